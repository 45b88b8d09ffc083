package io.qisheng.platform.limits;

import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work that is too long for the threads that serve everybody, done by a few threads of its own. Only so much waits for them as is done
 * within a few seconds; whoever comes on top is asked to come again.
 */
public final class BoundedWork {

    private final WorkerExecutor threads;
    private final int most;
    private final int retryAfter;
    private final AtomicInteger taken = new AtomicInteger();

    /**
     * Takes the threads that go by this name.
     *
     * @param most how many are at work or wait
     * @param retryAfter seconds until it is worth while to come again
     */
    public BoundedWork(Vertx vertx, String name, int threads, int most, int retryAfter) {
        this.threads = vertx.createSharedWorkerExecutor(name, threads);
        this.most = most;
        this.retryAfter = retryAfter;
    }

    /** What the work comes to; fails with {@code unavailable} in a rush. */
    public <T> Uni<T> done(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (taken.incrementAndGet() > most) {
                taken.decrementAndGet();
                return Uni.createFrom()
                        .failure(
                                ProblemException.of(PlatformProblem.UNAVAILABLE).with("retryAfter", retryAfter));
            }
            return threads.executeBlocking(work, false).onTermination().invoke(taken::decrementAndGet);
        });
    }
}
