package io.qisheng.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoCatalogue.Place;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.points.ClaimTale;
import io.qisheng.points.ClaimTale.Rule;
import io.qisheng.points.domain.ClaimStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The demonstration's points can be loaded on any day: the first of a month, the last of a year, at night. */
class DemoClaimsTest {

    private static final Instant ANY_DAY = Instant.parse("2026-11-26T02:00:00Z");
    private static final int DAYS = 366;

    private final DemoCast cast = new DemoCast(branches());
    private final Map<String, Rule> rules = Map.of(
            "care-visit", rule("care-visit", "SECRETARY", 0),
            "petition-helped", rule("petition-helped", "SECRETARY", 0),
            "pledge-fulfilled", rule("pledge-fulfilled", "SECRETARY", 0),
            "enterprise-suggestion-adopted", rule("enterprise-suggestion-adopted", "SECRETARY", 0),
            "volunteer-service", rule("volunteer-service", "SECRETARY", 1),
            "technical-breakthrough", rule("technical-breakthrough", "SUPERVISOR", 1),
            "county-honour", rule("county-honour", "SUPERVISOR", 1));

    @Test
    void tellsAYearOfClaimsByTheRulesWhicheverDayItIsFirstStarted() {
        for (int day = 0; day < DAYS; day++) {
            Instant firstStart = ANY_DAY.plus(Duration.ofHours(25L * day));

            List<ClaimTale> told = tell(firstStart);

            assertThat(told).hasSizeGreaterThan(1_000);
            assertThat(told).extracting(ClaimTale::status).contains(ClaimStatus.values());
            assertThat(told).extracting(ClaimTale::id).doesNotHaveDuplicates();
            assertThat(told).allSatisfy(tale -> assertThat(tale.now()).isBefore(firstStart));
        }
    }

    @Test
    void paysForEachOfTheTwelveMonthsBeforeAndNothingInTheCurrentOne() {
        for (int day = 0; day < DAYS; day++) {
            Instant firstStart = ANY_DAY.plus(Duration.ofHours(25L * day));
            YearMonth current = YearMonth.from(BusinessZone.dateOf(firstStart));

            List<ClaimTale> paid =
                    tell(firstStart).stream().filter(ClaimTale::isPaid).toList();

            assertThat(paid)
                    .extracting(tale -> YearMonth.from(tale.deed().day()))
                    .contains(current.minusMonths(12), current.minusMonths(1))
                    .allSatisfy(month -> assertThat(month).isBefore(current));
            assertThat(paid)
                    .extracting(tale -> YearMonth.from(BusinessZone.dateOf(tale.now())))
                    .allSatisfy(month -> assertThat(month).isBefore(current));
        }
    }

    private List<ClaimTale> tell(Instant firstStart) {
        return new DemoClaims(cast, rules, firstStart).tell();
    }

    private static Rule rule(String code, String approver, int photos) {
        return new Rule(code, 1, code, approver, photos);
    }

    private static Map<String, Place> branches() {
        Map<String, Place> branches = new HashMap<>();
        for (int n = 1; n <= DemoTownship.BRANCHES; n++) {
            branches.put("branch-" + n, new Place("第" + n + "党支部", "/district/township/branch-" + n));
        }
        return branches;
    }
}
