package io.qisheng.petitions;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.platform.tx.EntityRows;
import io.qisheng.platform.tx.Statements;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** The statements that keep petitions. Lists are read by {@link PetitionListRepository}. */
@ApplicationScoped
class PetitionRepository {

    private static final EntityRows<PetitionRecord> ROWS = EntityRows.of(PetitionRecord.class);
    private static final String READ =
            "select " + ROWS.columns("p") + " from petition p where p.district_id = $1 and p.id = $2";
    private static final String SELECT = "select " + EntityRows.names(PetitionRecord.class) + " from petition ";
    private static final String TIMELINE =
            "seq, action, from_status, to_status, actor_id, actor_name, actor_role, at, cast(data as text) as data";

    private final Statements statements;

    PetitionRepository(Statements statements) {
        this.statements = statements;
    }

    /** The petition to look at, by PostgreSQL's own client: see decision 11. */
    Uni<@Nullable PetitionRecord> read(UUID districtId, UUID id) {
        return statements
                .readPlanned(READ, Tuple.of(districtId, id))
                .map(rows -> rows.size() == 0 ? null : ROWS.read(rows.iterator().next()));
    }

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
                        jakarta.persistence.Tuple.class)
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

    private static TimelineEntry entry(jakarta.persistence.Tuple row) {
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

    /** Locks one petition that was filed on an enterprise's behalf, whose time for confirming is over, and that no other replica is at. */
    Uni<@Nullable PetitionRecord> lockUnconfirmed(Tx tx, Instant now, Collection<UUID> butThose) {
        return tx.session()
                .createNativeQuery(SELECT + """
                        where confirmation_due_at < :now and id <> all (cast(:those as uuid[]))
                        order by confirmation_due_at limit 1 for update skip locked""", PetitionRecord.class)
                .setParameter("now", now)
                .setParameter("those", butThose.toArray(UUID[]::new))
                .getSingleResultOrNull();
    }

    /** Locks one answered petition whose time for rating is over and that no other replica is at. */
    Uni<@Nullable PetitionRecord> lockUnrated(Tx tx, Instant now, Collection<UUID> butThose) {
        return tx.session()
                .createNativeQuery(SELECT + """
                        where rating_due_at < :now and id <> all (cast(:those as uuid[]))
                        order by rating_due_at limit 1 for update skip locked""", PetitionRecord.class)
                .setParameter("now", now)
                .setParameter("those", butThose.toArray(UUID[]::new))
                .getSingleResultOrNull();
    }

    /** Locks one petition of which somebody has to be told and that no other replica is at. */
    Uni<@Nullable PetitionRecord> lockEscalating(Tx tx, Instant now, Collection<UUID> butThose) {
        return tx.session()
                .createNativeQuery(SELECT + """
                        where escalate_at < :now and id <> all (cast(:those as uuid[]))
                        order by escalate_at limit 1 for update skip locked""", PetitionRecord.class)
                .setParameter("now", now)
                .setParameter("those", butThose.toArray(UUID[]::new))
                .getSingleResultOrNull();
    }

    /** Locks the next petitions, in the order of their keys, that are filed and not over. */
    Uni<List<PetitionRecord>> lockRunning(Tx tx, UUID afterDistrict, UUID afterId, int limit) {
        return tx.session()
                .createNativeQuery(SELECT + """
                        where (district_id, id) > (:district, :id)
                          and status not in ('DRAFT', 'CLOSED', 'REJECTED', 'WITHDRAWN')
                        order by district_id, id limit :limit for update""", PetitionRecord.class)
                .setParameter("district", afterDistrict)
                .setParameter("id", afterId)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** The same of all that were ever accepted, also of those that are over. */
    Uni<List<PetitionRecord>> lockAccepted(Tx tx, UUID afterDistrict, UUID afterId, int limit) {
        return tx.session()
                .createNativeQuery(SELECT + """
                        where (district_id, id) > (:district, :id) and accepted_at is not null
                        order by district_id, id limit :limit for update""", PetitionRecord.class)
                .setParameter("district", afterDistrict)
                .setParameter("id", afterId)
                .setParameter("limit", limit)
                .getResultList();
    }
}
