package io.qisheng.petitions.desk;

import io.qisheng.organisations.Organisations;
import io.qisheng.petitions.desk.Reach.Branch;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statement that reads a queue. Every stretch of an index is read in its order and cut to a page; the stretches are
 * united and cut once more, so that a page costs the same however long the queue is.
 */
public final class QueueStatement {

    private static final String ORDER = " order by p.queue_due, p.queue_rank, p.id limit ";

    private final Reach reach;
    private final OffsetDateTime now;
    private final List<Object> values = new ArrayList<>();
    private final String district;

    public QueueStatement(Reach reach, OffsetDateTime now) {
        this.reach = reach;
        this.now = now;
        this.district = value(reach.districtId());
    }

    /** Where a page begins: after this row. */
    public record After(OffsetDateTime due, int rank, UUID id) {}

    /** What stands for $1, $2 … */
    public List<Object> values() {
        return values;
    }

    /** Rows of the queue in its order; nothing where the queue is none of the caller's. */
    public @Nullable String rows(String columns, QueueFilter filter, @Nullable After after, int limit) {
        List<Branch> branches = reach.branches(filter);
        if (branches.isEmpty()) {
            return null;
        }
        String most = value(limit);
        String narrowing = narrowing(filter) + (after == null ? "" : after(after));
        return branches.stream()
                .map(branch -> "(select " + columns + " from " + from(branch, narrowing, most) + ")")
                .collect(Collectors.joining(" union ", "select * from (", ") p" + ORDER + most));
    }

    private String from(Branch branch, String narrowing, String most) {
        String holders =
                array(branch.places().stream().map(place -> place.holder().name()));
        String statuses =
                array(branch.places().stream().map(place -> place.status().name()));
        String places = "unnest(" + holders + ", " + statuses + ")";
        String paths = array(branch.paths().stream());
        String seen = " and not p.hidden_paths && " + array(reach.seated().stream()) + narrowing;
        return switch (branch.source()) {
            case OVERSEEN -> stretches(places, " and p.scope_paths && " + paths + seen, most);
            case LED ->
                stretches(
                        "(" + Organisations.departmentsAt(district, paths) + ") led cross join " + places,
                        " and p.lead_department_id = led.id" + seen,
                        most);
            case OWN ->
                cut(
                        " and p.ball_user_id = " + value(reach.userId())
                                + " and (p.ball_holder, p.status) in (select * from " + places
                                + ") and (p.scope_paths && " + paths + " or p.department_paths && " + paths + ")"
                                + seen,
                        most);
        };
    }

    /** One cut for each place. */
    private String stretches(String places, String where, String most) {
        return places + " place (holder, status) cross join lateral "
                + cut(
                        " and p.ball_holder <> 'NOBODY' and p.ball_holder = place.holder and p.status = place.status"
                                + where,
                        most);
    }

    private String cut(String where, String most) {
        return "(select p.* from petition p where p.district_id = " + district + where + ORDER + most + ") p";
    }

    private String narrowing(QueueFilter filter) {
        StringBuilder sql = new StringBuilder();
        if (!filter.categories().isEmpty()) {
            sql.append(" and p.category = any (")
                    .append(array(filter.categories().stream()))
                    .append(')');
        }
        if (filter.departmentId() != null) {
            sql.append(" and p.lead_department_id = ").append(value(filter.departmentId()));
        }
        if (filter.onlyOverdue()) {
            sql.append(" and p.queue_due < ").append(value(now));
        }
        if (filter.q() != null) {
            String q = value(filter.q().toLowerCase(Locale.ROOT)) + "::text";
            sql.append(
                            " and exists (select 1 from petition_search s where s.district_id = p.district_id and s.petition_id = p.id")
                    .append(" and position(")
                    .append(q)
                    .append(" in s.words) > 0)");
        }
        return sql.toString();
    }

    private String after(After after) {
        return " and (p.queue_due, p.queue_rank, p.id) > (" + value(after.due()) + ", " + value((short) after.rank())
                + ", " + value(after.id()) + ")";
    }

    private String array(Stream<String> texts) {
        return value(texts.toArray(String[]::new)) + "::text[]";
    }

    /** The place of a value in the statement. */
    public String value(Object value) {
        values.add(value);
        return "$" + values.size();
    }
}
