package io.qisheng.petitions.campaigns;

import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries out of each petition what its campaign decided: each a transaction of its own, begun right after the decision and gone on with by
 * any replica where that was cut short. One that fails is logged, left out of the round and tried again in the next.
 */
@ApplicationScoped
class CampaignDeliveries {

    private static final Logger LOG = Logger.getLogger(CampaignDeliveries.class);
    private static final int AT_ONCE = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Transactions transactions;
    private final CampaignDeliveryRepository repository;
    private final PetitionSide petitions;
    private final Clock clock;

    CampaignDeliveries(
            Transactions transactions, CampaignDeliveryRepository repository, PetitionSide petitions, Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.petitions = petitions;
        this.clock = clock;
    }

    @Scheduled(every = "30s", identity = "campaigns-deliveries", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> carryOn() {
        return carryOut(null);
    }

    /** What waits in one campaign, or in all. */
    Uni<Void> carryOut(@Nullable UUID campaignId) {
        return Uni.createFrom().deferred(() -> {
            Set<UUID> stuck = new HashSet<>();
            return Multi.createBy()
                    .repeating()
                    .uni(() -> one(campaignId, stuck))
                    .whilst(found -> found && stuck.size() < AT_ONCE)
                    .select()
                    .first(AT_ONCE)
                    .collect()
                    .last()
                    .replaceWithVoid();
        });
    }

    /**
     * The decision stands and will be carried out; whoever made it waits for what is done at once, and no longer: the round goes on with the
     * rest. The petition that is at work then is not torn out of it.
     */
    Uni<Void> begin(UUID campaignId) {
        return carryOut(campaignId)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithUni(() -> Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "campaign %s is carried out in the next round", campaignId))
                .onFailure()
                .recoverWithNull();
    }

    /** Whether there was one. */
    private Uni<Boolean> one(@Nullable UUID campaignId, Set<UUID> stuck) {
        return transactions
                .write(tx -> repository
                        .lockNext(tx, campaignId, stuck)
                        .chain(delivery -> delivery == null
                                ? Uni.createFrom().item(false)
                                : one(tx, delivery).replaceWith(true)))
                .onFailure(Stuck.class)
                .recoverWithItem(failure -> leaveOut((Stuck) failure, stuck));
    }

    private Uni<Void> one(Tx tx, CampaignDelivery delivery) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Uni.createFrom()
                .deferred(() -> petitions.carryOut(tx, delivery))
                .onFailure(failure ->
                        !(failure instanceof ProblemException problem && problem.type() == PlatformProblem.UNAVAILABLE))
                .transform(failure -> new Stuck(delivery.petitionId(), failure))
                .chain(left -> repository.settle(tx, delivery, left, now));
    }

    private static boolean leaveOut(Stuck one, Set<UUID> stuck) {
        LOG.errorf(one.getCause(), "what its campaign decided cannot be carried out of petition %s", one.petitionId);
        return stuck.add(one.petitionId);
    }

    /** What could not be done of one petition. */
    private static final class Stuck extends RuntimeException {

        private final UUID petitionId;

        private Stuck(UUID petitionId, Throwable cause) {
            super(cause);
            this.petitionId = petitionId;
        }
    }
}
