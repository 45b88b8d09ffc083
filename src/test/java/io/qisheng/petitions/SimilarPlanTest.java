package io.qisheng.petitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
        try (Connection owner = Database.owner()) {
            owner.setAutoCommit(false);
            try (Statement statement = owner.createStatement()) {
                StoredCopies.multiply(statement, COPIES);
                statement.execute("analyze petition_title_pair");
                statement.execute("set local plan_cache_mode = " + mode);
                statement.execute(
                        "prepare look_up (uuid, text, uuid[], uuid, text) as " + SimilarPetitionRepository.CANDIDATES);
                return lines(
                        statement,
                        "explain execute look_up ('%s', '%s', array['%s']::uuid[], '%s', 'LOGISTICS')"
                                .formatted(
                                        DemoIds.of("district"),
                                        title,
                                        DemoIds.of("enterprise-1"),
                                        DemoIds.of("user:demo-owner-1")));
            } finally {
                owner.rollback();
            }
        }
    }

    private static List<String> lines(Statement statement, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
