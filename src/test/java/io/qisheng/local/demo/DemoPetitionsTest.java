package io.qisheng.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoTeller.Told;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.petitions.domain.SlaPolicies.Policy;
import io.qisheng.petitions.domain.SlaPolicies.Terms;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import io.qisheng.platform.time.Holidays;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The demonstration can be loaded on any day: holidays, weekends and the change of the year lie elsewhere each time. */
class DemoPetitionsTest {

    private static final Instant ANY_DAY = Instant.parse("2026-11-26T02:00:00Z");
    private static final int DAYS = 366;

    private final DemoCatalogue catalogue = new DemoCatalogue(Holidays.calendar(), policies(), organisations());

    @Test
    void tellsThePetitionsByTheRulesWhicheverDayItIsFirstStarted() {
        for (int day = 0; day < DAYS; day++) {
            Instant firstStart = ANY_DAY.plus(Duration.ofHours(25L * day));

            List<Told> told = new DemoPetitions().tell(catalogue, firstStart);

            assertThat(told).hasSizeGreaterThanOrEqualTo(200);
            assertThat(told).allSatisfy(one -> assertThat(one.tale().now()).isBeforeOrEqualTo(firstStart));
            assertThat(told).extracting(one -> one.tale().petition().status()).contains(PetitionStatus.values());
        }
    }

    private static List<Policy> policies() {
        List<Policy> policies = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            for (Complexity complexity : Complexity.values()) {
                policies.add(Policy.shipped(null, urgency, complexity, new Terms(1, 1, 1, 5, 3, 5)));
            }
        }
        return policies;
    }

    private static Map<String, DemoCatalogue.Place> organisations() {
        Map<String, DemoCatalogue.Place> places = new HashMap<>();
        places.put("township", new DemoCatalogue.Place("望潮镇", "/district/township"));
        for (String code : List.of("dept-industry", "dept-market", "dept-planning")) {
            places.put(code, new DemoCatalogue.Place(code, "/district/township/" + code));
        }
        for (int n = 1; n <= DemoTownship.ENTERPRISES; n++) {
            String code = "enterprise-" + n;
            places.put(code, new DemoCatalogue.Place(code, "/district/township/" + code));
        }
        return places;
    }
}
