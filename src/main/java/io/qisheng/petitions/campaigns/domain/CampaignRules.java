package io.qisheng.petitions.campaigns.domain;

import static io.qisheng.petitions.campaigns.domain.CampaignStanding.LEAD;
import static io.qisheng.petitions.campaigns.domain.CampaignStanding.OVERSEER;
import static io.qisheng.petitions.campaigns.domain.CampaignStanding.TASKED;
import static io.qisheng.petitions.campaigns.domain.CampaignStatus.ANSWERED;
import static io.qisheng.petitions.campaigns.domain.CampaignStatus.CLOSED;
import static io.qisheng.petitions.campaigns.domain.CampaignStatus.OPEN;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which action is possible in which status, for whom. The same table says what is allowed and what is refused. */
public final class CampaignRules {

    private record Rule(Set<CampaignStatus> from, Set<CampaignStanding> who) {}

    private CampaignRules() {}

    private static Rule of(CampaignAction action) {
        return switch (action) {
            case LINK -> new Rule(EnumSet.of(OPEN), EnumSet.of(OVERSEER));
            case ADD_TASK -> new Rule(EnumSet.of(OPEN, ANSWERED), EnumSet.of(OVERSEER));
            case PROGRESS -> new Rule(EnumSet.of(OPEN, ANSWERED), EnumSet.of(OVERSEER, LEAD));
            case COMPLETE_TASK -> new Rule(EnumSet.of(OPEN, ANSWERED), EnumSet.of(OVERSEER, TASKED));
            case ANSWER -> new Rule(EnumSet.of(OPEN), EnumSet.of(OVERSEER, LEAD));
            case CLOSE -> new Rule(EnumSet.of(ANSWERED), EnumSet.of(OVERSEER));
        };
    }

    /** Why somebody of these standings cannot do this now; nothing where it may be done. */
    public static @Nullable CampaignProblem refusal(
            CampaignStatus status, CampaignAction action, Set<CampaignStanding> standings, boolean tasksOpen) {
        Rule rule = of(action);
        if (!rule.from().contains(status)) {
            return action == CampaignAction.ANSWER && status != OPEN
                    ? CampaignProblem.CAMPAIGN_ANSWERED_ALREADY
                    : CampaignProblem.CAMPAIGN_ACTION_NOT_ALLOWED;
        }
        if (rule.who().stream().noneMatch(standings::contains)) {
            return CampaignProblem.CAMPAIGN_ACTION_FORBIDDEN;
        }
        return action == CampaignAction.CLOSE && tasksOpen ? CampaignProblem.CAMPAIGN_TASKS_OPEN : null;
    }

    /** What somebody of these standings may do now. */
    public static Set<CampaignAction> allowed(
            CampaignStatus status, Set<CampaignStanding> standings, boolean tasksOpen) {
        return Stream.of(CampaignAction.values())
                .filter(action -> action != CampaignAction.COMPLETE_TASK || tasksOpen)
                .filter(action -> refusal(status, action, standings, tasksOpen) == null)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CampaignAction.class)));
    }

    /** Where the campaign stands after an action that was not refused. */
    public static CampaignStatus after(CampaignStatus status, CampaignAction action) {
        return switch (action) {
            case LINK, PROGRESS, ADD_TASK, COMPLETE_TASK -> status;
            case ANSWER -> ANSWERED;
            case CLOSE -> CLOSED;
        };
    }
}
