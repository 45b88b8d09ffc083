package io.qisheng.petitions;

import io.qisheng.petitions.PetitionRow.BallView;
import io.qisheng.petitions.PetitionRow.Ref;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pages of petitions as far as a caller sees them. Each way of seeing one is a branch with an index and a limit of its own, so
 * that a page costs the same however many petitions there are; the branches are united and cut to one page.
 *
 * <p>What {@code own} and {@code staff} say in SQL, {@code PetitionAudience} says in Java; a test holds the two together.
 */
@ApplicationScoped
class PetitionListRepository {

    private static final String COLUMNS = """
            p.id, p.number, p.kind, p.category, p.title, p.status, p.phase, p.outcome, p.visibility, p.urgency,
            p.enterprise_id, p.enterprise_name, p.lead_department_id, p.lead_department_name, p.handler_id, p.handler_name,
            p.filed_at, p.submitted_at, p.due_at, p.ball_holder, p.ball_name, p.ball_due, p.ball_missing, p.ball_sentence,
            p.version""";
    private static final String OWN = """
            ((p.enterprise_id in (:enterprises) and (p.filer_id = :user
                or (p.status <> 'DRAFT' and (p.filer_id is null or p.visibility in ('ENTERPRISE', 'PUBLIC')))))
              or (p.status = 'DRAFT' and p.filed_by_id = :user))""";
    private static final String STAFF = """
            (p.status <> 'DRAFT' and not p.hidden_paths && string_to_array(:seated, ',')
              and (p.scope_paths && string_to_array(:overseen, ',') or p.department_paths && string_to_array(:departments, ',')))""";
    private static final String PUBLIC = """
            (:owner and p.visibility = 'PUBLIC' and p.accepted_at is not null and p.enterprise_id not in (:enterprises))""";

    /** Where a page begins: after this row. */
    record After(Instant filedAt, UUID id) {}

    /** A row with what its place in the list is. */
    record Item(PetitionRow row, Instant filedAt) {}

    Uni<List<Item>> page(
            Tx tx, UUID districtId, PetitionScope scope, PetitionFilter filter, @Nullable After after, int limit) {
        Map<String, Object> parameters = parameters(districtId, scope, limit);
        List<String> branches = branches(scope, filter);
        if (branches.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String narrowing = narrowing(filter, after, parameters);
        String united = branches.stream()
                .map(branch -> "(" + select(branch, narrowing) + ")")
                .collect(Collectors.joining(" union "));
        String sql = "select * from (" + united + ") seen order by filed_at desc, id desc limit :limit";
        var query = tx.session().createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList()
                .map(rows -> rows.stream().map(PetitionListRepository::item).toList());
    }

    private static String select(String branch, String narrowing) {
        return "select " + COLUMNS + ", " + OWN + " or " + STAFF + " as whole from petition p"
                + " where p.district_id = :district and " + branch
                + " and (" + OWN + " or " + STAFF + " or " + PUBLIC + ")" + narrowing
                + " order by p.filed_at desc, p.id desc limit :limit";
    }

    private static List<String> branches(PetitionScope scope, PetitionFilter filter) {
        List<String> branches = new ArrayList<>();
        boolean owner = !scope.enterprises().isEmpty();
        if (filter.mine()) {
            branches.add("p.filer_id = :user");
            branches.add("p.handler_id = :user");
            branches.add("p.filed_by_id = :user");
            if (owner) {
                branches.add("p.enterprise_id in (:enterprises) and p.filer_id is null");
            }
            return branches;
        }
        if (owner) {
            branches.add("p.enterprise_id in (:enterprises)");
            branches.add("p.visibility = 'PUBLIC' and p.accepted_at is not null");
        }
        if (!scope.overseen().isEmpty()) {
            branches.add("p.status <> 'DRAFT' and p.scope_paths && string_to_array(:overseen, ',')");
            branches.add("p.filed_by_id = :user");
        }
        if (!scope.departments().isEmpty()) {
            branches.add("p.department_paths && string_to_array(:departments, ',')");
        }
        return branches;
    }

    private static String narrowing(PetitionFilter filter, @Nullable After after, Map<String, Object> parameters) {
        StringBuilder sql = new StringBuilder();
        if (!filter.statuses().isEmpty()) {
            sql.append(" and p.status in (:statuses)");
            parameters.put(
                    "statuses", filter.statuses().stream().map(Enum::name).toList());
        }
        if (!filter.categories().isEmpty()) {
            sql.append(" and p.category in (:categories)");
            parameters.put("categories", filter.categories());
        }
        if (filter.departmentId() != null) {
            sql.append(" and p.lead_department_id = :department");
            parameters.put("department", filter.departmentId());
        }
        if (filter.q() != null) {
            sql.append("""
                     and exists (select 1 from petition_search s where s.district_id = p.district_id and s.petition_id = p.id
                    and s.bigrams @> petition_bigrams(:q) and position(:q in s.words) > 0)""");
            parameters.put("q", filter.q().toLowerCase(Locale.ROOT));
        }
        if (after != null) {
            sql.append(" and (p.filed_at, p.id) < (:afterAt, :afterId)");
            parameters.put("afterAt", after.filedAt());
            parameters.put("afterId", after.id());
        }
        return sql.toString();
    }

    private static Map<String, Object> parameters(UUID districtId, PetitionScope scope, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("district", districtId);
        parameters.put("user", scope.userId());
        parameters.put("owner", !scope.enterprises().isEmpty());
        // An empty list is no SQL; no organisation has the id of the caller's district.
        parameters.put("enterprises", scope.enterprises().isEmpty() ? List.of(districtId) : scope.enterprises());
        parameters.put("seated", String.join(",", scope.seated()));
        parameters.put("overseen", String.join(",", scope.overseen()));
        parameters.put("departments", String.join(",", scope.departments()));
        parameters.put("limit", limit);
        return parameters;
    }

    private static Item item(Tuple row) {
        PetitionRow whole = new PetitionRow(
                row.get("id", UUID.class),
                text(row, "number"),
                text(row, "kind"),
                text(row, "category"),
                text(row, "title"),
                row.get("status", String.class),
                text(row, "phase"),
                text(row, "outcome"),
                text(row, "visibility"),
                text(row, "urgency"),
                Ref.of(row.get("enterprise_id", UUID.class), text(row, "enterprise_name")),
                Ref.of(row.get("lead_department_id", UUID.class), text(row, "lead_department_name")),
                Ref.of(row.get("handler_id", UUID.class), text(row, "handler_name")),
                time(row, "submitted_at"),
                time(row, "due_at"),
                new BallView(
                        row.get("ball_holder", String.class),
                        text(row, "ball_name"),
                        time(row, "ball_due"),
                        text(row, "ball_missing"),
                        row.get("ball_sentence", String.class)),
                row.get("version", Long.class));
        boolean seenWhole = row.get("whole", Boolean.class);
        return new Item(
                seenWhole ? whole : whole.forOthers(),
                row.get("filed_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable OffsetDateTime time(Tuple row, String column) {
        OffsetDateTime time = row.get(column, OffsetDateTime.class);
        return time == null ? null : Times.known(time.toInstant());
    }

    private static @Nullable String text(Tuple row, String column) {
        return row.get(column, String.class);
    }
}
