package io.qisheng.platform.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The door takes so much of each kind, lets nobody wait for ever, and is not moved by whoever goes away. */
class DoorTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicBoolean serving = new AtomicBoolean(true);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Door door(Duration patience) {
        return new Door(vertx, serving::get, patience, 2, 1);
    }

    @Test
    void whatComesOnTopIsRefusedAndAPlaceIsFreeWhenWorkEnds() {
        Door door = door(LONG);
        Work first = new Work();
        Work second = new Work();
        UniAssertSubscriber<String> one = enter(door, first);
        enter(door, second);

        assertRefused(enter(door, new Work()));

        first.end("done");
        one.assertCompleted().assertItem("done");
        enter(door, new Work()).assertNotTerminated();
    }

    @Test
    void aCrowdDoesNotShutTheJobsOutNorTheyTheCrowd() {
        Door door = door(LONG);
        enter(door, new Work());
        enter(door, new Work());
        assertRefused(enter(door, new Work()));

        serving.set(false);
        Work job = new Work();
        UniAssertSubscriber<String> running = enter(door, job);
        running.assertNotTerminated();
        assertRefused(enter(door, new Work()));

        serving.set(true);
        assertRefused(enter(door, new Work()));
        job.end("swept");
        running.assertItem("swept");
        assertRefused(enter(door, new Work()));
    }

    @Test
    void whoeverGoesAwayCancelsNothingAndKeepsThePlaceUntilTheWorkEnds() {
        Door door = door(LONG);
        Work first = new Work();
        enter(door, first).cancel();
        enter(door, new Work());

        assertRefused(enter(door, new Work()));
        assertThat(first.cancelled.get()).isFalse();

        first.end("written all the same");
        enter(door, new Work()).assertNotTerminated();
    }

    @Test
    void nobodyWaitsLongerThanIsPatient() {
        Door door = door(Duration.ofMillis(50));
        Work work = new Work();

        UniAssertSubscriber<String> waiting = enter(door, work).awaitFailure();

        assertRefused(waiting);
        assertThat(work.cancelled.get()).isFalse();
    }

    @Test
    void workThatFailsFreesItsPlaceToo() {
        Door door = door(LONG);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> door.<String>through(() -> {
                                throw new IllegalStateException("broken");
                            })
                            .await()
                            .indefinitely())
                    .hasMessage("broken");
        }
    }

    private static UniAssertSubscriber<String> enter(Door door, Work work) {
        return door.<String>through(() -> work.uni).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static void assertRefused(UniAssertSubscriber<String> refused) {
        assertThat(refused.getFailure())
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(ProblemException::type)
                .isEqualTo(PlatformProblem.UNAVAILABLE);
    }

    /** Work that ends when the test says so. */
    private static final class Work {

        final AtomicBoolean cancelled = new AtomicBoolean();
        final AtomicReference<UniEmitter<? super String>> emitter = new AtomicReference<>();
        final Uni<String> uni =
                Uni.createFrom().<String>emitter(emitter::set).onCancellation().invoke(() -> cancelled.set(true));

        void end(String item) {
            Objects.requireNonNull(emitter.get()).complete(item);
        }
    }
}
