package io.qisheng.petitions;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Decision;
import io.qisheng.petitions.domain.PetitionCommand.CloseUnrated;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Closes what nobody rated in time. */
@ApplicationScoped
class UnratedPetitions {

    private final DueRounds rounds;
    private final PetitionRepository repository;
    private final PetitionJournal journal;

    UnratedPetitions(DueRounds rounds, PetitionRepository repository, PetitionJournal journal) {
        this.rounds = rounds;
        this.repository = repository;
        this.journal = journal;
    }

    @Scheduled(every = "1m", identity = "petitions-unrated", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> closeDue() {
        return rounds.go(repository::lockUnrated, this::close);
    }

    private Uni<Void> close(Tx tx, PetitionRecord row, PetitionDecider decider, Instant now) {
        return switch (decider.decide(row.petition(), new CloseUnrated(), Actor.SYSTEM, now)) {
            case Decision.Applied applied -> journal.write(tx, null, row, applied, decider.clocks());
            case Decision.Refused _, Decision.Unfit _ -> recount(tx, row, decider, now);
        };
    }

    /** The calendar has changed since the row was written: its dates are computed anew. */
    private Uni<Void> recount(Tx tx, PetitionRecord row, PetitionDecider decider, Instant now) {
        row.take(row.petition(), decider.clocks());
        if (row.ratingDueAt != null && row.ratingDueAt.isBefore(now)) {
            throw new IllegalStateException("what nobody rated in time cannot be closed");
        }
        return repository.update(tx, row);
    }
}
