package io.qisheng.evidence;

import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.image.DifferenceHash;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds photos that show the same, without comparing with all of them. */
@ApplicationScoped
class FingerprintRepository {

    private static final String BANDS = """
            (select band::smallint as band, ((cast(:fingerprint as bigint) >> (band * 16)) & 65535)::integer as value
             from generate_series(0, 3) band)""";

    /** The first attached photo that shows the same as this one and proves another fact; null when there is none. */
    Uni<@Nullable UUID> earlierTwin(Tx tx, UUID districtId, long fingerprint, FactRef fact) {
        return tx.session()
                .createNativeQuery("select e.id from " + BANDS + """
                         mine join evidence_fingerprint f
                              on f.district_id = :district and f.band = mine.band and f.value = mine.value
                         join evidence e on e.district_id = f.district_id and e.id = f.evidence_id
                         where (e.fact_type <> :type or e.fact_id <> :fact) and e.status = 'ATTACHED'
                           and bit_count(cast(e.fingerprint # cast(:fingerprint as bigint) as bit(64))) <= :distance
                         order by e.attached_at, e.id limit 1""", UUID.class)
                .setParameter("fingerprint", fingerprint)
                .setParameter("district", districtId)
                .setParameter("type", fact.type().name())
                .setParameter("fact", fact.id())
                .setParameter("distance", DifferenceHash.SAME)
                .getSingleResultOrNull();
    }

    Uni<Void> insert(Tx tx, UUID districtId, UUID evidenceId, long fingerprint) {
        return tx.session()
                .createNativeQuery("insert into evidence_fingerprint (district_id, band, value, evidence_id)"
                        + " select :district, band, value, :id from " + BANDS + " mine on conflict do nothing")
                .setParameter("district", districtId)
                .setParameter("id", evidenceId)
                .setParameter("fingerprint", fingerprint)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> delete(Tx tx, UUID districtId, UUID evidenceId, long fingerprint) {
        return tx.session()
                .createNativeQuery("delete from evidence_fingerprint f using " + BANDS + """
                         mine where f.district_id = :district and f.band = mine.band and f.value = mine.value
                           and f.evidence_id = :id""")
                .setParameter("district", districtId)
                .setParameter("id", evidenceId)
                .setParameter("fingerprint", fingerprint)
                .executeUpdate()
                .replaceWithVoid();
    }
}
