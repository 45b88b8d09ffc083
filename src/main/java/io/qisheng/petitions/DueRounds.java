package io.qisheng.petitions;

import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the petitions of which something is due. Each is a transaction of its own; the row lock, which others skip, keeps replicas
 * out of each other's way. One that cannot be dealt with is logged and left out of the round, so that it does not stop the others. A
 * database that does not answer is no fault of a petition's and ends the round.
 */
@ApplicationScoped
class DueRounds {

    private static final Logger LOG = Logger.getLogger(DueRounds.class);
    private static final int AT_ONCE = 200;
    private static final int MOST_STUCK = 1000;

    private final Transactions transactions;
    private final PetitionRules rules;
    private final Clock clock;

    DueRounds(Transactions transactions, PetitionRules rules, Clock clock) {
        this.transactions = transactions;
        this.rules = rules;
        this.clock = clock;
    }

    /** Locks one that is due, none of those that are named. */
    @FunctionalInterface
    interface Next {
        Uni<@Nullable PetitionRecord> lock(Tx tx, Instant now, Collection<UUID> butThose);
    }

    /** Does what is due of one. */
    @FunctionalInterface
    interface Work {
        Uni<Void> on(Tx tx, PetitionRecord row, PetitionDecider decider, Instant now);
    }

    Uni<Void> go(Next next, Work work) {
        return Uni.createFrom().deferred(() -> {
            Set<UUID> stuck = new HashSet<>();
            AtomicInteger taken = new AtomicInteger();
            return Multi.createBy()
                    .repeating()
                    .uni(() -> one(next, work, stuck))
                    .whilst(found ->
                            found && taken.incrementAndGet() - stuck.size() < AT_ONCE && stuck.size() < MOST_STUCK)
                    .collect()
                    .last()
                    .replaceWithVoid();
        });
    }

    /** Whether there was one. */
    private Uni<Boolean> one(Next next, Work work, Set<UUID> stuck) {
        return transactions
                .write(tx -> one(tx, next, work, stuck))
                .onFailure(Stuck.class)
                .recoverWithItem(failure -> leaveOut((Stuck) failure, stuck));
    }

    private Uni<Boolean> one(Tx tx, Next next, Work work, Set<UUID> stuck) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return next.lock(tx, now, stuck)
                .chain(row -> row == null
                        ? Uni.createFrom().item(false)
                        : rules.current(tx)
                                .chain(decider -> Uni.createFrom()
                                        .deferred(() -> work.on(tx, row, decider, now))
                                        .onFailure(DueRounds::isOfThePetition)
                                        .transform(failure -> new Stuck(row.key.id(), failure)))
                                .replaceWith(true));
    }

    /** Whether trying the next one makes sense: not where the database is away. */
    private static boolean isOfThePetition(Throwable failure) {
        boolean unavailable =
                failure instanceof ProblemException problem && problem.type() == PlatformProblem.UNAVAILABLE;
        return !unavailable && !(failure instanceof JDBCConnectionException) && !(failure instanceof IOException);
    }

    private static boolean leaveOut(Stuck one, Set<UUID> stuck) {
        LOG.errorf(one.getCause(), "what is due of petition %s cannot be done", one.id);
        return stuck.add(one.id);
    }

    /** What could not be done of one petition. */
    private static final class Stuck extends RuntimeException {

        private final UUID id;

        private Stuck(UUID id, Throwable cause) {
            super(cause);
            this.id = id;
        }
    }
}
