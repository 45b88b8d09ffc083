package io.qisheng.platform.tx;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Runs single statements through PostgreSQL's own client: one statement, one round trip, one transaction. It is for the few hot
 * paths where the round trips of a session are most of the cost. A statement cannot be torn, whoever hangs up; work of several
 * statements belongs into {@link Transactions}.
 */
@ApplicationScoped
public class Statements {

    /** A twin got in between the statement's snapshot and its write; run again, it sees what the twin wrote. */
    private static final Set<String> RACED = Set.of("23505", "40001", "40P01");

    private static final int TRIES = 4;

    private final Pool pool;
    private final Pool planned;
    private final Door door;

    Statements(
            io.vertx.sqlclient.Pool pool,
            @ReactiveDataSource(HotPool.NAME) io.vertx.sqlclient.Pool planned,
            Door door) {
        this.pool = Pool.newInstance(pool);
        this.planned = Pool.newInstance(planned);
        this.door = door;
    }

    /** The statement's rows; {@code unavailable} when the database does not answer in time. For reads. */
    public Uni<RowSet<Row>> read(String sql, Tuple values) {
        return door.through(() -> pool.preparedQuery(sql).execute(values));
    }

    /** The same for a statement of which one plan holds for all values: decision 11 says when that is so. */
    public Uni<RowSet<Row>> readPlanned(String sql, Tuple values) {
        return door.through(() -> planned.preparedQuery(sql).execute(values));
    }

    /**
     * The rows of a statement that writes, of which one plan holds for all values. Where it collides with a twin that was committed meanwhile it is run again, so it must
     * look for what a twin has done before it does it.
     */
    public Uni<RowSet<Row>> write(String sql, Tuple values) {
        return door.through(() -> planned.preparedQuery(sql)
                .execute(values)
                .onFailure(Statements::isRaced)
                .retry()
                .atMost(TRIES));
    }

    private static boolean isRaced(Throwable failure) {
        return failure instanceof PgException refused && RACED.contains(refused.getSqlState());
    }
}
