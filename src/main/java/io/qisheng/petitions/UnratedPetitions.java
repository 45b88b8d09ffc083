package io.qisheng.petitions;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Decision;
import io.qisheng.petitions.domain.PetitionCommand.CloseUnrated;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Closes what nobody rated in time. Each petition is a transaction of its own; the row lock, which others skip, keeps replicas out of
 * each other's way.
 */
@ApplicationScoped
class UnratedPetitions {

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final PetitionRepository repository;
    private final PetitionRules rules;
    private final PetitionJournal journal;
    private final Clock clock;

    UnratedPetitions(
            Transactions transactions,
            PetitionRepository repository,
            PetitionRules rules,
            PetitionJournal journal,
            Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    @Scheduled(every = "1m", identity = "petitions-unrated", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> closeDue() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.write(this::closeOne))
                .whilst(closed -> closed)
                .select()
                .first(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there was one. */
    private Uni<Boolean> closeOne(Tx tx) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return repository
                .lockUnrated(tx, now)
                .chain(row -> row == null
                        ? Uni.createFrom().item(false)
                        : rules.current(tx)
                                .chain(decider -> close(tx, row, decider, now))
                                .replaceWith(true));
    }

    private Uni<Void> close(Tx tx, PetitionRecord row, PetitionDecider decider, Instant now) {
        return switch (decider.decide(row.petition(), new CloseUnrated(), Actor.SYSTEM, now)) {
            case Decision.Applied applied -> journal.write(tx, null, row, applied, decider.clocks());
            case Decision.Refused _, Decision.Unfit _ -> recount(tx, row, decider);
        };
    }

    /** The calendar has changed since the row was written: its dates are computed anew. */
    private Uni<Void> recount(Tx tx, PetitionRecord row, PetitionDecider decider) {
        row.take(row.petition(), decider.clocks());
        return repository.update(tx, row);
    }
}
