package io.qisheng.petitions;

import io.qisheng.petitions.clocks.RecountRepository;
import io.qisheng.petitions.clocks.RecountRepository.Kind;
import io.qisheng.petitions.clocks.RecountRepository.Walk;
import io.qisheng.petitions.domain.Clocks;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Goes through petitions in the order of their keys, some at a time; how far a walk came is stored in the same transaction, so that
 * any replica goes on with it.
 */
@ApplicationScoped
class PetitionWalks {

    private static final int AT_ONCE = 25;
    private static final int TURNS = 200;

    private final Transactions transactions;
    private final RecountRepository walks;
    private final PetitionRules rules;
    private final Clock clock;

    PetitionWalks(Transactions transactions, RecountRepository walks, PetitionRules rules, Clock clock) {
        this.transactions = transactions;
        this.walks = walks;
        this.rules = rules;
        this.clock = clock;
    }

    /** Locks the next petitions after one. */
    @FunctionalInterface
    interface Next {
        Uni<List<PetitionRecord>> lock(Tx tx, UUID afterDistrict, UUID afterId, int limit);
    }

    /** Does what the walk is for, by the calendar as it stands in the database. */
    @FunctionalInterface
    interface Work {
        Uni<Void> on(Tx tx, List<PetitionRecord> rows, Clocks clocks, Instant now);
    }

    /** Goes on with what is due of one kind. */
    Uni<Void> go(Kind kind, Next next, Work work) {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.write(tx -> goOn(tx, kind, next, work)))
                .whilst(went -> went)
                .select()
                .first(TURNS)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there was a walk to go on with. */
    private Uni<Boolean> goOn(Tx tx, Kind kind, Next next, Work work) {
        return walks.lockDue(tx, kind, clock.instant())
                .chain(walk -> walk == null
                        ? Uni.createFrom().item(false)
                        : rules.afresh(tx)
                                .chain(decider -> goOn(tx, walk, decider.clocks(), next, work))
                                .replaceWith(true));
    }

    private Uni<Void> goOn(Tx tx, Walk walk, Clocks clocks, Next next, Work work) {
        return next.lock(tx, walk.districtId(), walk.petitionId(), AT_ONCE)
                .chain(rows -> work.on(tx, rows, clocks, clock.instant())
                        .chain(() -> rows.size() < AT_ONCE
                                ? walks.done(tx, walk, clock.instant())
                                : advance(tx, walk, rows)));
    }

    private Uni<Void> advance(Tx tx, Walk walk, List<PetitionRecord> rows) {
        PetitionRecord.Key last = rows.getLast().key;
        return walks.advance(tx, walk, last.districtId(), last.id());
    }
}
