package io.qisheng.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Ids;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lanes as several replicas run them, over a topic that nobody else takes. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OutboxLaneTest {

    private static final UUID DISTRICT = DemoIds.of("district");

    /** One for each replica: on a machine with two cores the common pool has one thread. */
    private static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

    @Inject
    Transactions transactions;

    @Inject
    OutboxStore store;

    @Inject
    Outbox outbox;

    @Inject
    Database database;

    private final String topic = "outbox-test-" + Ids.next();
    private final List<UUID> delivered = Collections.synchronizedList(new ArrayList<>());
    private volatile Instant now = Instant.parse("2026-11-09T02:00:00Z");

    private record Row(int attempts, boolean done, @Nullable String error, Duration pause) {}

    @Test
    void goesOnWhileItsTurnsAreFullInTheOrderOfTheCommits() throws Exception {
        List<UUID> appended = appended(3 * OutboxLane.TURN + 5);

        run(lane(this::deliver));

        assertThat(delivered).containsExactlyElementsOf(appended);
    }

    @Test
    void twoReplicasDeliverEachEventOnce() throws Exception {
        List<UUID> appended = appended(5 * OutboxLane.TURN);
        OutboxLane one = lane(this::deliver);
        OutboxLane other = lane(this::deliver);

        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> run(one), THREADS);
        run(other);
        first.join();
        run(one);

        assertThat(delivered).containsExactlyInAnyOrderElementsOf(appended);
    }

    @Test
    void triesAgainWhatHasFailedAfterAPause() throws Exception {
        UUID event = appended(1).getFirst();
        run(lane(failing(new IllegalStateException("broken"))));
        OutboxLane lane = lane(this::deliver);

        run(lane);
        assertThat(delivered).as("within the pause").isEmpty();
        now = now.plusSeconds(3);
        run(lane);

        assertThat(delivered).containsExactly(event);
        assertThat(row(event).done()).isTrue();
        assertThat(row(event).attempts()).isEqualTo(2);
        assertThat(row(event).error()).isNull();
    }

    @Test
    void pausesGrowAndStayShortWhileTheSinkIsMerelyAway() throws Exception {
        UUID event = appended(1).getFirst();
        ProblemException away = ProblemException.of(PlatformProblem.UNAVAILABLE);

        assertThat(pausesAfter(event, 6, away)).containsExactly(2, 4, 8, 10, 10, 10);
        assertThat(pausesAfter(event, 4, new IllegalStateException("broken"))).containsExactly(128, 256, 300, 300);
        assertThat(row(event).error()).isEqualTo("IllegalStateException");
    }

    @Test
    void whoHasLostTheLeaseHasNothingMoreToSay() throws Exception {
        UUID event = appended(1).getFirst();
        CountDownLatch reached = new CountDownLatch(1);
        CompletableFuture<Void> sink = new CompletableFuture<>();
        CompletableFuture<Void> slow = CompletableFuture.runAsync(
                () -> run(lane(ignored -> {
                    reached.countDown();
                    return answerOf(sink);
                })),
                THREADS);
        reached.await();
        now = now.plus(OutboxLane.LEASE).plusSeconds(1);

        run(lane(this::deliver));
        sink.completeExceptionally(new IllegalStateException("too late"));
        slow.join();

        assertThat(delivered).containsExactly(event);
        assertThat(row(event).done()).as("not put back by who lost it").isTrue();
        assertThat(row(event).error()).isNull();
    }

    @Test
    void aLateSuccessDoesNotMarkWhatAnotherStillHandles() throws Exception {
        UUID event = appended(1).getFirst();
        CompletableFuture<Void> firstSink = new CompletableFuture<>();
        CompletableFuture<Void> secondSink = new CompletableFuture<>();
        CompletableFuture<Void> first = held(firstSink);
        now = now.plus(OutboxLane.LEASE).plusSeconds(1);
        CompletableFuture<Void> second = held(secondSink);

        firstSink.complete(null);
        first.join();
        assertThat(row(event).done()).as("the one that lost the lease").isFalse();
        secondSink.complete(null);
        second.join();

        assertThat(row(event).done()).isTrue();
    }

    @Test
    void whatWasHeldUpBeyondTheLeaseIsLeftForTheNextTurn() throws Exception {
        List<UUID> appended = appended(3);
        OutboxLane lane = lane(event -> {
            now = now.plus(OutboxLane.LEASE).plusSeconds(1);
            return deliver(event);
        });

        run(lane);
        assertThat(delivered).containsExactly(appended.getFirst());
        run(lane);
        run(lane);

        assertThat(delivered).doesNotHaveDuplicates().hasSizeGreaterThan(1);
    }

    @Test
    void forgetsWhatIsDoneAFewAtATime() throws Exception {
        List<UUID> appended = appended(7);
        run(lane(event -> event.id().equals(appended.getLast())
                ? Uni.createFrom().failure(new IllegalStateException("not this one"))
                : deliver(event)));
        Instant later = Instant.now().plusSeconds(60);

        int purged = database.write(tx -> store.purge(tx, later, List.of(topic, "nothing"), 4));

        assertThat(purged).isEqualTo(4);
        try (Connection connection = Database.owner()) {
            database.write(tx -> store.purge(tx, later, List.of(topic), 1_000_000));
            assertThat(Database.number(connection, "select count(*) from outbox_event where topic = ?", topic))
                    .as("what is not done stays")
                    .isEqualTo(1);
        }
    }

    private CompletableFuture<Void> held(CompletableFuture<Void> sink) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CompletableFuture<Void> run = CompletableFuture.runAsync(
                () -> run(lane(ignored -> {
                    reached.countDown();
                    return answerOf(sink);
                })),
                THREADS);
        reached.await();
        return run;
    }

    /** As clients of sinks do, it comes back to where it was asked. */
    private static Uni<Void> answerOf(CompletableFuture<Void> sink) {
        Context asked = Vertx.currentContext();
        return Uni.createFrom().completionStage(sink).emitOn(work -> asked.runOnContext(ignored -> work.run()));
    }

    private List<Integer> pausesAfter(UUID event, int tries, RuntimeException failure) throws SQLException {
        OutboxLane lane = lane(failing(failure));
        List<Integer> pauses = new ArrayList<>();
        for (int i = 0; i < tries; i++) {
            run(lane);
            Duration pause = row(event).pause();
            pauses.add((int) pause.toSeconds());
            now = now.plus(pause).plusSeconds(1);
        }
        return pauses;
    }

    private Uni<Void> deliver(OutboxEvent event) {
        delivered.add(event.id());
        return Uni.createFrom().voidItem();
    }

    private static Function<OutboxEvent, Uni<Void>> failing(RuntimeException failure) {
        return event -> Uni.createFrom().failure(failure);
    }

    private OutboxLane lane(Function<OutboxEvent, Uni<Void>> sink) {
        InstantSource told = () -> now;
        return new OutboxLane(transactions, store, told.withZone(ZoneOffset.UTC), new OutboxHandler() {
            @Override
            public String topic() {
                return topic;
            }

            @Override
            public Uni<Void> handle(OutboxEvent event) {
                return sink.apply(event);
            }
        });
    }

    private static void run(OutboxLane lane) {
        Database.await(lane::run);
    }

    /** Events as they are committed, with their positions. */
    private List<UUID> appended(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            database.write(tx -> outbox.append(tx, DISTRICT, topic, Ids.next(), new JsonObject()));
        }
        List<UUID> events = new ArrayList<>();
        try (Connection connection = Database.owner()) {
            while (Database.number(
                            connection, "select count(*) from outbox_event where topic = ? and position is null", topic)
                    > 0) {
                database.write(store::sequence);
            }
            try (var query =
                    connection.prepareStatement("select id from outbox_event where topic = ? order by position")) {
                query.setString(1, topic);
                ResultSet rows = query.executeQuery();
                while (rows.next()) {
                    events.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return events;
    }

    private Row row(UUID event) throws SQLException {
        try (Connection connection = Database.owner();
                var query = connection.prepareStatement(
                        "select attempts, done_at is not null, last_error, leased_until from outbox_event where id = ?")) {
            query.setObject(1, event);
            ResultSet row = query.executeQuery();
            row.next();
            return new Row(
                    row.getInt(1),
                    row.getBoolean(2),
                    row.getString(3),
                    Duration.between(now, row.getTimestamp(4).toInstant()));
        }
    }
}
