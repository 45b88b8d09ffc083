package io.qisheng.evidence;

import io.qisheng.evidence.domain.PhotoCommand;
import io.qisheng.evidence.domain.PhotoDecision.Applied;
import io.qisheng.evidence.domain.PhotoLife;
import io.qisheng.evidence.domain.PhotoLimits;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Lets go of photos that proved nothing for a day. Runs on every replica; locked rows are someone else's. */
@ApplicationScoped
class EvidenceSweeper {

    private static final int BATCH = 100;

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

    /** One batch, and the next one when it was full. */
    @Scheduled(
            every = "10m",
            delayed = "1m",
            identity = "evidence-sweeper",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return transactions
                .write(this::batch)
                .chain(swept -> swept == BATCH ? sweep() : Uni.createFrom().voidItem());
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
        return repository.updateAll(tx, due).chain(() -> announce(tx, due));
    }

    private static boolean becomesRemoved(EvidenceRow row, Instant now) {
        if (!(PhotoLife.decide(row.photo(), new PhotoCommand.Sweep(now)) instanceof Applied applied)) {
            return false;
        }
        row.become(applied.next());
        row.removedAt = now;
        return true;
    }

    private Uni<Void> announce(Tx tx, List<EvidenceRow> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(
                        row -> unwanted.announce(tx, row, row.files().all()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
