package io.qisheng.petitions.clocks;

import io.qisheng.petitions.domain.Escalation;
import io.qisheng.petitions.domain.Escalation.Recipient;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Who was told of which clock, each once. */
@ApplicationScoped
public class EscalationRepository {

    /** Whether this transaction is the one that tells; it is not where it was told before. */
    Uni<Boolean> claim(Tx tx, Petition petition, Escalation step, Recipient to, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        insert into petition_escalation (district_id, petition_id, clock, clock_started_at, level, told, due_at, at)
                        values (:district, :petition, :clock, :started, :level, :told, :due, :now)
                        on conflict (district_id, petition_id, clock, clock_started_at, level) do nothing""")
                .setParameter("district", petition.filing().districtId())
                .setParameter("petition", petition.filing().id())
                .setParameter("clock", step.clock().name())
                .setParameter("started", step.startedAt())
                .setParameter("level", step.level().name())
                .setParameter("told", to.name())
                .setParameter("due", step.dueAt())
                .setParameter("now", now)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** All that were told of a petition, in order. */
    public Uni<List<EscalationView>> of(Tx tx, UUID districtId, UUID petitionId) {
        return tx.session()
                .createNativeQuery("""
                        select clock, level, told, due_at, at from petition_escalation
                        where district_id = :district and petition_id = :petition
                        order by at, clock_started_at, clock, array_position(array['HANDLER', 'DEPARTMENT_LEAD', 'TOWNSHIP_LEAD'], level)""", Tuple.class)
                .setParameter("district", districtId)
                .setParameter("petition", petitionId)
                .getResultList()
                .map(rows -> rows.stream().map(EscalationRepository::view).toList());
    }

    private static EscalationView view(Tuple row) {
        return new EscalationView(
                row.get("clock", String.class),
                row.get("level", String.class),
                row.get("told", String.class),
                Times.known(row.get("due_at", OffsetDateTime.class).toInstant()),
                Times.known(row.get("at", OffsetDateTime.class).toInstant()));
    }
}
