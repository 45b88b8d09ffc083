package io.qisheng.bench;

import io.qisheng.local.LocalStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the database holds what was acknowledged, no more and no less: nothing lost, nothing twice. */
final class Sums {

    /** What must hold of all rows, by the words for those of which it does not. */
    private static final Map<String, String> RULES = Map.of(
            "petitions have a torn timeline or no words",
            """
            select count(*) from petition p cross join lateral (
                select count(*) as steps, coalesce(max(t.seq), 0) as last from petition_timeline t
                where t.district_id = p.district_id and t.petition_id = p.id) t
            where p.seq <> t.steps or p.seq <> t.last
               or not exists (select 1 from petition_search s
                    where s.district_id = p.district_id and s.petition_id = p.id)""",
            "check-ins that count are not paid by one entry each",
            """
            select count(*) from (%s) e
            full join check_in c on c.district_id = e.district_id and c.id = e.source_id and c.member_id = e.member_id
            where c.id is null or e.id is null and c.result <> 'REVIEW'""".formatted(paid("CHECK_IN")),
            "claims are let pass and not paid, or the other way round",
            """
            select count(*) from (%s) e
            full join points_claim c on c.district_id = e.district_id and c.id = e.source_id and c.entry_id = e.id
            where c.id is null or (e.id is null) = (c.status in ('APPROVED', 'REVERSED'))""".formatted(paid("CLAIM")),
            "balances are not the sum of their entries",
            """
            select count(*) from points_balance b full join (
                select district_id, member_id, month, sum(tenths) as tenths, count(*) as entries from points_entry
                group by district_id, member_id, month) e using (district_id, member_id, month)
            where (b.tenths, b.entries) is distinct from (e.tenths, e.entries)""",
            "counters of caps are not the sum of what was paid",
            """
            select count(*) from points_usage u full join (
                select district_id, member_id, rule_code, month / 100 as year, sum(tenths) as tenths from points_entry
                group by district_id, member_id, rule_code, month / 100) e using (district_id, member_id, rule_code, year)
            where u.year_tenths is distinct from e.tenths
               or u.year_tenths is distinct from (select sum(m) from unnest(u.month_tenths) m)""",
            "members were paid more than a cap allows",
            """
            select count(*) from points_usage u
            join points_rule r on r.district_id = '00000000-0000-0000-0000-000000000000' and r.code = u.rule_code and r.version = 1
            where u.year_tenths > r.year_cap or r.month_cap < any (u.month_tenths)""");

    private final LocalStack stack;
    private final Map<String, Long> before = new TreeMap<>();
    private final Map<String, Long> expected = new TreeMap<>();
    private final List<String> refusals = new ArrayList<>();

    /** Counts the rows of the tables that these paths write. */
    Sums(LocalStack stack, List<HotPath> paths) {
        this.stack = stack;
        paths.stream()
                .flatMap(path -> path.rows().keySet().stream())
                .distinct()
                .forEach(table -> before.put(table, count("select count(*) from " + table)));
    }

    /** Operations that were acknowledged. */
    void acknowledged(HotPath path, long operations) {
        path.rows().forEach((table, rows) -> expected.merge(table, rows * operations, Long::sum));
    }

    /** Requests of a warm-up that were answered otherwise than they should; a write that was given up waiting for may be there. */
    void refused(HotPath path, long requests) {
        if (requests > 0) {
            refusals.add("%s: %,d requests of the warm-up were refused, and may be written"
                    .formatted(path.name(), requests));
        }
    }

    /** What does not agree, in words; nothing when all does. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(refusals);
        before.forEach((table, rows) -> {
            long added = count("select count(*) from " + table) - rows;
            long due = expected.getOrDefault(table, 0L);
            if (added != due) {
                faults.add("%s: %,d rows were added, %,d operations were acknowledged".formatted(table, added, due));
            }
        });
        RULES.forEach((rule, query) -> {
            long broken = count(query);
            if (broken > 0) {
                faults.add("%,d %s".formatted(broken, rule));
            }
        });
        return faults;
    }

    private static String paid(String source) {
        return "select * from points_entry where source_type = '%s' and reverses is null".formatted(source);
    }

    private long count(String query) {
        try (Connection connection = stack.connectAsOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new BenchException("The rows could not be counted: " + e.getMessage(), e);
        }
    }
}
