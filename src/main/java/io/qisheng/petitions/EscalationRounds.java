package io.qisheng.petitions;

import io.qisheng.petitions.clocks.EscalationNotices;
import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells handlers, department leads and the township when clocks run out. A unique row lets nobody be told twice. */
@ApplicationScoped
class EscalationRounds {

    private final DueRounds rounds;
    private final PetitionRepository repository;
    private final EscalationNotices notices;
    private final PetitionJournal journal;

    EscalationRounds(
            DueRounds rounds, PetitionRepository repository, EscalationNotices notices, PetitionJournal journal) {
        this.rounds = rounds;
        this.repository = repository;
        this.notices = notices;
        this.journal = journal;
    }

    @Scheduled(every = "30s", identity = "petitions-escalation", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tellDue() {
        return rounds.go(repository::lockEscalating, this::tell);
    }

    private Uni<Void> tell(Tx tx, PetitionRecord row, PetitionDecider decider, Instant now) {
        Clocks clocks = decider.clocks();
        Petition petition = row.petition();
        return notices.tell(tx, petition, clocks.escalationsReached(petition, now), now)
                .invoke(told -> row.escalated(told, petition, clocks, now))
                .chain(told -> journal.escalated(tx, row, told));
    }
}
