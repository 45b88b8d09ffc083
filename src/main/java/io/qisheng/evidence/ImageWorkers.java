package io.qisheng.evidence;

import io.qisheng.evidence.storage.CallersThread;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The few threads that decode and encode pictures. Pictures are big and slow, so both how many are worked on and how many wait
 * with their bytes in memory is bounded; more than that is turned away rather than kept waiting.
 */
@ApplicationScoped
class ImageWorkers {

    private static final int THREADS = 2;
    private static final int ADMITTED = 16;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(ADMITTED),
            Thread.ofPlatform().name("image-", 1).daemon().factory());
    private final AtomicInteger admitted = new AtomicInteger();

    void stop(@Observes ShutdownEvent event) {
        threads.shutdown();
    }

    /** Runs a whole job, from fetching the bytes to storing the result, if there is room for one more. */
    <T> Uni<T> admit(Supplier<Uni<T>> job) {
        return Uni.createFrom().deferred(() -> {
            if (admitted.incrementAndGet() > ADMITTED) {
                admitted.decrementAndGet();
                return Uni.createFrom().failure(busy());
            }
            return job.get().onTermination().invoke(admitted::decrementAndGet);
        });
    }

    /** Computes on a worker thread; what follows runs where the caller was. */
    <T> Uni<T> compute(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> busy())
                .emitOn(CallersThread.current());
    }

    private static ProblemException busy() {
        return ProblemException.of(PlatformProblem.UNAVAILABLE).with("retryAfter", 2);
    }
}
