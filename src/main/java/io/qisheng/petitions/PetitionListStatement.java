package io.qisheng.petitions;

import io.qisheng.petitions.PetitionListRepository.After;
import io.qisheng.petitions.PetitionSight.Way;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a page of petitions, newest first. Each way of seeing one is a branch with an index and a limit of its own, so that a page costs
 * the same however many petitions there are; no row is in two branches, and together they are cut to one page.
 *
 * <p>Planning such a statement takes several times as long as running it, so PostgreSQL must be able to keep the plan: it does when
 * the plan looks as good without the values of the parameters as with them. Therefore limits and few statuses or categories
 * stand in the text, and who may see a row is asked inside a {@code coalesce}, of which the planner expects the same whatever
 * the values. The texts are few: one for each kind of caller and way to narrow.
 *
 * @see PetitionSearchStatement for those that hold certain words
 */
final class PetitionListStatement {

    static final String COLUMNS = """
            p.id, p.number, p.kind, p.category, p.title, p.status, p.phase, p.outcome, p.visibility, p.urgency,
            p.enterprise_id, p.enterprise_name, p.lead_department_id, p.lead_department_name, p.handler_id, p.handler_name,
            p.submitted_at, p.due_at, p.ball_holder, p.ball_name, p.ball_due, p.ball_missing, p.ball_sentence,
            p.confirmation, p.version, p.filed_at, p.hidden_paths <> '{}' as hidden, p.filer_id""";

    private static final int SHORT = 21;
    private static final int LONG = 101;

    private final PetitionSight sight;
    private final String sql;

    PetitionListStatement(
            UUID districtId, PetitionScope scope, PetitionFilter filter, @Nullable After after, int limit) {
        this.sight = new PetitionSight(districtId, scope);
        int rows = rounded(limit);
        String narrowing = sight.narrowing(filter);
        List<String> branches = new ArrayList<>();
        List<Way> before = new ArrayList<>();
        for (Way way : ways(filter)) {
            branches.add("(select " + COLUMNS + ", coalesce(" + sight.whole() + ", false) as whole from " + way.from()
                    + Way.butNot(before) + " and coalesce(" + sight.seen() + ", false)" + narrowing
                    + later(way, after) + " order by " + way.filedAt() + " desc, " + way.id() + " desc limit " + rows
                    + ")");
            before.add(way);
        }
        this.sql = branches.isEmpty()
                ? ""
                : "select * from (" + String.join(" union all ", branches)
                        + ") seen order by filed_at desc, id desc limit " + rows;
    }

    /** Few limits, so that there are few statements. */
    static int rounded(int limit) {
        return limit <= SHORT ? SHORT : LONG;
    }

    /** Nobody with such grants sees any. */
    boolean isEmpty() {
        return sql.isEmpty();
    }

    String sql() {
        return sql;
    }

    /** In the order of their places. */
    List<Object> values() {
        return sight.values();
    }

    private List<Way> ways(PetitionFilter filter) {
        return filter.mine()
                ? sight.closeWays(true)
                : Stream.concat(sight.closeWays(false).stream(), sight.wideWays(filter.isUnderWay()).stream())
                        .toList();
    }

    private String later(Way way, @Nullable After after) {
        return after == null
                ? ""
                : " and (%s, %s) < (%s, %s)"
                        .formatted(
                                way.filedAt(),
                                way.id(),
                                sight.place("after", after.filedAt().atOffset(ZoneOffset.UTC), "timestamptz"),
                                sight.place("after id", after.id(), "uuid"));
    }
}
