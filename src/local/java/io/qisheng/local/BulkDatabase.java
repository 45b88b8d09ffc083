package io.qisheng.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A database with a {@link BulkSeed} in it. It is seeded once and kept as a template, of which each start gets a fresh copy, so
 * that every measurement begins with the same rows and what it writes is forgotten. Where it is only read there is just the one.
 */
final class BulkDatabase {

    private static final String TEMPLATE = Database.NAME + "_seeded";

    private final PostgresqlPart server;
    private final Database database;

    BulkDatabase(PostgresqlPart server, Database database) {
        this.server = server;
        this.database = database;
    }

    /** Makes sure that the database holds just what was seeded; seeds where that is missing or was made for other tables. */
    void restore(BulkSeed seed, Map<String, String> environment) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            if (seed.isOnlyRead()) {
                keep(seed, environment, connection, statement);
            } else {
                copy(seed, environment, connection, statement);
            }
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new LocalStackException("The database could not be seeded: " + e.getMessage(), e);
        }
    }

    private void keep(BulkSeed seed, Map<String, String> environment, Connection connection, Statement statement)
            throws SQLException {
        database.create();
        if (!mark(seed).equals(markOf(connection, Database.NAME))) {
            database.drop();
            database.create();
            load(seed, environment);
            note(statement, Database.NAME, mark(seed));
        }
    }

    private void copy(BulkSeed seed, Map<String, String> environment, Connection connection, Statement statement)
            throws SQLException {
        database.drop();
        database.create();
        String mark = mark(seed);
        if (!mark.equals(markOf(connection, TEMPLATE))) {
            statement.execute("drop database if exists " + TEMPLATE);
            load(seed, environment);
            statement.execute("alter database " + Database.NAME + " rename to " + TEMPLATE);
            note(statement, TEMPLATE, mark);
        }
        database.drop();
        database.create(TEMPLATE);
    }

    private static void note(Statement statement, String name, String mark) throws SQLException {
        statement.execute("comment on database %s is '%s'".formatted(name, mark));
    }

    private String mark(BulkSeed seed) {
        return seed.version() + ", migrations " + database.migrations();
    }

    private void load(BulkSeed seed, Map<String, String> environment) throws SQLException {
        database.migrate();
        database.seed(environment);
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            seed.load(owner, environment);
            statement.execute("vacuum (analyze, freeze)");
        }
    }

    private static String markOf(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select coalesce(max(shobj_description(oid, 'pg_database')), '') from pg_database where datname = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
