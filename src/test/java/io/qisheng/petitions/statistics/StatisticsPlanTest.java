package io.qisheng.petitions.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.domain.Fact.Rate;
import io.qisheng.petitions.statistics.CaseStatement.After;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
        try (Connection connection = Database.owner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                multiply(statement);
                for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
                    statement.execute("set local plan_cache_mode = " + mode);
                    for (Within within : List.of(TOWNSHIP, INDUSTRY)) {
                        assertNumbers(statement, within);
                        assertLists(statement, within, null);
                        assertLists(statement, within, new After(LocalDate.of(2026, 6, 1), new UUID(0, 0), 1));
                    }
                }
            } finally {
                connection.rollback();
            }
        }
    }

    private static void assertNumbers(Statement statement, Within within) throws SQLException {
        for (Grouping by : Grouping.values()) {
            assertAlongIndexes(
                    statement,
                    TallyRepository.read(by),
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

    private static void assertLists(Statement statement, Within within, @Nullable After after) throws SQLException {
        for (Rate rate : Rate.values()) {
            for (boolean numerator : List.of(true, false)) {
                CaseFilter filter = new CaseFilter(
                        rate, numerator, SPAN, DemoIds.of("dept-industry"), "LOGISTICS", DemoIds.of("township"));
                for (CaseFilter narrowed : List.of(filter, new CaseFilter(rate, numerator, SPAN, null, null, null))) {
                    CaseStatement written = new CaseStatement(DISTRICT, within, narrowed, NOW, after, 21);
                    String sql = written.rows("p.id, p.title");
                    assertThat(sql).isNotNull();
                    assertAlongIndexes(statement, String.valueOf(sql), written.values());
                }
            }
        }
    }

    private static void assertAlongIndexes(Statement statement, String sql, List<Object> values) throws SQLException {
        statement.execute("prepare looked_at as " + sql);
        String given = values.stream().map(StatisticsPlanTest::literal).collect(Collectors.joining(", "));
        List<String> plan = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("explain execute looked_at (" + given + ")")) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        statement.execute("deallocate looked_at");
        assertThat(plan)
                .as("%s\n%s", sql, String.join("\n", plan))
                .noneMatch(line -> line.contains("Seq Scan on petition"));
    }

    /** Many petitions, a hundred times as many facts and differences, and the tallies of more areas. */
    private static void multiply(Statement statement) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select column_name from information_schema.columns
                where table_name = 'petition' and is_generated = 'NEVER'""")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        Map<String, String> changed = Map.of("id", "uuidv7()", "number", "number || '-' || n");
        statement.execute("insert into petition (%s) select %s from petition, generate_series(1, 60) n"
                .formatted(
                        String.join(", ", columns),
                        columns.stream()
                                .map(column -> changed.getOrDefault(column, column))
                                .collect(Collectors.joining(", "))));
        statement.execute("""
                insert into petition_fact (district_id, petition_id, rate, nth, day, area, hidden_paths, department_id,
                    department_path, category, good, due, late)
                select district_id, petition_id, rate, nth + 10 * n, day - 30 * n, area, hidden_paths, department_id,
                    department_path, category, good, due - 30 * n * interval '1 day', late
                from petition_fact, generate_series(1, 100) n""");
        statement.execute("""
                insert into petition_tally_change (district_id, day, rate, area, hidden_paths, department_id,
                    department_path, category, numerator, denominator)
                select district_id, day, rate, area, hidden_paths, department_id, department_path, category, 1, 1
                from petition_fact""");
        statement.execute("""
                insert into petition_tally (district_id, grain, start, rate, area, hidden_paths, department_id,
                    department_path, category, numerator, denominator)
                select district_id, grain, cast(date_trunc(grain, cast(day as timestamp)) as date), rate, area || '-' || n,
                    hidden_paths, department_id, department_path, category, sum(1), sum(1)
                from petition_fact cross join (values ('DAY'), ('MONTH')) g (grain) cross join generate_series(1, 4) n
                group by 1, 2, 3, 4, 5, 6, 7, 8, 9""");
        statement.execute("analyze petition, petition_fact, petition_tally, petition_tally_change");
    }

    private static String literal(Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case String[] texts ->
                Arrays.stream(texts)
                        .map(text -> "'" + text + "'")
                        .collect(Collectors.joining(", ", "array[", "]::text[]"));
            default -> "'" + value + "'";
        };
    }
}
