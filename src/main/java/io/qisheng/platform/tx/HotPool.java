package io.qisheng.platform.tx;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Singleton;

/**
 * Opens the connections of statements that are planned once. Left to itself PostgreSQL plans a statement anew for the values of each
 * execution as long as it takes the plan for all values to be dearer, if only a little. What runs here must be written so that one
 * plan holds for all values.
 */
@Singleton
@ReactiveDataSource(HotPool.NAME)
class HotPool extends PreparingPool {

    static final String NAME = "hot";

    @Override
    void prepare(PgConnectOptions options) {
        super.prepare(options);
        options.addProperty("plan_cache_mode", "force_generic_plan");
    }
}
