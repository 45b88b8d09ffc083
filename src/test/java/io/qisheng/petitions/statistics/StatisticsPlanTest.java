package io.qisheng.petitions.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.domain.Fact.Rate;
import io.qisheng.petitions.statistics.CaseStatement.After;
import io.qisheng.testing.LocalStackResource;
import io.qisheng.testing.Plans;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Among many facts and tallies every number and every list is read along an index, also by a plan that is kept. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class StatisticsPlanTest {

    private static final UUID DISTRICT = DemoIds.of("district");
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-26T10:00:00+08:00");
    private static final Span SPAN = new Span(LocalDate.of(2026, 2, 10), LocalDate.of(2026, 11, 20));
    private static final Within TOWNSHIP =
            new Within(List.of("/district/township"), List.of(), List.of("/district/township"));
    private static final Within INDUSTRY = new Within(
            List.of(), List.of("/district/township/dept-industry"), List.of("/district/township/dept-industry"));

    @Test
    void noNumberAndNoListReadsATable() throws Exception {
        try (Plans plans = Plans.open()) {
            multiply(plans);
            for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
                plans.mode(mode);
                for (Within within : List.of(TOWNSHIP, INDUSTRY)) {
                    assertNumbers(plans, within);
                    assertLists(plans, within, null);
                    assertLists(plans, within, new After(LocalDate.of(2026, 6, 1), new UUID(0, 0), 1));
                }
            }
        }
    }

    private static void assertNumbers(Plans plans, Within within) throws SQLException {
        for (Grouping by : Grouping.values()) {
            assertAlongIndexes(
                    plans,
                    TallyRepository.read(List.of(by)),
                    Arrays.asList(
                            DISTRICT,
                            SPAN.from(),
                            SPAN.to(),
                            SPAN.monthsFrom(),
                            SPAN.monthsUntil(),
                            NOW,
                            within.overseenArray(),
                            within.departmentArray(),
                            within.seatedArray()));
        }
    }

    private static void assertLists(Plans plans, Within within, @Nullable After after) throws SQLException {
        for (Rate rate : Rate.values()) {
            for (boolean numerator : List.of(true, false)) {
                CaseFilter filter = new CaseFilter(
                        rate, numerator, SPAN, DemoIds.of("dept-industry"), "LOGISTICS", DemoIds.of("township"));
                for (CaseFilter narrowed : List.of(filter, new CaseFilter(rate, numerator, SPAN, null, null, null))) {
                    CaseStatement written = new CaseStatement(DISTRICT, within, narrowed, NOW, after, 21);
                    String sql = written.rows("p.id, p.title");
                    assertThat(sql).isNotNull();
                    assertAlongIndexes(plans, String.valueOf(sql), written.values());
                }
            }
        }
    }

    private static void assertAlongIndexes(Plans plans, String sql, List<Object> values) throws SQLException {
        List<String> plan = plans.of(sql, values);
        assertThat(plan)
                .as("%s\n%s", sql, String.join("\n", plan))
                .noneMatch(line -> line.contains("Seq Scan on petition"));
    }

    /** Many petitions, a hundred times as many facts and differences, and the tallies of more areas. */
    private static void multiply(Plans plans) throws SQLException {
        plans.addPetitions(60, Map.of());
        plans.execute("""
                insert into petition_fact (district_id, petition_id, rate, nth, day, area, hidden_paths, department_id,
                    department_path, category, good, due, late)
                select district_id, petition_id, rate, nth + 10 * n, day - 30 * n, area, hidden_paths, department_id,
                    department_path, category, good, due - 30 * n * interval '1 day', late
                from petition_fact, generate_series(1, 100) n""");
        plans.execute("""
                insert into petition_tally_change (district_id, day, rate, area, hidden_paths, department_id,
                    department_path, category, numerator, denominator)
                select district_id, day, rate, area, hidden_paths, department_id, department_path, category, 1, 1
                from petition_fact""");
        plans.execute("""
                insert into petition_tally (district_id, grain, start, rate, area, hidden_paths, department_id,
                    department_path, category, numerator, denominator)
                select district_id, grain, cast(date_trunc(grain, cast(day as timestamp)) as date), rate, area || '-' || n,
                    hidden_paths, department_id, department_path, category, sum(1), sum(1)
                from petition_fact cross join (values ('DAY'), ('MONTH')) g (grain) cross join generate_series(1, 4) n
                group by 1, 2, 3, 4, 5, 6, 7, 8, 9""");
        plans.execute("analyze petition, petition_fact, petition_tally, petition_tally_change");
    }
}
