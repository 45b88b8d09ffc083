package io.qisheng.petitions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Many petitions, for tests of plans: copies of some that are there, until the transaction is rolled back. */
public final class StoredCopies {

    private StoredCopies() {}

    /** As many as the demonstration has; what other tests have filed meanwhile is not multiplied too. */
    static final String SOME = "(select * from petition order by id limit 232) petition";

    /** Adds so many copies of each of some. */
    public static void multiply(Statement statement, int copies) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select column_name from information_schema.columns
                where table_name = 'petition' and is_generated = 'NEVER'""")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        Map<String, String> changed = Map.of("id", "uuidv7()", "number", "number || '-' || n");
        statement.execute("insert into petition (%s) select %s from %s, generate_series(1, %d) n"
                .formatted(
                        String.join(", ", columns),
                        columns.stream()
                                .map(column -> changed.getOrDefault(column, column))
                                .collect(Collectors.joining(", ")),
                        SOME,
                        copies));
        statement.execute("analyze petition");
    }
}
