package io.qisheng.wechat;

import io.qisheng.platform.problem.ProblemException;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.redis.datasource.value.SetArgs;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one access token of all replicas. It is kept in Redis a little shorter than it lives; with Redis gone each replica asks
 * WeChat itself, which is harmless: the stable token is the same for everyone who asks.
 */
@ApplicationScoped
class AccessTokenStore {

    private static final Logger LOG = Logger.getLogger(AccessTokenStore.class);
    private static final String KEY = "wechat:access-token";
    private static final Duration MARGIN = Duration.ofMinutes(5);
    /** A cache that takes longer than asking WeChat is none. */
    private static final Duration REDIS_PATIENCE = Duration.ofMillis(300);

    private static final Duration SHORTEST = Duration.ofSeconds(30);

    /** WeChat lets a new token be forced twenty times a day and half a minute apart, so one replica does it for all. */
    private static final String RENEWING = "wechat:access-token:renewing";

    private static final Duration APART = Duration.ofSeconds(30);
    private static final Set<Integer> DEAD = Set.of(40001, 40014, 42001);

    private final WeChatApi api;
    private final ReactiveValueCommands<String, String> cache;
    private final String appId;
    private final String secret;
    private final AtomicReference<@Nullable Uni<String>> underWay = new AtomicReference<>();
    private volatile Fetched latest = new Fetched(0, "");

    AccessTokenStore(
            @RestClient WeChatApi api,
            ReactiveRedisDataSource redis,
            @ConfigProperty(name = "qisheng.wechat.app-id") String appId,
            @ConfigProperty(name = "qisheng.wechat.app-secret") String secret) {
        this.api = api;
        this.cache = redis.value(String.class);
        this.appId = appId;
        this.secret = secret;
    }

    /** The token that WeChat gave last, so many after the start. */
    private record Fetched(int number, String token) {

        Fetched followedBy(String next) {
            return new Fetched(number + 1, next);
        }
    }

    /** The token in force. */
    Uni<String> get() {
        int before = latest.number();
        return cached().chain(token ->
                token == null ? missing(before) : Uni.createFrom().item(token));
    }

    /** What another caller has fetched while this one looked into the cache is as fresh as can be. */
    private Uni<String> missing(int before) {
        Fetched now = latest;
        return now.number() == before ? single(false) : Uni.createFrom().item(now.token());
    }

    /** Whether WeChat says by this that the token is dead. */
    static boolean isDead(int errcode) {
        return DEAD.contains(errcode);
    }

    /**
     * A new token after {@code dead} was refused, unless another replica has put a new one there meanwhile. Whoever is second within half
     * a minute asks without force, and so gets what the first has forced.
     */
    Uni<String> renew(String dead) {
        return cached().chain(token -> token == null || token.equals(dead)
                ? mayForce().chain(this::single)
                : Uni.createFrom().item(token));
    }

    private Uni<Boolean> mayForce() {
        return cache.setAndChanged(RENEWING, "1", new SetArgs().nx().ex(APART))
                .ifNoItem()
                .after(REDIS_PATIENCE)
                .fail()
                .onFailure()
                .recoverWithUni(failure -> redisAway(failure).replaceWith(true));
    }

    /** Many callers at once make one call. */
    private Uni<String> single(boolean force) {
        Uni<String> fresh = fetch(force)
                .invoke(token -> latest = latest.followedBy(token))
                .onTermination()
                .invoke(() -> underWay.set(null))
                .memoize()
                .indefinitely();
        Uni<String> running = underWay.compareAndExchange(null, fresh);
        return running == null ? fresh : running;
    }

    private Uni<String> fetch(boolean force) {
        String body = new JsonObject()
                .put("grant_type", "client_credential")
                .put("appid", appId)
                .put("secret", secret)
                .put("force_refresh", force)
                .encode();
        return WeChat.once(() -> api.stableToken(body)).call(this::keep).map(answer -> answer.required("access_token"));
    }

    private Uni<Void> keep(WeChatAnswer answer) {
        if (!answer.isSuccess()) {
            LOG.warnf("WeChat gives no access token: errcode %d", answer.errcode());
            return Uni.createFrom().failure(ProblemException.of(WeChatProblem.WECHAT_UNAVAILABLE));
        }
        Duration life =
                Duration.ofSeconds(answer.body().getInteger("expires_in", 0)).minus(MARGIN);
        Duration kept = life.compareTo(SHORTEST) < 0 ? SHORTEST : life;
        return cache.setex(KEY, kept.toSeconds(), answer.required("access_token"))
                .ifNoItem()
                .after(REDIS_PATIENCE)
                .fail()
                .onFailure()
                .recoverWithUni(AccessTokenStore::redisAway)
                .replaceWithVoid();
    }

    private Uni<@Nullable String> cached() {
        return cache.get(KEY)
                .ifNoItem()
                .after(REDIS_PATIENCE)
                .fail()
                .onFailure()
                .recoverWithUni(failure -> redisAway(failure).replaceWith((String) null));
    }

    private static Uni<Void> redisAway(Throwable failure) {
        LOG.warnf("Redis is not reachable: %s", failure.getClass().getSimpleName());
        return Uni.createFrom().voidItem();
    }
}
