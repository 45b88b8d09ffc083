package io.qisheng.petitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.LocalStackResource;
import io.qisheng.testing.Plans;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Among many petitions a look-up reads along indexes that hold open ones only. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SimilarPlanTest {

    private static final int COPIES = 150;

    /** Whether the plan is made for the values or kept for all. */
    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void noLookUpReadsTheTable(String mode) throws SQLException {
        List<String> plan = among(mode, "货车夜间无法掉头");

        assertThat(plan)
                .noneMatch(line -> line.contains("Seq Scan on petition"))
                .anyMatch(line -> line.contains("petition_title_pair_pkey"))
                .anyMatch(line -> line.contains("petition_open_enterprise_idx"));
    }

    private static List<String> among(String mode, String title) throws SQLException {
        try (Plans plans = Plans.open()) {
            plans.addPetitions(COPIES, Map.of());
            plans.execute("analyze petition_title_pair");
            plans.mode(mode);
            return plans.of(
                    SimilarPetitionRepository.CANDIDATES,
                    List.of(
                            DemoIds.of("district"),
                            title,
                            new UUID[] {DemoIds.of("enterprise-1")},
                            DemoIds.of("user:demo-owner-1"),
                            "LOGISTICS"));
        }
    }
}
