package io.qisheng.activities.checkin;

import io.qisheng.platform.Caller;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Batches that are under way, by their keys. */
@ApplicationScoped
class BatchRepository {

    private static final Duration TAKEN_OVER = Duration.ofMinutes(2);
    private static final Duration KEPT = Duration.ofHours(24);

    private static final String BEGIN = """
            with mine as (
                insert into check_in_batch as b (district_id, user_id, key, body_hash, begun_at) values ($1, $2, $3, $4, $5)
                on conflict (district_id, user_id, key) do update set body_hash = excluded.body_hash, begun_at = excluded.begun_at
                where b.begun_at < $7 or b.begun_at < $6 and b.body_hash = excluded.body_hash
                returning 1)
            select exists (select 1 from mine) as mine, b.body_hash from (values (1)) one (n)
            left join check_in_batch b on b.district_id = $1 and b.user_id = $2 and b.key = $3""";

    private final Statements statements;

    BatchRepository(Statements statements) {
        this.statements = statements;
    }

    /**
     * What became of an attempt to begin.
     *
     * @param mine whether it has begun
     * @param bodyHash that of the one which runs, as far as it can be seen
     */
    record Begun(boolean mine, byte @Nullable [] bodyHash) {}

    /** Begins a batch, or takes over one of the same body whose service has died. */
    Uni<Begun> begin(Caller caller, String key, byte[] bodyHash, Instant now) {
        Tuple values = Tuple.from(Arrays.asList(
                caller.districtId(),
                caller.userId(),
                key,
                Buffer.buffer(bodyHash),
                Times.known(now),
                Times.known(now.minus(TAKEN_OVER)),
                Times.known(now.minus(KEPT))));
        return statements.write(BEGIN, values).map(rows -> begun(rows.iterator().next()));
    }

    private static Begun begun(Row row) {
        Buffer hash = row.get(Buffer.class, "body_hash");
        return new Begun(row.getBoolean("mine"), hash == null ? null : hash.getBytes());
    }

    Uni<Void> end(Caller caller, String key) {
        return statements
                .write(
                        "delete from check_in_batch where district_id = $1 and user_id = $2 and key = $3",
                        Tuple.of(caller.districtId(), caller.userId(), key))
                .replaceWithVoid();
    }

    /** Deletes what services that died have left behind. */
    Uni<Void> purge(Instant now) {
        return statements
                .write("delete from check_in_batch where begun_at < $1", Tuple.of(Times.known(now.minus(KEPT))))
                .replaceWithVoid();
    }
}
