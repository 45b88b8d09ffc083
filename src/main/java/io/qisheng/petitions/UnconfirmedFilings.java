package io.qisheng.petitions;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Decision;
import io.qisheng.petitions.domain.PetitionCommand.MarkUnconfirmed;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Writes down that an enterprise said nothing to what was filed on its behalf; the row lock and the rule itself keep it to once, however
 * many replicas there are.
 */
@ApplicationScoped
class UnconfirmedFilings {

    private final DueRounds rounds;
    private final PetitionRepository repository;
    private final PetitionJournal journal;

    UnconfirmedFilings(DueRounds rounds, PetitionRepository repository, PetitionJournal journal) {
        this.rounds = rounds;
        this.repository = repository;
        this.journal = journal;
    }

    @Scheduled(every = "1m", identity = "petitions-unconfirmed", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> markDue() {
        return rounds.go(repository::lockUnconfirmed, this::mark);
    }

    private Uni<Void> mark(Tx tx, PetitionRecord row, PetitionDecider decider, Instant now) {
        return switch (decider.decide(row.petition(), new MarkUnconfirmed(), Actor.SYSTEM, now)) {
            case Decision.Applied applied -> journal.write(tx, null, row, applied, decider.clocks());
            case Decision.Refused refused ->
                throw new IllegalStateException(
                        "a due confirmation of " + row.key.id() + " is refused: " + refused.problem());
            case Decision.Unfit unfit ->
                throw new IllegalStateException(
                        "a due confirmation of " + row.key.id() + " does not fit: " + unfit.faults());
        };
    }
}
