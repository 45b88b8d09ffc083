package io.qisheng.local;

import io.qisheng.local.demo.DemoContext;
import io.qisheng.local.demo.DemoData;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;

/** The database inside the server: its two roles, its tables, its demonstration data. */
final class Database {

    static final String NAME = "qisheng";
    /** Owns the tables and migrates them. */
    static final String OWNER = "qisheng_owner";
    /** Serves: may do what the migrations grant it, and no more. */
    static final String APP = "qisheng_app";

    private final PostgresqlPart server;
    private final Secrets secrets;

    Database(PostgresqlPart server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /** Makes roles and database where they are missing. */
    void create() {
        create("template1");
    }

    /** Makes roles and database where they are missing, the database as a copy of another. */
    void create(String template) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            createRole(statement, OWNER, secrets.password("owner"));
            createRole(statement, APP, secrets.password("app"));
            boundServingRole(statement);
            if (!exists(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + OWNER + " template " + template);
                statement.execute("revoke all on database " + NAME + " from public");
                statement.execute("grant connect on database " + NAME + " to " + APP);
            }
        } catch (SQLException e) {
            throw new LocalStackException("The database could not be made: " + e.getMessage(), e);
        }
    }

    /** Throws the database away: tests begin with an empty one. */
    void drop() {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
        } catch (SQLException e) {
            throw new LocalStackException("The database could not be dropped: " + e.getMessage(), e);
        }
    }

    void migrate() {
        flyway().migrate();
    }

    /** A number that changes with the migrations there are. */
    int migrations() {
        return Arrays.stream(flyway().info().all())
                .map(migration -> Objects.hash(migration.getVersion(), migration.getChecksum()))
                .toList()
                .hashCode();
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(url(), OWNER, secrets.password("owner"))
                .locations("classpath:db/migration")
                .placeholders(Map.of("appRole", APP))
                .load();
    }

    /** Loads what is missing of the demonstration township, each part in one transaction with its mark. */
    void seed(Map<String, String> environment) {
        try (Connection owner = connectAsOwner()) {
            DemoData.load(owner, DemoContext.settings(environment));
        } catch (SQLException e) {
            throw new LocalStackException("The demonstration data could not be loaded: " + e.getMessage(), e);
        }
    }

    Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url(), OWNER, secrets.password("owner"));
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + NAME;
    }

    /** No statement of the service outlives its caller's patience, and none waits for ever for a lock. */
    private static void boundServingRole(Statement statement) throws SQLException {
        for (String bound : List.of(
                "statement_timeout = '5s'", "lock_timeout = '3s'", "idle_in_transaction_session_timeout = '15s'")) {
            statement.execute("alter role " + APP + " set " + bound);
        }
    }

    /** Passwords are of hexadecimal digits (see {@link Secrets}), so they can stand in a statement. */
    private static void createRole(Statement statement, String role, String password) throws SQLException {
        boolean there = exists(statement, "select 1 from pg_roles where rolname = '" + role + "'");
        statement.execute("%s role %s login nosuperuser nocreatedb nocreaterole password '%s'"
                .formatted(there ? "alter" : "create", role, password));
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
