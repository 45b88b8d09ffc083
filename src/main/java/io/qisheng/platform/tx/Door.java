package io.qisheng.platform.tx;

import io.qisheng.platform.http.RequestFacts;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The door to the database. Work that goes through is cut off from its caller: a client that hangs up, or a caller that stops
 * waiting, cancels nothing behind it. Cancelling a running session would break its connection and could leave half of the work
 * written.
 *
 * <p>Work that nobody waits for still costs its time, so only so much of it is taken at once; what comes on top is refused at the
 * door with {@code unavailable}, before the queue of the pool grows longer than anybody's patience. Jobs have a share of their own:
 * a crowd cannot shut them out, nor they the crowd.
 */
@ApplicationScoped
class Door {

    private final Vertx vertx;
    private final Duration patience;
    private final BooleanSupplier serving;
    private final Share crowd;
    private final Share jobs;

    @Inject
    Door(
            Vertx vertx,
            RequestFacts request,
            @ConfigProperty(name = "qisheng.database.patience", defaultValue = "4s") Duration patience,
            @ConfigProperty(name = "qisheng.database.most", defaultValue = "256") int most,
            @ConfigProperty(name = "qisheng.database.most-jobs", defaultValue = "32") int mostJobs) {
        this(vertx, request::isServed, patience, most, mostJobs);
    }

    /**
     * A door of its own.
     *
     * @param serving whether the work that comes serves a request
     */
    Door(Vertx vertx, BooleanSupplier serving, Duration patience, int most, int mostJobs) {
        this.vertx = vertx;
        this.serving = serving;
        this.patience = patience;
        this.crowd = new Share(most, new AtomicInteger());
        this.jobs = new Share(mostJobs, new AtomicInteger());
    }

    /** How much of one kind is taken at once. */
    private record Share(int most, AtomicInteger running) {

        boolean take() {
            if (running.incrementAndGet() <= most) {
                return true;
            }
            running.decrementAndGet();
            return false;
        }

        void give() {
            running.decrementAndGet();
        }
    }

    /** The work's result, or a failure: {@code unavailable} when too much is running or the database does not answer in time. */
    <T> Uni<T> through(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().emitter(emitter -> start(work, emitter));
    }

    private <T> void start(Supplier<Uni<? extends T>> work, UniEmitter<? super T> emitter) {
        Share share = serving.getAsBoolean() ? crowd : jobs;
        if (!share.take()) {
            emitter.fail(ProblemException.of(PlatformProblem.UNAVAILABLE));
            return;
        }
        long timer = vertx.setTimer(
                patience.toMillis(), ignored -> emitter.fail(ProblemException.of(PlatformProblem.UNAVAILABLE)));
        Uni.createFrom()
                .deferred(work)
                .onTermination()
                .invoke(() -> ended(share, timer))
                .subscribe()
                .with(emitter::complete, emitter::fail);
    }

    private void ended(Share share, long timer) {
        share.give();
        vertx.cancelTimer(timer);
    }
}
