package io.qisheng.platform.tx;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Opens the pool so that prepared statements are kept however long their text is. By itself the client keeps those of up to two thousand
 * characters only; a hot statement, which is several times as long, would be parsed and planned anew each time, and that takes many
 * times as long as running it.
 */
@Singleton
class PreparingPool implements PgPoolCreator {

    private static final int LONGEST = 1 << 16;

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(this::prepare);
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    void prepare(PgConnectOptions options) {
        options.setPreparedStatementCacheSqlLimit(LONGEST);
    }
}
