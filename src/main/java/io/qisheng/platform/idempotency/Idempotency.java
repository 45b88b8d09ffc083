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
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs an effect at most once for an {@code Idempotency-Key}. The record is written in the effect's transaction, so either both
 * are there or neither; a twin that runs at the same moment fails to get the key's advisory lock and is told to wait.
 */
@ApplicationScoped
public class Idempotency {

    static final Duration KEPT = Duration.ofHours(24);
    private static final int BATCH = 2_000;

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
                .chain(free -> tx.session().get(IdempotencyRecord.class, scope).chain(kept -> {
                    if (kept != null && !isOld(kept)) {
                        return Uni.createFrom().item(() -> replay(kept, bodyHash));
                    }
                    return free
                            ? keep(tx, scope, kept, bodyHash, effect)
                            : Uni.createFrom().failure(inProgress());
                })));
    }

    /** A twin of the request is running. */
    public static ProblemException inProgress() {
        return ProblemException.of(PlatformProblem.IDEMPOTENCY_IN_PROGRESS).with("retryAfter", 1);
    }

    /** Fails with {@code idempotency-key-reused} where a key comes with another body than before. */
    public static void mustBeSame(byte[] before, byte[] bodyHash) {
        if (!Arrays.equals(before, bodyHash)) {
            throw ProblemException.of(PlatformProblem.IDEMPOTENCY_KEY_REUSED);
        }
    }

    /** The answer that is kept under the request's key, or null. Fails with {@code idempotency-key-reused}. */
    public Uni<@Nullable Answer> kept(Caller caller) {
        IdempotencyRecord.Scope scope = scope(caller);
        if (scope == null) {
            return Uni.createFrom().nullItem();
        }
        byte[] bodyHash = request.bodyHash();
        return transactions
                .read(tx -> tx.session().get(IdempotencyRecord.class, scope))
                .map(kept -> kept == null || isOld(kept) ? null : replay(kept, bodyHash));
    }

    /**
     * Work that is harmless to repeat and no one transaction: its answer is kept under the request's key once it is done. Fails with
     * {@code idempotency-key-reused}.
     */
    public Uni<Answer> keeping(Caller caller, Supplier<Uni<Answer>> work) {
        if (scope(caller) == null) {
            return work.get();
        }
        return kept(caller)
                .chain(kept -> kept != null
                        ? Uni.createFrom().item(kept)
                        : work.get()
                                .chain(answer ->
                                        once(caller, tx -> Uni.createFrom().item(answer))));
    }

    /** Deletes what is too old to be given again, a batch at a time. */
    @Scheduled(every = "1h", identity = "idempotency-purge", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        Instant before = clock.instant().minus(KEPT);
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.write(tx -> deleteSome(tx, before)))
                .whilst(deleted -> deleted == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Integer> deleteSome(Tx tx, Instant before) {
        return tx.session()
                .createNativeQuery("""
                        delete from idempotency_record where ctid in (
                            select ctid from idempotency_record where created_at < :before limit :batch for update skip locked)""")
                .setParameter("before", before)
                .setParameter("batch", BATCH)
                .executeUpdate();
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

    /** Whether the key is free: a twin that has it may also be one that reads what is kept, so look for that before refusing. */
    private static Uni<Boolean> lock(Tx tx, IdempotencyRecord.Scope scope) {
        return tx.session()
                .createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:scope, 0))", Boolean.class)
                .setParameter("scope", scope.lockName())
                .getSingleResult();
    }

    private boolean isOld(IdempotencyRecord kept) {
        return kept.createdAt.isBefore(clock.instant().minus(KEPT));
    }

    /** The key's lock is held, so where there was no record there is none now; only one that is too old is written over. */
    private Uni<Answer> keep(
            Tx tx,
            IdempotencyRecord.Scope scope,
            @Nullable IdempotencyRecord old,
            byte[] bodyHash,
            Function<Tx, Uni<Answer>> effect) {
        Instant now = clock.instant();
        return effect.apply(tx).call(answer -> {
            IdempotencyRecord kept = new IdempotencyRecord(scope, bodyHash, answer, now);
            return old == null ? tx.session().insert(kept) : tx.session().upsert(kept);
        });
    }

    private Answer replay(IdempotencyRecord kept, byte[] bodyHash) {
        mustBeSame(kept.bodyHash, bodyHash);
        JsonNode body = kept.body == null ? null : read(kept.body);
        return new Answer(kept.status, kept.location, kept.etag, body, true);
    }

    /** The tree of a kept answer's body; what has run out in it is made afresh. */
    private JsonNode read(String body) {
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
