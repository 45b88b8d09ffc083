package io.qisheng.petitions.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.StoredCopies;
import io.qisheng.petitions.publishing.PublicationRepository.After;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Among many publications no page and no look-up reads the table. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PublicationPlanTest {

    private static final int COPIES = 80;

    @Test
    void everyPageIsReadAlongAnIndex() throws SQLException {
        String newest = explained(new PublicationFilter(List.of(), null, null), null);
        String categories = explained(new PublicationFilter(List.of("TAX", "LABOUR"), null, null), after());
        String words = explained(new PublicationFilter(List.of(), "掉头第9999问", null), null);

        String ofAPolicy = explained(new PublicationFilter(List.of(), null, UUID.randomUUID()), null);

        List<String> plans = among(statement -> List.of(
                String.join("\n", lines(statement, newest)),
                String.join("\n", lines(statement, categories)),
                String.join("\n", lines(statement, words)),
                String.join("\n", lines(statement, ofAPolicy))));

        assertThat(plans).noneMatch(plan -> plan.contains("Seq Scan on publication"));
        assertThat(plans.get(0)).contains("publication_newest_idx");
        assertThat(plans.get(1)).contains("publication_category_idx");
        assertThat(plans.get(2)).contains("publication_bigrams_idx");
        assertThat(plans.get(3)).contains("publication_policy_idx");
    }

    /** Whether the plan is made for the values or kept for all. */
    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void soIsTheLookUp(String mode) throws SQLException {
        assertThat(among(statement -> {
                    statement.execute("set local plan_cache_mode = " + mode);
                    statement.execute("prepare look_up (uuid, text, text) as " + PublicationRepository.CANDIDATES);
                    return lines(
                            statement,
                            "explain execute look_up ('%s', '货车夜间掉头', 'LOGISTICS')".formatted(DemoIds.of("district")));
                }))
                .noneMatch(line -> line.contains("Seq Scan on publication"))
                .anyMatch(line -> line.contains("publication_title_pair_pkey"));
    }

    private static After after() {
        return new After(OffsetDateTime.parse("2026-11-01T10:00:00+08:00"), UUID.randomUUID());
    }

    private static String explained(PublicationFilter filter, @Nullable After after) {
        PublicationStatement page = new PublicationStatement(DemoIds.of("district"), filter, after, 21);
        String sql = page.sql();
        for (int i = page.values().size(); i > 0; i--) {
            sql = sql.replace("$" + i + "::", "'" + page.values().get(i - 1) + "'::");
        }
        return "explain " + sql;
    }

    private interface Asked {
        List<String> in(Statement statement) throws SQLException;
    }

    private static List<String> among(Asked asked) throws SQLException {
        try (Connection owner = Database.owner()) {
            owner.setAutoCommit(false);
            try (Statement statement = owner.createStatement()) {
                fill(statement);
                return asked.in(statement);
            } finally {
                owner.rollback();
            }
        }
    }

    private static void fill(Statement statement) throws SQLException {
        StoredCopies.multiply(statement, COPIES);
        statement.execute("""
                insert into publication (district_id, id, petition_id, title, question, answer, category, department_id, department_name,
                    outcome, answered_at, published_at, words)
                select district_id, uuidv7(), id, '货车夜间掉头第' || n || '问', '问', '答', coalesce(category, 'OTHER'), id, '部门', 'SOLVED',
                    now(), now() - n * interval '1 minute', '货车夜间掉头第' || n || '问'
                from (select *, row_number() over () as n from petition where number ~ '^[0-9]+-[0-9]+-[0-9]+$') copies""");
        statement.execute("""
                insert into publication_title_pair (district_id, pair, publication_id, category, pairs)
                select p.district_id, pair, p.id, p.category, cardinality(petition_bigrams(p.title))
                from publication p cross join unnest(petition_bigrams(p.title)) as t (pair)
                on conflict do nothing""");
        statement.execute("analyze publication");
        statement.execute("analyze publication_title_pair");
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
