package io.qisheng.platform.outbox;

import io.qisheng.platform.tx.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Orders committed events and hands them on. It runs every second on every replica and at once after a local commit; locks in
 * the database keep replicas out of each other's way.
 */
@ApplicationScoped
class OutboxDispatcher {

    private static final Logger LOG = Logger.getLogger(OutboxDispatcher.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int PURGED_AT_ONCE = 1_000;

    private final Transactions transactions;
    private final OutboxStore store;
    private final LiveFeed feed;
    private final Vertx vertx;
    private final Clock clock;
    private final List<OutboxLane> lanes;
    private final AtomicBoolean nudged = new AtomicBoolean();
    private final AtomicBoolean ordering = new AtomicBoolean();

    OutboxDispatcher(
            Transactions transactions,
            OutboxStore store,
            LiveFeed feed,
            Vertx vertx,
            Clock clock,
            @Any Instance<OutboxHandler> handlers) {
        this.transactions = transactions;
        this.store = store;
        this.feed = feed;
        this.vertx = vertx;
        this.clock = clock;
        this.lanes = handlers.stream()
                .map(handler -> new OutboxLane(transactions, store, clock, handler))
                .toList();
    }

    /** Asks for a run soon; many nudges make one run. */
    void nudge() {
        if (nudged.compareAndSet(false, true)) {
            inOwnContext(() -> vertx.setTimer(1, now -> runNudged()));
        }
    }

    /**
     * In a context of its own: in the one of the request that nudged, or in one with another lane, it would share the session that the
     * other may open next.
     */
    private void inOwnContext(Runnable work) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ignored -> work.run());
    }

    private void runNudged() {
        if (ordering.get()) {
            vertx.setTimer(10, ignored -> runNudged());
            return;
        }
        nudged.set(false);
        order().subscribe().with(done -> handleDue(), OutboxDispatcher::waits);
    }

    /** Gives positions to committed events and tells the streams. */
    @Scheduled(every = "1s", identity = "outbox", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> order() {
        if (!ordering.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .write(store::sequence)
                .chain(feed::advance)
                .onTermination()
                .invoke(() -> ordering.set(false));
    }

    /** Hands due events on, each topic in a lane of its own: a sink that hangs holds up neither the streams nor another sink. */
    @NonBlocking
    @Scheduled(every = "1s", identity = "outbox-handlers")
    void handleDue() {
        lanes.forEach(lane -> inOwnContext(() -> start(lane)));
    }

    private static void start(OutboxLane lane) {
        lane.run().subscribe().with(done -> {}, OutboxDispatcher::waits);
    }

    private static void waits(Throwable failure) {
        LOG.warn("the outbox waits for its next turn", failure);
    }

    /** Forgets old events, some at a time, so that no transaction holds many rows. */
    @Scheduled(every = "1h", identity = "outbox-purge", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        Instant before = clock.instant().minus(KEPT);
        List<String> topics = lanes.stream().map(OutboxLane::topic).toList();
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.write(tx -> store.purge(tx, before, topics, PURGED_AT_ONCE)))
                .whilst(purged -> purged == PURGED_AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
