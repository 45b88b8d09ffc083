package io.qisheng.petitions.clocks;

import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks through petitions, and how far each has come. */
@ApplicationScoped
public class RecountRepository {

    /** What a walk is for. Each kind has a table of its own, so that a replica of a former version does not take it for another. */
    public enum Kind {
        /** The dates of those that are not over. */
        DATES("petition_recount"),
        /** What counts of all that were accepted. */
        FACTS("petition_fact_walk");

        private final String table;

        Kind(String table) {
            this.table = table;
        }
    }

    /** A walk and the last petition that it has seen. */
    public record Walk(Kind kind, long id, UUID districtId, UUID petitionId) {}

    /** Has a walk of each kind begin at a moment. */
    Uni<Void> ask(Tx tx, Instant notBefore) {
        return ask(tx, Kind.DATES, notBefore).chain(() -> ask(tx, Kind.FACTS, notBefore));
    }

    private static Uni<Void> ask(Tx tx, Kind kind, Instant notBefore) {
        return tx.session()
                .createNativeQuery("insert into " + kind.table + " (not_before) values (:from)")
                .setParameter("from", notBefore)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Locks a walk that is due; two replicas go on with it by turns. */
    public Uni<@Nullable Walk> lockDue(Tx tx, Kind kind, Instant now) {
        return tx.session()
                .createNativeQuery(
                        "select id, district_id, petition_id from " + kind.table
                                + " where done_at is null and not_before <= :now"
                                + " order by not_before, id limit 1 for update",
                        Tuple.class)
                .setParameter("now", now)
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? null
                        : new Walk(
                                kind,
                                row.get("id", Long.class),
                                row.get("district_id", UUID.class),
                                row.get("petition_id", UUID.class)));
    }

    public Uni<Void> advance(Tx tx, Walk walk, UUID districtId, UUID petitionId) {
        return tx.session()
                .createNativeQuery("update " + walk.kind().table
                        + " set district_id = :district, petition_id = :petition where id = :id")
                .setParameter("district", districtId)
                .setParameter("petition", petitionId)
                .setParameter("id", walk.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    public Uni<Void> done(Tx tx, Walk walk, Instant now) {
        return tx.session()
                .createNativeQuery("update " + walk.kind().table + " set done_at = :now where id = :id")
                .setParameter("now", now)
                .setParameter("id", walk.id())
                .executeUpdate()
                .replaceWithVoid();
    }
}
