package io.qisheng.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.platform.Caller;
import io.qisheng.platform.http.RequestFacts;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs an effect at most once for an {@code Idempotency-Key}. The record is written in the effect's transaction, so either both
 * are there or neither; a twin that runs at the same moment fails to get the key's advisory lock and is told to wait.
 */
@ApplicationScoped
public class Idempotency {

    static final Duration KEPT = Duration.ofHours(24);

    private final Transactions transactions;
    private final RequestFacts request;
    private final ObjectMapper json;
    private final Clock clock;
    private final Instance<BodyFreshener> fresheners;

    Idempotency(
            Transactions transactions,
            RequestFacts request,
            ObjectMapper json,
            Clock clock,
            @Any Instance<BodyFreshener> fresheners) {
        this.transactions = transactions;
        this.request = request;
        this.json = json;
        this.clock = clock;
        this.fresheners = fresheners;
    }

    /**
     * Runs {@code effect} in a transaction; without a key in the request, just that.
     *
     * @return the effect's answer or the one kept under the key; fails with {@code idempotency-in-progress} while a twin runs
     *     and {@code idempotency-key-reused} when the key was used with another body. A refusal of the effect is not kept.
     */
    public Uni<Answer> once(Caller caller, Function<Tx, Uni<Answer>> effect) {
        IdempotencyRecord.Scope scope = scope(caller);
        if (scope == null) {
            return transactions.write(effect);
        }
        byte[] bodyHash = request.bodyHash();
        return transactions.write(tx -> lock(tx, scope)
                .chain(() -> tx.session().get(IdempotencyRecord.class, scope))
                .chain(kept -> kept == null || isOld(kept)
                        ? keep(tx, scope, bodyHash, effect)
                        : Uni.createFrom().item(() -> replay(kept, bodyHash))));
    }

    private IdempotencyRecord.@Nullable Scope scope(Caller caller) {
        String key = request.header("Idempotency-Key");
        if (key == null) {
            return null;
        }
        String method = Objects.requireNonNull(request.method());
        String path = Objects.requireNonNull(request.path());
        return new IdempotencyRecord.Scope(caller.districtId(), caller.userId(), method, path, key);
    }

    private static Uni<Void> lock(Tx tx, IdempotencyRecord.Scope scope) {
        return tx.session()
                .createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:scope, 0))", Boolean.class)
                .setParameter("scope", scope.toString())
                .getSingleResult()
                .invoke(locked -> {
                    if (!locked) {
                        throw ProblemException.of(PlatformProblem.IDEMPOTENCY_IN_PROGRESS)
                                .with("retryAfter", 1);
                    }
                })
                .replaceWithVoid();
    }

    private boolean isOld(IdempotencyRecord kept) {
        return kept.createdAt.isBefore(clock.instant().minus(KEPT));
    }

    private Uni<Answer> keep(Tx tx, IdempotencyRecord.Scope scope, byte[] bodyHash, Function<Tx, Uni<Answer>> effect) {
        Instant now = clock.instant();
        return effect.apply(tx)
                .call(answer -> tx.session().upsert(new IdempotencyRecord(scope, bodyHash, answer, now)));
    }

    private Answer replay(IdempotencyRecord kept, byte[] bodyHash) {
        if (!Arrays.equals(kept.bodyHash, bodyHash)) {
            throw ProblemException.of(PlatformProblem.IDEMPOTENCY_KEY_REUSED);
        }
        return new Answer(kept.status, kept.location, kept.etag, fresh(kept.body), true);
    }

    private @Nullable JsonNode fresh(@Nullable String body) {
        if (body == null) {
            return null;
        }
        try {
            JsonNode node = json.readTree(body);
            for (BodyFreshener freshener : fresheners) {
                node = freshener.freshen(node);
            }
            return node;
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a kept answer is not JSON", corrupt);
        }
    }
}
