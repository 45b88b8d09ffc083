package io.qisheng.activities.checkin;

import io.qisheng.activities.checkin.BatchRepository.Begun;
import io.qisheng.platform.Caller;
import io.qisheng.platform.http.RequestFacts;
import io.qisheng.platform.idempotency.Idempotency;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Lets one batch at a time run under an Idempotency-Key. A batch is many transactions, so the lock of one cannot keep a twin out; a row
 * does, until the batch ends. One whose service died is taken over after a while by the same body, whose scans are harmless to repeat.
 */
@ApplicationScoped
class BatchKeys {

    private final BatchRepository batches;
    private final RequestFacts request;
    private final Clock clock;

    BatchKeys(BatchRepository batches, RequestFacts request, Clock clock) {
        this.batches = batches;
        this.request = request;
        this.clock = clock;
    }

    /**
     * Does the work of a batch while no other under the same key is done. Fails with {@code idempotency-in-progress} while one is, and
     * with {@code idempotency-key-reused} where that has another body.
     */
    <T> Uni<T> alone(Caller caller, Supplier<Uni<T>> work) {
        String key = request.header("Idempotency-Key");
        if (key == null) {
            return work.get();
        }
        byte[] bodyHash = request.bodyHash();
        return batches.begin(caller, key, bodyHash, clock.instant())
                .invoke(begun -> mustBeMine(begun, bodyHash))
                .chain(() -> work.get().eventually(() -> batches.end(caller, key)));
    }

    private static void mustBeMine(Begun begun, byte[] bodyHash) {
        if (begun.mine()) {
            return;
        }
        byte[] other = begun.bodyHash();
        if (other != null) {
            Idempotency.mustBeSame(other, bodyHash);
        }
        throw Idempotency.inProgress();
    }

    @Scheduled(every = "1h", identity = "check-in-batches-purge", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return batches.purge(clock.instant());
    }
}
