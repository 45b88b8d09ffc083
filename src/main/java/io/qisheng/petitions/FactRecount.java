package io.qisheng.petitions;

import io.qisheng.petitions.clocks.RecountRepository.Kind;
import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.statistics.Tallies;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Counts petitions for the first time, and all anew after the calendar has changed, also those that are over. */
@ApplicationScoped
class FactRecount {

    private final PetitionWalks walks;
    private final PetitionRepository petitions;
    private final Tallies tallies;

    FactRecount(PetitionWalks walks, PetitionRepository petitions, Tallies tallies) {
        this.walks = walks;
        this.petitions = petitions;
        this.tallies = tallies;
    }

    @Scheduled(every = "10s", identity = "petition-facts", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> walk() {
        return walks.go(Kind.FACTS, petitions::lockAccepted, this::recount);
    }

    private Uni<Void> recount(Tx tx, List<PetitionRecord> rows, Clocks clocks, Instant now) {
        return tallies.recount(tx, rows.stream().map(PetitionRecord::petition).toList(), clocks, now);
    }
}
