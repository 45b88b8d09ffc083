package io.qisheng.platform.limits;

import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests by the minute. Replicas share a count in Redis, of which each leases a block at a time, so that most requests
 * ask nobody; when Redis does not answer, a replica counts for itself for a while.
 */
@ApplicationScoped
public class RateLimits {

    private static final Logger LOG = Logger.getLogger(RateLimits.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration REDIS_PAUSE = Duration.ofSeconds(5);
    private static final int BLOCKS = 10;

    private final ReactiveValueCommands<String, Long> counts;
    private final ReactiveKeyCommands<String> keys;
    private final Clock clock;
    private final int factor;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private volatile Instant redisAwayUntil = Instant.MIN;

    RateLimits(
            ReactiveRedisDataSource redis,
            Clock clock,
            @ConfigProperty(name = "qisheng.limits.factor", defaultValue = "1") int factor) {
        this.counts = redis.value(Long.class);
        this.keys = redis.key();
        this.clock = clock;
        this.factor = factor;
    }

    /**
     * Where somebody stands after a request.
     *
     * @param limit requests a minute
     * @param remaining how many are left of it, as far as this replica knows
     * @param resetSeconds when the count begins anew
     */
    record Standing(String policy, long limit, long remaining, long resetSeconds, boolean allowed) {}

    Uni<Standing> user(String userId) {
        return take("user", userId, 600L * factor);
    }

    Uni<Standing> address(String address) {
        return take("address", address, 6_000L * factor);
    }

    /** Counts one sign-in of an account; fails with {@code rate-limited} past ten a minute. */
    public Uni<Void> signIn(String account) {
        return allowed("sign-in", account, 10L * factor);
    }

    /** Counts one sign-in by password from an address, whatever the account; fails with {@code rate-limited} past sixty a minute. */
    public Uni<Void> signInFrom(String address) {
        return allowed("sign-in-address", address, 60L * factor);
    }

    private Uni<Void> allowed(String policy, String who, long limit) {
        return take(policy, who, limit)
                .invoke(standing -> {
                    if (!standing.allowed()) {
                        throw refusal(standing);
                    }
                })
                .replaceWithVoid();
    }

    static ProblemException refusal(Standing standing) {
        return ProblemException.of(PlatformProblem.RATE_LIMITED).with("retryAfter", standing.resetSeconds());
    }

    @Scheduled(every = "1m", identity = "rate-limit-windows")
    void forgetOldWindows() {
        long now = minute();
        windows.values().removeIf(window -> window.minute < now);
    }

    private Uni<Standing> take(String policy, String who, long limit) {
        String key = policy + ":" + who;
        return take(key, current(key), limit).map(taken -> standing(policy, taken.window(), limit, taken.allowed()));
    }

    private record Taken(Window window, boolean allowed) {}

    /** Those who find a block used up wait for one new block together, and ask again when the others were faster. */
    private Uni<Taken> take(String key, Window window, long limit) {
        if (window.take()) {
            return Uni.createFrom().item(new Taken(window, true));
        }
        if (window.isExhausted()) {
            return Uni.createFrom().item(new Taken(window, false));
        }
        long block = Math.max(1, limit / BLOCKS);
        return window.lease(() -> lease(key, window, block, limit).invoke(granted -> window.add(granted, limit)))
                .chain(() -> take(key, window, limit));
    }

    private Window current(String key) {
        long now = minute();
        return windows.compute(key, (k, window) -> window == null || window.minute < now ? new Window(now) : window);
    }

    /** How many more requests this replica may let through before it asks again. */
    private Uni<Long> lease(String key, Window window, long block, long limit) {
        if (clock.instant().isBefore(redisAwayUntil)) {
            return Uni.createFrom().item(block);
        }
        String shared = "limit:" + key + ":" + window.minute;
        return counts.incrby(shared, block)
                .call(total -> total == block
                        ? keys.expire(shared, WINDOW.multipliedBy(2))
                        : Uni.createFrom().nullItem())
                .map(total -> Math.clamp(limit - (total - block), 0, block))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> countAlone(failure, block));
    }

    private long countAlone(Throwable failure, long block) {
        LOG.warnf(
                "Redis is not reachable, limits are counted here for a while: %s",
                failure.getClass().getSimpleName());
        redisAwayUntil = clock.instant().plus(REDIS_PAUSE);
        return block;
    }

    private long minute() {
        return clock.instant().getEpochSecond() / WINDOW.toSeconds();
    }

    private Standing standing(String policy, Window window, long limit, boolean allowed) {
        long reset = WINDOW.toSeconds() - clock.instant().getEpochSecond() % WINDOW.toSeconds();
        return new Standing(policy, limit, Math.max(0, limit - window.used), reset, allowed);
    }

    /** The count of one minute on this replica. */
    private static final class Window {

        private final long minute;
        private long leased;
        private long used;
        private boolean exhausted;
        private @Nullable Uni<Long> running;

        Window(long minute) {
            this.minute = minute;
        }

        synchronized boolean take() {
            if (used >= leased) {
                return false;
            }
            used++;
            return true;
        }

        synchronized boolean isExhausted() {
            return exhausted && used >= leased;
        }

        /** One lease at a time, for all who wait. */
        synchronized Uni<Long> lease(Supplier<Uni<Long>> next) {
            if (running == null) {
                running =
                        next.get().onTermination().invoke(this::ended).memoize().indefinitely();
            }
            return running;
        }

        private synchronized void ended() {
            running = null;
        }

        /** Nothing granted means that the others have used the limit up; what was leased here before is still good. */
        synchronized void add(long granted, long limit) {
            leased += granted;
            exhausted = granted == 0 || leased >= limit;
        }
    }
}
