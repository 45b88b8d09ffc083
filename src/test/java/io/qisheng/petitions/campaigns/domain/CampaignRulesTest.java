package io.qisheng.petitions.campaigns.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of a campaign, whatever is tried by whomever in whatever order. */
class CampaignRulesTest {

    /** Somebody tries something. */
    record Try(CampaignAction action, Set<CampaignStanding> standings, boolean tasksOpen) {}

    @Provide
    Arbitrary<List<Try>> walks() {
        return Combinators.combine(
                        Arbitraries.of(CampaignAction.values()),
                        Arbitraries.of(CampaignStanding.values()).set(),
                        Arbitraries.of(true, false))
                .as(Try::new)
                .list()
                .ofMaxSize(40);
    }

    @Property
    void itIsAnsweredOnceAndClosedOnceAndNothingFollows(@ForAll("walks") List<Try> walk) {
        CampaignStatus status = CampaignStatus.OPEN;
        int answers = 0;
        int closings = 0;
        for (Try tried : walk) {
            CampaignProblem refusal =
                    CampaignRules.refusal(status, tried.action(), tried.standings(), tried.tasksOpen());
            if (refusal != null) {
                continue;
            }
            assertThat(status).isNotEqualTo(CampaignStatus.CLOSED);
            assertThat(tried.standings()).isNotEmpty();
            CampaignStatus next = CampaignRules.after(status, tried.action());
            assertThat(next).isGreaterThanOrEqualTo(status);
            answers += tried.action() == CampaignAction.ANSWER ? 1 : 0;
            closings += tried.action() == CampaignAction.CLOSE ? 1 : 0;
            status = next;
        }
        assertThat(answers).isLessThanOrEqualTo(1);
        assertThat(closings).isLessThanOrEqualTo(answers);
        assertThat(status == CampaignStatus.OPEN).isEqualTo(answers == 0);
    }

    @Property
    void whatIsOfferedIsNotRefusedAndWhatIsNotIs(
            @ForAll CampaignStatus status,
            @ForAll EnumSetHolder standings,
            @ForAll boolean tasksOpen,
            @ForAll CampaignAction action) {
        boolean offered =
                CampaignRules.allowed(status, standings.set(), tasksOpen).contains(action);
        boolean possible = CampaignRules.refusal(status, action, standings.set(), tasksOpen) == null;

        assertThat(offered).isEqualTo(possible && (action != CampaignAction.COMPLETE_TASK || tasksOpen));
    }

    /** Any set of standings. */
    enum EnumSetHolder {
        NONE,
        OVERSEER,
        LEAD,
        TASKED,
        ALL;

        Set<CampaignStanding> set() {
            return switch (this) {
                case NONE -> EnumSet.noneOf(CampaignStanding.class);
                case ALL -> EnumSet.allOf(CampaignStanding.class);
                default -> EnumSet.of(CampaignStanding.valueOf(name()));
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, LINK, OVERSEER, false,",
        "OPEN, LINK, LEAD, false, CAMPAIGN_ACTION_FORBIDDEN",
        "ANSWERED, LINK, OVERSEER, false, CAMPAIGN_ACTION_NOT_ALLOWED",
        "OPEN, ANSWER, LEAD, true,",
        "OPEN, ANSWER, TASKED, true, CAMPAIGN_ACTION_FORBIDDEN",
        "ANSWERED, ANSWER, LEAD, false, CAMPAIGN_ANSWERED_ALREADY",
        "CLOSED, ANSWER, OVERSEER, false, CAMPAIGN_ANSWERED_ALREADY",
        "OPEN, CLOSE, OVERSEER, false, CAMPAIGN_ACTION_NOT_ALLOWED",
        "ANSWERED, CLOSE, OVERSEER, true, CAMPAIGN_TASKS_OPEN",
        "ANSWERED, CLOSE, OVERSEER, false,",
        "ANSWERED, CLOSE, LEAD, false, CAMPAIGN_ACTION_FORBIDDEN",
        "ANSWERED, PROGRESS, LEAD, false,",
        "CLOSED, PROGRESS, OVERSEER, false, CAMPAIGN_ACTION_NOT_ALLOWED",
        "OPEN, ADD_TASK, LEAD, false, CAMPAIGN_ACTION_FORBIDDEN",
        "OPEN, COMPLETE_TASK, TASKED, true,",
        "OPEN, COMPLETE_TASK, LEAD, true, CAMPAIGN_ACTION_FORBIDDEN"
    })
    void theTable(
            CampaignStatus status,
            CampaignAction action,
            CampaignStanding standing,
            boolean tasksOpen,
            CampaignProblem refusal) {
        assertThat(CampaignRules.refusal(status, action, EnumSet.of(standing), tasksOpen))
                .isEqualTo(refusal);
    }
}
