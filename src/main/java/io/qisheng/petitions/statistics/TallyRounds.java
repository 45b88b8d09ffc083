package io.qisheng.petitions.statistics;

import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Adds differences to the tallies. Of all replicas one at a time does so; numbers are exact also while differences wait. */
@ApplicationScoped
public class TallyRounds {

    private static final int LATE_AT_ONCE = 500;
    private static final int CHANGES_AT_ONCE = 2_000;
    private static final int TURNS = 200;

    private final Transactions transactions;
    private final FactRepository facts;
    private final TallyRepository tallies;
    private final Clock clock;

    TallyRounds(Transactions transactions, FactRepository facts, TallyRepository tallies, Clock clock) {
        this.transactions = transactions;
        this.facts = facts;
        this.tallies = tallies;
        this.clock = clock;
    }

    @Scheduled(every = "5s", identity = "petition-tallies", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> fold() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.write(this::turn))
                .whilst(more -> more)
                .select()
                .first(TURNS)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there was anything. */
    private Uni<Boolean> turn(Tx tx) {
        return tallies.lock(tx)
                .chain(locked -> locked ? add(tx) : Uni.createFrom().item(false));
    }

    private Uni<Boolean> add(Tx tx) {
        return facts.markLate(tx, clock.instant(), LATE_AT_ONCE)
                .chain(marked -> tallies.fold(tx, CHANGES_AT_ONCE).map(folded -> marked || folded));
    }
}
