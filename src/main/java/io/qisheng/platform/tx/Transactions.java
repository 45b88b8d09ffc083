package io.qisheng.platform.tx;

import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens transactions. The work is cut off from its caller: a client that hangs up, or a caller that stops waiting, cancels
 * nothing here. Cancelling a running session would break its connection and could leave half of the work written.
 *
 * <p>Work that nobody waits for still costs its time, so only so much of it is taken at once; what comes on top is refused at the
 * door with {@code unavailable}, before the queue of the pool grows longer than anybody's patience.
 */
@ApplicationScoped
public class Transactions {

    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;
    private final Duration patience;
    private final int most;
    private final AtomicInteger running = new AtomicInteger();

    Transactions(
            Mutiny.SessionFactory sessions,
            Vertx vertx,
            @ConfigProperty(name = "qisheng.database.patience", defaultValue = "4s") Duration patience,
            @ConfigProperty(name = "qisheng.database.most", defaultValue = "256") int most) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.patience = patience;
        this.most = most;
    }

    /**
     * Runs {@code work} in one transaction: committed when its result comes, rolled back when it fails.
     *
     * @return the result, or a failure: {@code unavailable} when the database does not answer in time
     */
    public <T> Uni<T> write(Function<Tx, Uni<T>> work) {
        return detached(() -> {
            List<Runnable> hints = new ArrayList<>();
            return sessions.withStatelessTransaction(session -> work.apply(new Tx(session, hints)))
                    .invoke(() -> hints.forEach(Runnable::run));
        });
    }

    /** Runs {@code work} on one connection without a transaction: single reads that need no common snapshot. */
    public <T> Uni<T> read(Function<Tx, Uni<T>> work) {
        return detached(() -> sessions.withStatelessSession(session -> work.apply(new Tx(session, new ArrayList<>()))));
    }

    private <T> Uni<T> detached(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().emitter(emitter -> start(work, emitter));
    }

    private <T> void start(Supplier<Uni<? extends T>> work, UniEmitter<? super T> emitter) {
        if (running.incrementAndGet() > most) {
            running.decrementAndGet();
            emitter.fail(ProblemException.of(PlatformProblem.UNAVAILABLE));
            return;
        }
        long timer = vertx.setTimer(
                patience.toMillis(), ignored -> emitter.fail(ProblemException.of(PlatformProblem.UNAVAILABLE)));
        Uni.createFrom()
                .deferred(work)
                .onTermination()
                .invoke(() -> ended(timer))
                .subscribe()
                .with(emitter::complete, emitter::fail);
    }

    private void ended(long timer) {
        running.decrementAndGet();
        vertx.cancelTimer(timer);
    }
}
