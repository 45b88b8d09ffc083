package io.qisheng.testing;

import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The database of the running test: in a transaction of the service, as a feature would use it, or beside the service. */
@ApplicationScoped
public class Database {

    private final Transactions transactions;

    Database(Transactions transactions) {
        this.transactions = transactions;
    }

    public <T> T write(Function<Tx, Uni<T>> work) {
        return await(() -> transactions.write(work));
    }

    public static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A connection of the role that owns the tables. */
    public static Connection owner() throws SQLException {
        return connect("MIGRATION_DB_USER", "MIGRATION_DB_PASSWORD");
    }

    /** A connection of the role that serves. */
    public static Connection app() throws SQLException {
        return connect("DB_USER", "DB_PASSWORD");
    }

    /** One number. */
    public static long number(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Connection connect(String user, String password) throws SQLException {
        Map<String, String> environment = LocalStackResource.stack().environment();
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(environment.get("DB_HOST"), environment.get("DB_PORT"), environment.get("DB_NAME")),
                environment.getOrDefault(user, "qisheng_app"),
                environment.get(password));
    }
}
