package io.qisheng.platform.hot;

import io.qisheng.platform.Caller;
import io.qisheng.platform.http.RequestFacts;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.outbox.Outbox;
import io.qisheng.platform.tx.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs hot statements: at most one effect for one Idempotency-Key, in one round trip. */
@ApplicationScoped
public class HotStatements {

    private final Statements statements;
    private final Idempotency idempotency;
    private final RequestFacts request;
    private final Outbox outbox;
    private final Clock clock;

    HotStatements(Statements statements, Idempotency idempotency, RequestFacts request, Outbox outbox, Clock clock) {
        this.statements = statements;
        this.idempotency = idempotency;
        this.request = request;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Runs {@code statement} for the request that is being served.
     *
     * @param values those of the feature's own parameters, in their order
     * @return fails with {@code idempotency-in-progress} while a twin runs and {@code idempotency-key-reused} when the key was used
     *     with another body
     */
    public Uni<HotOutcome> once(Caller caller, HotStatement statement, @Nullable Object... values) {
        return run(caller, request.header("Idempotency-Key"), statement, values);
    }

    /** Runs {@code statement} without regard to the request's key, as for one of many items of a body. */
    public Uni<HotOutcome> each(Caller caller, HotStatement statement, @Nullable Object... values) {
        return run(caller, null, statement, values);
    }

    private Uni<HotOutcome> run(
            Caller caller, @Nullable String key, HotStatement statement, @Nullable Object... values) {
        byte[] bodyHash = request.bodyHash();
        return statements
                .write(statement.sql(), parameters(caller, key, bodyHash, values))
                .map(rows -> outcome(rows.iterator().next(), bodyHash))
                .chain(outcome -> key == null || outcome.answer() != null ? done(outcome) : twins(caller, outcome))
                .invoke(outbox::nudge);
    }

    private static Uni<HotOutcome> done(HotOutcome outcome) {
        return Uni.createFrom().item(outcome);
    }

    /**
     * A refusal may come of what the twin has just done: committed after this statement's snapshot was taken and before it came to the
     * rows. The twin's answer is then the key's.
     */
    private Uni<HotOutcome> twins(Caller caller, HotOutcome refused) {
        return idempotency.kept(caller).map(kept -> kept == null ? refused : new HotOutcome(HotAnswer.of(kept), null));
    }

    private Tuple parameters(Caller caller, @Nullable String key, byte[] bodyHash, @Nullable Object... values) {
        Tuple tuple = Tuple.tuple();
        List.of(
                        caller.districtId(),
                        caller.userId(),
                        caller.name(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .forEach(tuple::addValue);
        tuple.addValue(request.id());
        tuple.addValue(request.address());
        tuple.addValue(request.method());
        tuple.addValue(request.path());
        tuple.addValue(key);
        tuple.addValue(Buffer.buffer(bodyHash));
        Arrays.stream(values).forEach(tuple::addValue);
        return tuple;
    }

    private static HotOutcome outcome(Row row, byte[] bodyHash) {
        if (!row.getBoolean("free")) {
            throw Idempotency.inProgress();
        }
        Buffer keptHash = row.get(Buffer.class, "kept_hash");
        if (keptHash != null) {
            Idempotency.mustBeSame(keptHash.getBytes(), bodyHash);
        }
        JsonObject facts = keptHash == null ? row.getJsonObject("facts") : null;
        return new HotOutcome(answer(row, keptHash != null), facts);
    }

    private static @Nullable HotAnswer answer(Row row, boolean kept) {
        Integer status = row.getInteger("status");
        return status == null
                ? null
                : new HotAnswer(
                        status,
                        row.getString("location"),
                        row.getString("etag"),
                        Objects.requireNonNull(row.getJsonObject("body"), "an answer has a body"),
                        kept);
    }
}
