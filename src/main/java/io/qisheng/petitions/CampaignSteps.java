package io.qisheng.petitions;

import static java.util.Objects.requireNonNull;

import io.qisheng.petitions.campaigns.CampaignDelivery;
import io.qisheng.petitions.campaigns.CampaignDelivery.Kind;
import io.qisheng.petitions.campaigns.PetitionSide;
import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Decision;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionCommand;
import io.qisheng.petitions.domain.PetitionCommand.Answer;
import io.qisheng.petitions.domain.PetitionCommand.Link;
import io.qisheng.petitions.domain.PetitionCommand.Progress;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.petitions.domain.PetitionProblem;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.petitions.domain.Standing;
import io.qisheng.petitions.notices.PetitionNotices;
import io.qisheng.platform.Caller;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries out of petitions what their campaign decided, by the petition's own actions with all their rules. */
@ApplicationScoped
class CampaignSteps implements PetitionSide {

    private static final Set<Standing> OVERSEERS = EnumSet.of(Standing.DESK, Standing.SUPERVISOR);
    private static final Set<PetitionStatus> FORGONE = EnumSet.of(PetitionStatus.REJECTED, PetitionStatus.WITHDRAWN);

    private final PetitionRepository repository;
    private final PetitionRules rules;
    private final PetitionJournal journal;
    private final PetitionNotices notices;
    private final Clock clock;

    CampaignSteps(
            PetitionRepository repository,
            PetitionRules rules,
            PetitionJournal journal,
            PetitionNotices notices,
            Clock clock) {
        this.repository = repository;
        this.rules = rules;
        this.journal = journal;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public Uni<List<Overseen>> overseen(Tx tx, Caller caller, List<UUID> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> repository
                        .find(tx, caller.districtId(), id)
                        .map(row -> row != null && oversees(caller, row.petition())
                                ? new Overseen(
                                        id, row.petition().filing().enterprise().path())
                                : null))
                .filter(Objects::nonNull)
                .collect()
                .asList();
    }

    private static boolean oversees(Caller caller, Petition petition) {
        return PetitionAudience.standings(petition, PetitionScope.actor(caller)).stream()
                .anyMatch(OVERSEERS::contains);
    }

    @Override
    public Uni<@Nullable String> carryOut(Tx tx, CampaignDelivery delivery) {
        return repository
                .lock(tx, delivery.districtId(), delivery.petitionId())
                .chain(row -> rules.current(tx).chain(decider -> carryOut(tx, delivery, requireNonNull(row), decider)));
    }

    private Uni<@Nullable String> carryOut(
            Tx tx, CampaignDelivery delivery, PetitionRecord row, PetitionDecider decider) {
        Petition petition = row.petition();
        boolean linked = delivery.campaignId().equals(petition.campaignId());
        if (delivery.kind() == Kind.LINK && linked) {
            return Uni.createFrom().nullItem();
        }
        if (delivery.kind() != Kind.LINK && !linked) {
            return Uni.createFrom().item("不在这项专项整治里");
        }
        return step(tx, delivery, row, decider)
                .call(left -> tells(delivery, petition, left)
                        ? notices.tellOfCampaign(tx, petition, delivery)
                        : Uni.createFrom().voidItem())
                .map(left -> delivery.kind() == Kind.PROGRESS ? null : left);
    }

    /**
     * Whoever has closed a matter, or waits for another department, still hears how the whole went. An answer that is the petition's own is told as
     * each answer is.
     */
    private static boolean tells(CampaignDelivery delivery, Petition petition, @Nullable String left) {
        return !FORGONE.contains(petition.status())
                && (delivery.kind() == Kind.PROGRESS || delivery.kind() == Kind.ANSWER && left != null);
    }

    private Uni<@Nullable String> step(Tx tx, CampaignDelivery delivery, PetitionRecord row, PetitionDecider decider) {
        Petition petition = row.petition();
        return switch (decider.decide(petition, command(delivery), delivery.actor(), now())) {
            case Decision.Applied applied ->
                journal.write(tx, row, applied, decider.clocks(), delivery).replaceWith((String) null);
            case Decision.Refused refused -> Uni.createFrom().item(reason(petition, refused));
            case Decision.Unfit unfit ->
                Uni.createFrom().item(unfit.faults().getFirst().message());
        };
    }

    private static PetitionCommand command(CampaignDelivery delivery) {
        return switch (delivery.kind()) {
            case LINK -> new Link(delivery.campaignId(), delivery.lead(), delivery.areaPath());
            case PROGRESS -> new Progress(requireNonNull(delivery.text()));
            case ANSWER ->
                new Answer(
                        Outcome.valueOf(requireNonNull(delivery.outcome())),
                        requireNonNull(delivery.text()),
                        List.of());
            case CLOSE -> throw new IllegalStateException("closing a campaign is nothing to its petitions");
        };
    }

    private static String reason(Petition petition, Decision.Refused refused) {
        return refused.problem() == PetitionProblem.PETITION_ACTION_NOT_ALLOWED
                ? "目前" + PetitionNotices.status(petition) + "，不能这样办理"
                : refused.problem().entry().message();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
