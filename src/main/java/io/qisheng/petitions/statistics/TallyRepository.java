package io.qisheng.petitions.statistics;

import io.qisheng.petitions.domain.Fact.Rate;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Numbers that were added up, by day and by month. */
@ApplicationScoped
public class TallyRepository {

    private static final long LOCK = 0x51_53_50_54L;

    private static final String FOLD = """
            with taken as (
                delete from petition_tally_change c using (
                    select district_id, id from petition_tally_change order by district_id, id limit :limit) oldest
                where c.district_id = oldest.district_id and c.id = oldest.id
                returning c.district_id, c.day, c.rate, c.area, c.hidden_paths, c.department_id, c.department_path, c.category,
                    c.numerator, c.denominator)
            insert into petition_tally as t (district_id, grain, start, rate, area, hidden_paths, department_id,
                department_path, category, numerator, denominator)
            select district_id, grain, cast(date_trunc(grain, cast(day as timestamp)) as date), rate, area, hidden_paths,
                department_id, department_path, category, sum(numerator), sum(denominator)
            from taken cross join (values ('DAY'), ('MONTH')) g (grain)
            group by district_id, grain, cast(date_trunc(grain, cast(day as timestamp)) as date), rate, area, hidden_paths,
                department_id, department_path, category
            on conflict (district_id, grain, start, rate, area, hidden_paths, department_id, department_path, category)
            do update set numerator = t.numerator + excluded.numerator, denominator = t.denominator + excluded.denominator""";

    /** Whole months, the days before and after them, what was not added up yet, and what became overdue a moment ago. */
    private static final String READ = """
            select %1$s, t.rate, cast(sum(t.numerator) as bigint) as numerator,
                cast(sum(t.denominator) as bigint) as denominator
            from (
                select start as day, %2$s, numerator, denominator from petition_tally
                where district_id = $1 and grain = 'MONTH' and start >= $4 and start < $5
                union all select start, %2$s, numerator, denominator from petition_tally
                where district_id = $1 and grain = 'DAY' and start >= $2 and start < $4
                union all select start, %2$s, numerator, denominator from petition_tally
                where district_id = $1 and grain = 'DAY' and start >= $5 and start <= $3
                union all select day, %2$s, numerator, denominator from petition_tally_change
                where district_id = $1 and day between $2 and $3
                union all select day, %2$s, 0, 1 from petition_fact
                where good is null and not late and due < $6 and district_id = $1 and day between $2 and $3) t
            where ((t.area || '/') ^@ any ($7::text[]) or (t.department_path || '/') ^@ any ($8::text[]))
              and (t.hidden_paths = '{}' or not t.hidden_paths && $9::text[])
            group by t.rate, %3$s""";

    private static final String COLUMNS = "rate, area, hidden_paths, department_id, department_path, category";

    private final Statements statements;

    TallyRepository(Statements statements) {
        this.statements = statements;
    }

    /** One rate of one row. */
    public record Sum(String key, Rate rate, long numerator, long denominator) {}

    /** Whether nobody else is at it until the end of the transaction. */
    Uni<Boolean> lock(Tx tx) {
        return tx.session()
                .createNativeQuery("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** Adds some of the differences; whether there were any. */
    Uni<Boolean> fold(Tx tx, int limit) {
        return tx.session()
                .createNativeQuery(FOLD)
                .setParameter("limit", limit)
                .executeUpdate()
                .map(tallies -> tallies > 0);
    }

    /** The sums of what a caller reaches at this moment, in no order. */
    public Uni<List<Sum>> sums(UUID districtId, Within within, Span span, Grouping by, Instant now) {
        return sums(districtId, within, span, List.of(by), now).map(List::getFirst);
    }

    /** The same by several groupings, each a list: read at once, all of them are parts of one whole. */
    public Uni<List<List<Sum>>> sums(UUID districtId, Within within, Span span, List<Grouping> each, Instant now) {
        Tuple values = Tuple.from(Arrays.asList(
                districtId,
                span.from(),
                span.to(),
                span.monthsFrom(),
                span.monthsUntil(),
                Times.known(now),
                within.overseenArray(),
                within.departmentArray(),
                within.seatedArray()));
        return statements
                .read(read(each), values)
                .map(rows -> each.stream().map(by -> sums(rows, by)).toList());
    }

    static String read(List<Grouping> each) {
        return READ.formatted(
                each.stream().map(by -> by.key() + " as " + by.word()).collect(Collectors.joining(", ")),
                COLUMNS,
                each.stream().map(Grouping::key).collect(Collectors.joining(", ")));
    }

    private static List<Sum> sums(Iterable<Row> rows, Grouping by) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> sum(row, by))
                .toList();
    }

    private static Sum sum(Row row, Grouping by) {
        return new Sum(
                row.getString(by.word()),
                Rate.valueOf(row.getString("rate")),
                row.getLong("numerator"),
                row.getLong("denominator"));
    }
}
