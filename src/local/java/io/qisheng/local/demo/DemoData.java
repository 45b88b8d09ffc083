package io.qisheng.local.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ordered parts of the demonstration data, and which of them a database has. */
public final class DemoData {

    /** In the order in which they need each other. */
    private static final List<DemoPart> PARTS = List.of(
            new DemoTownship(),
            new DemoUsers(),
            new DemoServices(),
            new DemoPolicies(),
            new DemoPetitions(),
            new DemoFiledForOthers(),
            new DemoCampaigns(),
            new DemoPhotos(),
            new DemoPoints(),
            new DemoActivities());

    private DemoData() {}

    /** Loads the parts that the database does not have yet, each in one transaction with its mark. */
    public static void load(Connection owner, DemoContext context) throws SQLException {
        owner.setAutoCommit(false);
        createMarks(owner);
        Set<String> loaded = loaded(owner);
        DemoContext sinceFirstStart = context.at(firstStart(owner, context.firstStart()));
        for (DemoPart part : PARTS) {
            if (!loaded.contains(part.name())) {
                part.load(owner, sinceFirstStart);
                mark(owner, part.name(), sinceFirstStart.firstStart());
                owner.commit();
            }
        }
        owner.commit();
    }

    /** A schema of its own: the service's role cannot see it, and migrations know nothing of it. */
    private static void createMarks(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("create schema if not exists demonstration");
            statement.execute("""
                    create table if not exists demonstration.loaded (
                      part text primary key,
                      first_start timestamptz not null
                    )
                    """);
        }
    }

    private static Set<String> loaded(Connection owner) throws SQLException {
        Set<String> parts = new HashSet<>();
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select part from demonstration.loaded")) {
            while (rows.next()) {
                parts.add(rows.getString(1));
            }
        }
        return parts;
    }

    private static Instant firstStart(Connection owner, Instant now) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select min(first_start) from demonstration.loaded")) {
            rows.next();
            OffsetDateTime first = rows.getObject(1, OffsetDateTime.class);
            return first == null ? now : first.toInstant();
        }
    }

    private static void mark(Connection owner, String part, Instant firstStart) throws SQLException {
        try (PreparedStatement statement =
                owner.prepareStatement("insert into demonstration.loaded (part, first_start) values (?, ?)")) {
            statement.setString(1, part);
            statement.setObject(2, firstStart.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
