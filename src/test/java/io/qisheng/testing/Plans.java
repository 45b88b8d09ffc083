package io.qisheng.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A transaction of the tables' owner that is never kept: rows by the ten thousand, and how statements are read among them. */
public final class Plans implements AutoCloseable {

    /** As many petitions as the demonstration has; what other tests have filed meanwhile is not multiplied too. */
    public static final String SOME_PETITIONS = "(select * from petition order by id limit 232) petition";

    private final Connection connection;
    private final Statement statement;

    private Plans(Connection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    public static Plans open() throws SQLException {
        Connection connection = Database.owner();
        connection.setAutoCommit(false);
        return new Plans(connection, connection.createStatement());
    }

    public void execute(String sql) throws SQLException {
        statement.execute(sql);
    }

    /** Petitions, so many copies of each of some; {@code changed} says what a column holds in copy {@code n}. */
    public void addPetitions(int copies, Map<String, String> changed) throws SQLException {
        List<String> columns = columns("petition");
        execute("insert into petition (%s) select %s from %s, generate_series(1, %d) n"
                .formatted(
                        String.join(", ", columns),
                        columns.stream()
                                .map(column -> switch (column) {
                                    case "id" -> "uuidv7()";
                                    case "number" -> "number || '-' || n";
                                    default -> changed.getOrDefault(column, column);
                                })
                                .collect(Collectors.joining(", ")),
                        SOME_PETITIONS,
                        copies));
        execute("analyze petition");
    }

    /** The columns that are written. */
    public List<String> columns(String table) throws SQLException {
        return lines(
                "select column_name from information_schema.columns where table_name = '%s' and is_generated = 'NEVER'"
                        .formatted(table));
    }

    /** From now on plans are made for the values, {@code force_custom_plan}, or kept for all, {@code force_generic_plan}. */
    public void mode(String mode) throws SQLException {
        execute("set local plan_cache_mode = " + mode);
    }

    /** The lines of the plan of a prepared statement with these values. */
    public List<String> of(String sql, List<? extends @Nullable Object> values) throws SQLException {
        execute("prepare looked_at as " + sql);
        String given = values.stream().map(Plans::literal).collect(Collectors.joining(", "));
        List<String> plan = lines("explain execute looked_at (" + given + ")");
        execute("deallocate looked_at");
        return plan;
    }

    private List<String> lines(String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /** The statement says each value's type. */
    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Object[] many ->
                Arrays.stream(many).map(Object::toString).collect(Collectors.joining(",", "'{", "}'"));
            default -> "'" + value + "'";
        };
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                statement) {
            connection.rollback();
        }
    }
}
