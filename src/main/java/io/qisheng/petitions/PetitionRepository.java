package io.qisheng.petitions;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** The statements that keep petitions. Lists are read by {@link PetitionListRepository}. */
@ApplicationScoped
class PetitionRepository {

    private static final String TIMELINE =
            "seq, action, from_status, to_status, actor_id, actor_name, actor_role, at, cast(data as text) as data";

    Uni<@Nullable PetitionRecord> find(Tx tx, UUID districtId, UUID id) {
        return tx.session().get(PetitionRecord.class, new PetitionRecord.Key(districtId, id));
    }

    Uni<@Nullable PetitionRecord> lock(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .get(PetitionRecord.class, new PetitionRecord.Key(districtId, id), LockMode.PESSIMISTIC_WRITE);
    }

    /** Makes twins with the same id wait for each other, before there is a row to lock. */
    Uni<Void> lockId(Tx tx, UUID id) {
        return tx.session()
                .createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(:id, 1))) locked", Integer.class)
                .setParameter("id", id.toString())
                .getSingleResult()
                .replaceWithVoid();
    }

    /** The next of the rising numbers; one that is not used leaves a gap. */
    Uni<Long> nextNumber(Tx tx) {
        return tx.session()
                .createNativeQuery("select nextval('petition_number')", Long.class)
                .getSingleResult();
    }

    Uni<Void> insert(Tx tx, PetitionRecord row) {
        return tx.session().insert(row).chain(() -> index(tx, row));
    }

    Uni<Void> update(Tx tx, PetitionRecord row) {
        return tx.session().update(row);
    }

    /** Brings the search words up to date; needed when title, text or number changed. */
    Uni<Void> index(Tx tx, PetitionRecord row) {
        return tx.session()
                .createNativeQuery("""
                        insert into petition_search (district_id, petition_id, words) values (:district, :id, :words)
                        on conflict (district_id, petition_id) do update set words = excluded.words""")
                .setParameter("district", row.key.districtId())
                .setParameter("id", row.key.id())
                .setParameter("words", row.words())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> append(Tx tx, PetitionRecord row, TimelineEntry entry) {
        return tx.session().insert(new TimelineRecord(row.key, entry));
    }

    /** Timeline rows after a number, in order, as far as this view shows them. */
    Uni<List<TimelineEntry>> timeline(Tx tx, PetitionRecord.Key petition, View view, int afterSeq, int limit) {
        String shown = switch (view) {
            case NONE -> " and false";
            case PUBLIC -> " and not internal and from_status <> to_status";
            case OWN -> " and not internal";
            case STAFF -> "";
        };
        return tx.session()
                .createNativeQuery(
                        "select " + TIMELINE + " from petition_timeline where district_id = :district"
                                + " and petition_id = :id and seq > :after" + shown + " order by seq limit :limit",
                        Tuple.class)
                .setParameter("district", petition.districtId())
                .setParameter("id", petition.id())
                .setParameter("after", afterSeq)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(PetitionRepository::entry).toList());
    }

    /** Whether a timeline row exists and is for staff only. */
    Uni<@Nullable Boolean> isInternal(Tx tx, PetitionRecord.Key petition, int seq) {
        return tx.session()
                .createNativeQuery(
                        "select internal from petition_timeline where district_id = :district and petition_id = :id"
                                + " and seq = :seq",
                        Boolean.class)
                .setParameter("district", petition.districtId())
                .setParameter("id", petition.id())
                .setParameter("seq", seq)
                .getSingleResultOrNull();
    }

    private static TimelineEntry entry(Tuple row) {
        PetitionAction action = PetitionAction.ofCode(row.get("action", String.class));
        return new TimelineEntry(
                row.get("seq", Integer.class),
                action,
                PetitionStatus.valueOf(row.get("from_status", String.class)),
                PetitionStatus.valueOf(row.get("to_status", String.class)),
                new TimelineEntry.By(
                        row.get("actor_id", UUID.class),
                        row.get("actor_name", String.class),
                        Actor.Role.valueOf(row.get("actor_role", String.class))),
                row.get("at", OffsetDateTime.class).toInstant(),
                PetitionCodec.decode(action, row.get("data", String.class)));
    }

    /** Locks one answered petition whose time for rating is over and that no other replica is at. */
    Uni<@Nullable PetitionRecord> lockUnrated(Tx tx, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        select * from petition where rating_due_at < :now
                        order by rating_due_at limit 1 for update skip locked""", PetitionRecord.class)
                .setParameter("now", now)
                .getSingleResultOrNull();
    }
}
