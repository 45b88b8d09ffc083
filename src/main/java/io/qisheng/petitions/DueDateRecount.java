package io.qisheng.petitions;

import io.qisheng.petitions.clocks.RecountRepository.Kind;
import io.qisheng.petitions.domain.Clocks;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Brings the stored dates of running petitions up to date after the calendar has changed. */
@ApplicationScoped
class DueDateRecount {

    private final PetitionWalks walks;
    private final PetitionRepository petitions;
    private final PetitionJournal journal;

    DueDateRecount(PetitionWalks walks, PetitionRepository petitions, PetitionJournal journal) {
        this.walks = walks;
        this.petitions = petitions;
        this.journal = journal;
    }

    @Scheduled(every = "10s", identity = "petitions-recount", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> walk() {
        return walks.go(Kind.DATES, petitions::lockRunning, this::recount);
    }

    private Uni<Void> recount(Tx tx, List<PetitionRecord> rows, Clocks clocks, Instant now) {
        return Multi.createFrom()
                .iterable(rows)
                .filter(row -> row.recount(clocks))
                .onItem()
                .transformToUniAndConcatenate(row -> journal.recounted(tx, row))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
