package io.qisheng.platform.health;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether Redis answers. The service is ready without it, since it keeps there only what may be lost: taking every replica
 * out of service because a cache is away would turn a small fault into a large one.
 */
@Readiness
@ApplicationScoped
class RedisHealth implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ReactiveRedisDataSource redis;

    RedisHealth(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return redis.execute("PING")
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(pong -> true)
                .onFailure()
                .recoverWithItem(false)
                .map(reachable -> HealthCheckResponse.named("redis")
                        .withData("reachable", reachable)
                        .up()
                        .build());
    }
}
