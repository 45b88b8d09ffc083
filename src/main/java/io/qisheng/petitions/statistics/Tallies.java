package io.qisheng.petitions.statistics;

import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Keeps what counts of petitions, in the transaction of what changes them. The petition's row must be locked. */
@ApplicationScoped
public class Tallies {

    private final FactRepository facts;

    Tallies(FactRepository facts) {
        this.facts = facts;
    }

    /** After an action. Most actions change nothing that counts, and then there is no statement. */
    public Uni<Void> follow(Tx tx, Petition before, Petition after, Clocks clocks, Instant now) {
        PetitionFacts counted = PetitionFacts.of(after, clocks);
        return counted.facts().equals(PetitionFacts.of(before, clocks).facts())
                ? Uni.createFrom().voidItem()
                : facts.store(tx, List.of(counted), now);
    }

    /** By another calendar, or for the first time. */
    public Uni<Void> recount(Tx tx, List<Petition> petitions, Clocks clocks, Instant now) {
        return petitions.isEmpty()
                ? Uni.createFrom().voidItem()
                : facts.store(
                        tx,
                        petitions.stream()
                                .map(petition -> PetitionFacts.of(petition, clocks))
                                .toList(),
                        now);
    }
}
