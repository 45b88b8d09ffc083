package io.qisheng.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.platform.limits.RateLimits.Standing;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RateLimitsTest {

    private static final int LIMIT = 600;

    @Inject
    ReactiveRedisDataSource redis;

    @Test
    void letsThroughTheLimitAndNoMoreHoweverManyComeAtOnce() {
        RateLimits limits = replica();
        String user = UUID.randomUUID().toString();

        List<Standing> standings = atOnce(limits, user, LIMIT + 100);

        assertThat(standings).filteredOn(Standing::allowed).hasSize(LIMIT);
    }

    @Test
    void whatOneReplicaHasLeasedStaysGoodWhenTheOthersHaveTheRest() {
        RateLimits one = replica();
        RateLimits other = replica();
        String user = UUID.randomUUID().toString();
        atOnce(one, user, 1);

        long byTheOther =
                atOnce(other, user, LIMIT).stream().filter(Standing::allowed).count();
        long byTheFirst =
                atOnce(one, user, LIMIT).stream().filter(Standing::allowed).count();

        assertThat(1 + byTheOther + byTheFirst).isEqualTo(LIMIT);
    }

    private RateLimits replica() {
        return new RateLimits(redis, Clock.fixed(Instant.now(), ZoneOffset.UTC), 1);
    }

    private static List<Standing> atOnce(RateLimits limits, String user, int requests) {
        return Database.await(() -> Uni.join()
                .all(IntStream.range(0, requests)
                        .mapToObj(i -> limits.user(user))
                        .toList())
                .andFailFast());
    }
}
