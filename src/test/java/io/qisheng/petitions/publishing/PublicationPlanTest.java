package io.qisheng.petitions.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.publishing.PublicationRepository.After;
import io.qisheng.testing.LocalStackResource;
import io.qisheng.testing.Plans;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Among many publications no page and no look-up reads the table. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PublicationPlanTest {

    private static final UUID DISTRICT = DemoIds.of("district");
    private static final int COPIES = 80;

    @Test
    void everyPageAndEveryLookUpIsReadAlongAnIndex() throws SQLException {
        try (Plans plans = Plans.open()) {
            fill(plans);
            assertAlong("publication_newest_idx", page(plans, new PublicationFilter(List.of(), null, null), null));
            assertAlong(
                    "publication_category_idx",
                    page(plans, new PublicationFilter(List.of("TAX", "LABOUR"), null, null), after()));
            assertAlong(
                    "publication_bigrams_idx", page(plans, new PublicationFilter(List.of(), "掉头第9999问", null), null));
            assertAlong(
                    "publication_policy_idx",
                    page(plans, new PublicationFilter(List.of(), null, UUID.randomUUID()), null));
            for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
                plans.mode(mode);
                assertAlong(
                        "publication_title_pair_pkey",
                        plans.of(PublicationRepository.CANDIDATES, List.of(DISTRICT, "货车夜间掉头", "LOGISTICS")));
            }
        }
    }

    private static void assertAlong(String index, List<String> plan) {
        assertThat(plan)
                .as(String.join("\n", plan))
                .noneMatch(line -> line.contains("Seq Scan on publication"))
                .anyMatch(line -> line.contains(index));
    }

    private static List<String> page(Plans plans, PublicationFilter filter, @Nullable After after) throws SQLException {
        PublicationStatement page = new PublicationStatement(DISTRICT, filter, after, 21);
        return plans.of(page.sql(), page.values());
    }

    private static After after() {
        return new After(OffsetDateTime.parse("2026-11-01T10:00:00+08:00"), UUID.randomUUID());
    }

    private static void fill(Plans plans) throws SQLException {
        plans.addPetitions(COPIES, Map.of());
        plans.execute("""
                insert into publication (district_id, id, petition_id, title, question, answer, category, department_id, department_name,
                    outcome, answered_at, published_at, words)
                select district_id, uuidv7(), id, '货车夜间掉头第' || n || '问', '问', '答', coalesce(category, 'OTHER'), id, '部门', 'SOLVED',
                    now(), now() - n * interval '1 minute', '货车夜间掉头第' || n || '问'
                from (select *, row_number() over () as n from petition where number ~ '^[0-9]+-[0-9]+-[0-9]+$') copies""");
        plans.execute("""
                insert into publication_title_pair (district_id, pair, publication_id, category, pairs)
                select p.district_id, pair, p.id, p.category, cardinality(petition_bigrams(p.title))
                from publication p cross join unnest(petition_bigrams(p.title)) as t (pair)
                on conflict do nothing""");
        plans.execute("analyze publication, publication_title_pair");
    }
}
