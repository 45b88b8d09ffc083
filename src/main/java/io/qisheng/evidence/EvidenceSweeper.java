package io.qisheng.evidence;

import io.qisheng.evidence.domain.PhotoCommand;
import io.qisheng.evidence.domain.PhotoDecision.Applied;
import io.qisheng.evidence.domain.PhotoLife;
import io.qisheng.evidence.domain.PhotoLimits;
import io.qisheng.evidence.storage.PhotoKeys;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Lets go of photos that proved nothing for a day, and of uploads that came after the verdict: a ticket works until it runs out,
 * whatever has become of its photo. Runs on every replica; locked rows are someone else's.
 */
@ApplicationScoped
class EvidenceSweeper {

    private static final int BATCH = 100;

    /** Whatever began to come in while a ticket was good has come in by then. */
    private static final Duration LAST_UPLOAD = Duration.ofMinutes(5);

    private final Transactions transactions;
    private final EvidenceRepository repository;
    private final UnwantedFiles unwanted;
    private final Clock clock;

    EvidenceSweeper(Transactions transactions, EvidenceRepository repository, UnwantedFiles unwanted, Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.unwanted = unwanted;
        this.clock = clock;
    }

    /** One batch of each, and the next ones while they are full. */
    @Scheduled(
            every = "10m",
            delayed = "1m",
            identity = "evidence-sweeper",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return transactions
                .write(this::batch)
                .chain(swept -> transactions.write(this::lateUploads).map(late -> Math.max(swept, late)))
                .chain(swept -> swept == BATCH ? sweep() : Uni.createFrom().voidItem());
    }

    private Uni<Integer> lateUploads(Tx tx) {
        return repository
                .lockRunOut(tx, clock.instant().minus(LAST_UPLOAD), BATCH)
                .invoke(rows -> rows.forEach(row -> row.uploadGone = true))
                .call(rows -> repository.updateAll(tx, rows))
                .call(rows -> announce(tx, rows, PhotoKeys::raw))
                .map(List::size);
    }

    private Uni<Integer> batch(Tx tx) {
        Instant now = clock.instant();
        return repository
                .lockUnattached(tx, now.minus(PhotoLimits.UNATTACHED), BATCH)
                .call(rows -> remove(tx, rows, now))
                .map(List::size);
    }

    private Uni<Void> remove(Tx tx, List<EvidenceRow> rows, Instant now) {
        List<EvidenceRow> due =
                rows.stream().filter(row -> becomesRemoved(row, now)).toList();
        return repository.updateAll(tx, due).chain(() -> announce(tx, due, PhotoKeys::all));
    }

    private static boolean becomesRemoved(EvidenceRow row, Instant now) {
        if (!(PhotoLife.decide(row.photo(), new PhotoCommand.Sweep(now)) instanceof Applied applied)) {
            return false;
        }
        row.become(applied.next());
        row.removedAt = now;
        return true;
    }

    private Uni<Void> announce(Tx tx, List<EvidenceRow> rows, Function<PhotoKeys, List<String>> which) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> unwanted.announce(tx, row, which.apply(row.files())))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
