package io.qisheng.petitions.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.desk.QueueStatement.After;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Among many petitions every queue is read along an index, and never more of it than a page needs. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class QueuePlanTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-26T10:00:00+08:00");
    private static final int COPIES = 150;

    @Test
    void noQueueReadsTheTable() throws Exception {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                multiply(statement);
                for (Role role :
                        List.of(Role.DESK, Role.SUPERVISOR, Role.HANDLER, Role.DEPARTMENT_LEAD, Role.AUDITOR)) {
                    for (Queue queue : Queue.values()) {
                        assertReadAlongAnIndex(statement, caller(role), queue, null);
                        assertReadAlongAnIndex(statement, caller(role), queue, new After(NOW, 2, new UUID(0, 0)));
                    }
                }
            } finally {
                connection.rollback();
            }
        }
    }

    private static void assertReadAlongAnIndex(Statement statement, Caller caller, Queue queue, @Nullable After after)
            throws SQLException {
        QueueStatement written = new QueueStatement(Reach.of(caller), NOW);
        String sql = written.rows("p.id, p.title, p.queue_due, p.queue_rank", QueueFilter.of(queue), after, 21);
        if (sql == null) {
            return;
        }
        List<String> plan = explain(statement, literal(sql, written));
        assertThat(plan)
                .as("%s %s", caller.grants(), queue)
                .noneMatch(line -> line.contains("Seq Scan on petition"))
                .anyMatch(line -> line.contains("petition_queue"));
    }

    private static void multiply(Statement statement) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select column_name from information_schema.columns
                where table_name = 'petition' and is_generated = 'NEVER'""")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        Map<String, String> changed = Map.of(
                "id", "uuidv7()",
                "number", "number || '-' || n",
                "ball_due", "ball_due + n * interval '1 minute'");
        statement.execute(
                "insert into petition (%s) select %s from (select * from petition order by id limit 232) petition, generate_series(1, %d) n"
                        .formatted(
                                String.join(", ", columns),
                                columns.stream()
                                        .map(column -> changed.getOrDefault(column, column))
                                        .collect(Collectors.joining(", ")),
                                COPIES));
        statement.execute("analyze petition");
    }

    private static List<String> explain(Statement statement, String sql) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("explain " + sql)) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        return plan;
    }

    private static String literal(String sql, QueueStatement written) {
        String whole = sql;
        for (int i = written.values().size(); i >= 1; i--) {
            whole = whole.replace("$" + i, literal(written.values().get(i - 1)));
        }
        return whole;
    }

    private static String literal(Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case String[] texts ->
                Arrays.stream(texts)
                        .map(text -> "'" + text + "'")
                        .collect(Collectors.joining(", ", "array[", "]::text[]"));
            case UUID id -> "'" + id + "'::uuid";
            case OffsetDateTime time -> "'" + time + "'::timestamptz";
            default -> "'" + value + "'";
        };
    }

    private static Caller caller(Role role) {
        boolean department = role == Role.HANDLER || role == Role.DEPARTMENT_LEAD;
        String organisation = department ? "dept-industry" : "township";
        String path = "/district/township" + (department ? "/dept-industry" : "");
        Grant grant = new Grant(role, DemoIds.of(organisation), path);
        return new Caller(DemoIds.of("handler-industry"), "某某", DemoIds.of("district"), List.of(grant), null);
    }

    private static Connection connect() throws SQLException {
        Map<String, String> settings = LocalStackResource.stack().environment();
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(settings.get("DB_HOST"), settings.get("DB_PORT"), settings.get("DB_NAME")),
                settings.get("MIGRATION_DB_USER"),
                settings.get("MIGRATION_DB_PASSWORD"));
    }
}
