package io.qisheng.evidence;

import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.platform.tx.EntityRows;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** The statements about photos. */
@ApplicationScoped
class EvidenceRepository {

    private static final String SELECT = "select " + EntityRows.names(EvidenceRow.class) + " from evidence ";

    Uni<@Nullable EvidenceRow> find(Tx tx, UUID districtId, UUID id) {
        return tx.session().get(EvidenceRow.class, new EvidenceRow.Key(districtId, id));
    }

    Uni<@Nullable EvidenceRow> lock(Tx tx, UUID districtId, UUID id) {
        return tx.session().get(EvidenceRow.class, new EvidenceRow.Key(districtId, id), LockMode.PESSIMISTIC_WRITE);
    }

    /** Locks some photos, always in the same order, so that two callers cannot wait for each other. */
    Uni<List<EvidenceRow>> lockAll(Tx tx, UUID districtId, Collection<UUID> ids) {
        return tx.session()
                .createNativeQuery(
                        SELECT + "where district_id = :district and id in (:ids) order by id for update",
                        EvidenceRow.class)
                .setParameter("district", districtId)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Locks the photos that prove one part of a fact. */
    Uni<List<EvidenceRow>> lockOf(Tx tx, UUID districtId, FactRef fact) {
        return tx.session()
                .createNativeQuery(SELECT + """
                        where district_id = :district and fact_type = :type and fact_id = :fact and fact_part = :part
                          and status = 'ATTACHED'
                        order by id for update""", EvidenceRow.class)
                .setParameter("district", districtId)
                .setParameter("type", fact.type().name())
                .setParameter("fact", fact.id())
                .setParameter("part", fact.part())
                .getResultList();
    }

    /** The photos that prove some facts, in the order in which they were attached. */
    Uni<List<EvidenceRow>> of(Tx tx, UUID districtId, FactType type, Collection<UUID> factIds) {
        return tx.session()
                .createNativeQuery(SELECT + """
                        where district_id = :district and fact_type = :type and fact_id in (:facts) and status = 'ATTACHED'
                        order by attached_at, place_in_fact, id""", EvidenceRow.class)
                .setParameter("district", districtId)
                .setParameter("type", type.name())
                .setParameter("facts", factIds)
                .getResultList();
    }

    /** Photos that have proved nothing since {@code before}, those that no other replica is at. */
    Uni<List<EvidenceRow>> lockUnattached(Tx tx, Instant before, int limit) {
        return tx.session()
                .createNativeQuery(SELECT + """
                        where status in ('TICKETED', 'VERIFIED') and created_at <= :before
                        order by created_at limit :limit for update skip locked""", EvidenceRow.class)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Inserts a ticket; false when its id is taken, also by a twin that was faster by a moment. */
    Uni<Boolean> insert(Tx tx, EvidenceRow row) {
        return tx.session()
                .createNativeQuery("""
                        insert into evidence (district_id, id, owner_id, owner_name, purpose, content_type, size, sha256,
                            status, created_at, ticket_expires_at)
                        values (:district, :id, :owner, :ownerName, :purpose, :contentType, :size, :sha256,
                            :status, :createdAt, :expiresAt)
                        on conflict on constraint evidence_pkey do nothing""")
                .setParameter("district", row.key.districtId())
                .setParameter("id", row.key.id())
                .setParameter("owner", row.ownerId)
                .setParameter("ownerName", row.ownerName)
                .setParameter("purpose", row.purpose.name())
                .setParameter("contentType", row.contentType)
                .setParameter("size", row.size)
                .setParameter("sha256", row.sha256)
                .setParameter("status", row.status.name())
                .setParameter("createdAt", row.createdAt)
                .setParameter("expiresAt", row.ticketExpiresAt)
                .executeUpdate()
                .map(count -> count == 1);
    }

    /** Decided photos whose ticket ran out before a moment, and for which no late upload was looked for yet. */
    Uni<List<EvidenceRow>> lockRunOut(Tx tx, Instant before, int limit) {
        return tx.session()
                .createNativeQuery(SELECT + """
                        where not upload_gone and status <> 'TICKETED' and ticket_expires_at < :before
                        order by ticket_expires_at limit :limit for update skip locked""", EvidenceRow.class)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** How many tickets somebody holds by which something can still be uploaded. */
    Uni<Long> openTickets(Tx tx, UUID districtId, UUID ownerId, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        select count(*) from evidence
                        where district_id = :district and owner_id = :owner and status = 'TICKETED' and ticket_expires_at > :now""", Long.class)
                .setParameter("district", districtId)
                .setParameter("owner", ownerId)
                .setParameter("now", now)
                .getSingleResult();
    }

    Uni<Void> update(Tx tx, EvidenceRow row) {
        return tx.session().update(row);
    }

    Uni<Void> updateAll(Tx tx, List<EvidenceRow> rows) {
        return rows.isEmpty() ? Uni.createFrom().voidItem() : tx.session().updateMultiple(rows);
    }

    /** Notes that the marked renditions are there; false when the photo was let go meanwhile. */
    Uni<Boolean> marked(Tx tx, EvidenceRow row, Instant at) {
        return tx.session()
                .createNativeQuery("update evidence set marked_at = :at"
                        + " where district_id = :district and id = :id and status = 'ATTACHED'")
                .setParameter("at", at)
                .setParameter("district", row.key.districtId())
                .setParameter("id", row.key.id())
                .executeUpdate()
                .map(count -> count == 1);
    }
}
