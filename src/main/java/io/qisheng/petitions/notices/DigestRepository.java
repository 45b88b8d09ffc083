package io.qisheng.petitions.notices;

import io.qisheng.platform.Role;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads what is stuck, and keeps on which days it was told. */
@ApplicationScoped
class DigestRepository {

    /**
     * What the heads of a department have to push, and what the supervisors of a township or district have to watch. All of them read one
     * number, and some may sit in a department from which something is hidden: that is in no number of theirs.
     */
    private static final String STUCK = """
            with stuck as (
                select district_id, lead_department_id, scope_paths, hidden_paths, ball_holder, ball_due < :now as late
                from petition
                where ball_due < :midnight and ball_holder not in ('FILER', 'NOBODY') and number is not null)
            select 'DEPARTMENT_LEAD' as role, o.district_id, o.id, o.name, o.path, count(*) filter (where s.late) as late,
                count(*) filter (where not s.late) as today
            from stuck s join organisation o on o.district_id = s.district_id and o.id = s.lead_department_id
            where s.ball_holder in ('DEPARTMENT', 'HANDLER', 'CONVENOR')
            group by o.district_id, o.id, o.name, o.path
            union all
            select 'SUPERVISOR', o.district_id, o.id, o.name, o.path, count(*) filter (where s.late),
                count(*) filter (where not s.late)
            from stuck s join organisation o on o.district_id = s.district_id and o.path = any (s.scope_paths)
            where o.kind in ('TOWNSHIP', 'DISTRICT') and s.hidden_paths = '{}'
            group by o.district_id, o.id, o.name, o.path""";

    /**
     * What is stuck in one organisation.
     *
     * @param role whom it concerns there
     */
    record Stuck(
            Role role, UUID districtId, UUID organisationId, String organisation, String path, long late, long today) {}

    /** Whether this day's digest is the caller's to tell: the first of all replicas gets it, with the transaction. */
    Uni<Boolean> claim(Tx tx, LocalDate day, Instant now) {
        return tx.session()
                .createNativeQuery(
                        "insert into petition_digest (day, told_at) values (:day, :now) on conflict (day) do nothing")
                .setParameter("day", day)
                .setParameter("now", now)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** What is late now or will be before midnight. */
    Uni<List<Stuck>> stuck(Tx tx, Instant now, Instant midnight) {
        return tx.session()
                .createNativeQuery(STUCK, Tuple.class)
                .setParameter("now", now)
                .setParameter("midnight", midnight)
                .getResultList()
                .map(rows -> rows.stream().map(DigestRepository::stuck).toList());
    }

    private static Stuck stuck(Tuple row) {
        return new Stuck(
                Role.valueOf(row.get("role", String.class)),
                row.get("district_id", UUID.class),
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("path", String.class),
                row.get("late", Long.class),
                row.get("today", Long.class));
    }
}
