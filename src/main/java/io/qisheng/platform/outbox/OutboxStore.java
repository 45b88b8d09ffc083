package io.qisheng.platform.outbox;

import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The outbox's statements. */
@ApplicationScoped
class OutboxStore {

    private static final long SEQUENCER_LOCK = 0x51_53_4F_42L;
    private static final String COLUMNS =
            "e.district_id, e.id, e.topic, e.subject, cast(e.payload as text) as payload, e.position";

    /** Who took it over after the lease counts as the next attempt. */
    private static final String STILL_MINE =
            " where district_id = :district and id = :id and attempts = :attempt and done_at is null";

    /**
     * Gives positions to committed events. One sequencer at a time holds the lock until its commit, so a reader that has seen
     * position n has seen every lower one that will ever be.
     *
     * @return how many events got a position
     */
    Uni<Integer> sequence(Tx tx) {
        return tx.session()
                .createNativeQuery("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", SEQUENCER_LOCK)
                .getSingleResult()
                .chain(locked -> locked ? assignPositions(tx) : Uni.createFrom().item(0));
    }

    private static Uni<Integer> assignPositions(Tx tx) {
        return tx.session().createNativeQuery("""
                        update outbox_event o set position = n.position
                        from (select district_id, id, nextval('outbox_position') as position
                              from (select district_id, id from outbox_event where position is null
                                    order by created_at, id limit 500) unsequenced) n
                        where o.district_id = n.district_id and o.id = n.id""").executeUpdate();
    }

    /**
     * An event that somebody has taken to hand it on.
     *
     * @param attempt which try it is; whoever takes it over after the lease has the next one, so that only the last may say how it ended
     */
    record Claim(OutboxEvent event, int attempt, Instant leasedUntil) {}

    /** Takes some due events of a topic for {@code lease}, in their order; nobody else gets them until it runs out. */
    Uni<List<Claim>> claim(Tx tx, String topic, Instant now, Duration lease, int limit) {
        Instant until = now.plus(lease);
        return tx.session()
                .createNativeQuery("""
                        update outbox_event e set leased_until = :until, attempts = attempts + 1
                        from (select district_id, id from outbox_event
                              where done_at is null and position is not null and topic = :topic
                                and (leased_until is null or leased_until < :now)
                              order by position limit :limit for update skip locked) due
                        where e.district_id = due.district_id and e.id = due.id
                        returning""" + " " + COLUMNS + ", e.attempts", Tuple.class)
                .setParameter("until", until)
                .setParameter("now", now)
                .setParameter("topic", topic)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Claim(event(row), row.get("attempts", Integer.class), until))
                        .sorted(Comparator.comparingLong(claim -> claim.event().position()))
                        .toList());
    }

    /** The next events after a position, in order. */
    Uni<List<OutboxEvent>> after(Tx tx, long position, int limit) {
        return tx.session()
                .createNativeQuery(
                        "select " + COLUMNS + " from outbox_event e where e.position > :position"
                                + " order by e.position limit :limit",
                        Tuple.class)
                .setParameter("position", position)
                .setParameter("limit", limit)
                .getResultList()
                .map(OutboxStore::events);
    }

    Uni<Long> lastPosition(Tx tx) {
        return tx.session()
                .createNativeQuery("select coalesce(max(position), 0) from outbox_event", Long.class)
                .getSingleResult();
    }

    Uni<Boolean> exists(Tx tx, long position) {
        return tx.session()
                .createNativeQuery(
                        "select exists (select 1 from outbox_event where position = :position)", Boolean.class)
                .setParameter("position", position)
                .getSingleResult();
    }

    /** Notes that it is done; false when somebody has taken it over meanwhile. */
    Uni<Boolean> done(Tx tx, Claim claim, Instant now) {
        return tx.session()
                .createNativeQuery("update outbox_event set done_at = :now, last_error = null" + STILL_MINE)
                .setParameter("now", now)
                .setParameter("district", claim.event().districtId())
                .setParameter("id", claim.event().id())
                .setParameter("attempt", claim.attempt())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /**
     * Notes a failure; the next try comes after 2, 4, 8 … seconds.
     *
     * @return false when somebody has taken it over meanwhile
     */
    Uni<Boolean> failed(Tx tx, Claim claim, String error, Instant now, Duration longestPause) {
        long pause = Math.min(longestPause.toSeconds(), 1L << Math.min(claim.attempt(), 10));
        return tx.session()
                .createNativeQuery("update outbox_event set last_error = :error, leased_until = :until" + STILL_MINE)
                .setParameter("error", error)
                .setParameter("until", now.plusSeconds(pause))
                .setParameter("district", claim.event().districtId())
                .setParameter("id", claim.event().id())
                .setParameter("attempt", claim.attempt())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Deletes some events that nobody will resume from any more, and tells how many. */
    Uni<Integer> purge(Tx tx, Instant before, Collection<String> handled, int limit) {
        return tx.session()
                .createNativeQuery("""
                        delete from outbox_event e using (
                            select district_id, id from outbox_event
                            where created_at < :before and position is not null
                              and (done_at is not null or topic <> all (cast(:handled as text[])))
                            order by position limit :limit for update skip locked) old
                        where e.district_id = old.district_id and e.id = old.id""")
                .setParameter("before", before)
                .setParameter("handled", handled.toArray(String[]::new))
                .setParameter("limit", limit)
                .executeUpdate();
    }

    private static List<OutboxEvent> events(List<Tuple> rows) {
        return rows.stream().map(OutboxStore::event).toList();
    }

    private static OutboxEvent event(Tuple row) {
        return new OutboxEvent(
                row.get("district_id", UUID.class),
                row.get("id", UUID.class),
                row.get("topic", String.class),
                row.get("subject", UUID.class),
                new JsonObject(row.get("payload", String.class)),
                row.get("position", Long.class));
    }
}
