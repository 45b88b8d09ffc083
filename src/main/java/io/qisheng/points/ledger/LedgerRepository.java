package io.qisheng.points.ledger;

import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Ids;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.qisheng.platform.tx.Tx;
import io.qisheng.points.domain.Period;
import io.qisheng.points.domain.Tenths;
import io.qisheng.points.ledger.Earning.SourceType;
import io.qisheng.points.rules.RuleRepository;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The ledger's statements. */
@ApplicationScoped
public class LedgerRepository {

    private static final String POST = """
            with earned as (
                select cast(:district as uuid) as district_id, cast(:entry as uuid) as entry_id, cast(:member as uuid) as member_id,
                    cast(:branch as uuid) as branch_id, cast(:rule as text) as rule_code, cast(null as integer) as rule_version,
                    cast(:type as text) as source_type, cast(:source as uuid) as source_id, cast(:label as text) as source_label,
                    cast(:approver as text) as approver_name, cast(:occurred as timestamptz) as occurred_at,
                    cast(:now as timestamptz) as posted_at),
            """ + Posting.RELATIONS + " select cast(to_jsonb(posted) as text) from posted";

    /**
     * Takes entries back and frees the caps that they used, the counters first, as in posting, so that the two do not block each other. An
     * entry that was taken back already is left alone.
     */
    private static final String REVERSE = """
            with wrong as (
                select e.* from points_entry e
                where e.district_id = :district and e.source_type = :type and e.source_id = any (cast(:sources as uuid[]))
                  and e.reverses is null and not exists (select 1 from points_entry r where r.district_id = e.district_id and r.reverses = e.id)),
            freed as (
                update points_usage u
                set year_tenths = u.year_tenths - w.tenths,
                    month_tenths = (select array_agg(m.used - case m.month when w.month % 100 then w.tenths else 0 end order by m.month)
                                    from unnest(u.month_tenths) with ordinality m (used, month)),
                    day_tenths = case when jsonb_exists(u.day_tenths, w.day) then u.day_tenths
                        || jsonb_build_object(w.day, cast(u.day_tenths ->> w.day as integer) - w.tenths) else u.day_tenths end
                from (select wrong.*, to_char(occurred_at at time zone 'Asia/Shanghai', 'MMDD') as day from wrong) w
                where u.district_id = w.district_id and u.member_id = w.member_id and u.rule_code = w.rule_code
                  and u.year = w.month / 100
                returning u.member_id),
            reversal as (
                insert into points_entry (district_id, id, member_id, branch_id, rule_code, rule_version, rule_name, tenths,
                    full_tenths, occurred_at, posted_at, month, source_type, source_id, source_label, approver_name, reverses, reason)
                select district_id, uuidv7(), member_id, branch_id, rule_code, rule_version, rule_name, -tenths, -full_tenths,
                    occurred_at, :now, month, source_type, source_id, source_label, :by, id, :reason from wrong
                where (select count(*) from freed) is not null
                returning *)
            insert into points_balance as b (district_id, member_id, month, tenths, entries)
            select district_id, member_id, month, sum(tenths), count(*) from reversal
            group by district_id, member_id, month
            on conflict (district_id, member_id, month) do update
            set tenths = b.tenths + excluded.tenths, entries = b.entries + excluded.entries""";

    private static final String POSTED = """
            select cast(coalesce(jsonb_agg(to_jsonb(e) || jsonb_build_object('rule_text', r.text)), '[]') as text)
            from points_entry e
            join points_rule r on r.district_id in (e.district_id, :shipped) and r.code = e.rule_code and r.version = e.rule_version
            where e.district_id = :district and e.source_type = :type and e.source_id in (:sources) and e.reverses is null
              and not exists (select 1 from points_entry x where x.district_id = e.district_id and x.reverses = e.id)""";

    private static final String ENTRIES = """
            select e.id, e.member_id, e.rule_code, e.rule_version, e.rule_name, e.tenths, e.full_tenths, e.cap, e.cap_tenths,
                e.occurred_at, e.posted_at, e.source_type, e.source_id, e.source_label, e.approver_name, e.reverses, e.reason,
                r.text as rule_text
            from points_entry e
            join points_rule r on r.district_id in (e.district_id, '00000000-0000-0000-0000-000000000000')
                and r.code = e.rule_code and r.version = e.rule_version
            where e.district_id = $1 and e.member_id = $2 and ($3::int is null or e.month between $3 and $4)
              and ($5::uuid is null or e.id < $5)
            order by e.id desc limit $6""";

    private static final String BALANCE = """
            with peer as (%s),
            sums as (
                select peer.id, coalesce(sum(b.tenths), 0)::int as tenths, coalesce(sum(b.entries), 0)::int as entries from peer
                left join points_balance b on b.district_id = peer.district_id and b.member_id = peer.id and b.month between $3 and $4
                group by peer.id)
            select s.tenths, s.entries,
                   (select count(*)::int + 1 from sums o where o.entries > 0 and o.tenths > s.tenths) as rank
            from sums s where s.id = $5""".formatted(Organisations.membersBelow("$1", "$2::text"));

    private final Statements statements;
    private final Clock clock;

    LedgerRepository(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    public Uni<@Nullable PostedView> post(Tx tx, Earning earning) {
        return tx.session()
                .createNativeQuery(POST, String.class)
                .setParameter("district", earning.districtId())
                .setParameter("entry", Ids.next())
                .setParameter("member", earning.memberId())
                .setParameter("branch", earning.branchId())
                .setParameter("rule", earning.ruleCode())
                .setParameter("type", earning.sourceType().name())
                .setParameter("source", earning.sourceId())
                .setParameter("label", earning.label())
                .setParameter("approver", earning.approver())
                .setParameter("occurred", earning.occurredAt())
                .setParameter("now", clock.instant())
                .getSingleResultOrNull()
                .map(posted -> posted == null ? null : PostedView.of(new JsonObject(posted)));
    }

    public Uni<Void> reverse(
            Tx tx, UUID districtId, SourceType type, Collection<UUID> sourceIds, String reason, String by) {
        return tx.session()
                .createNativeQuery(REVERSE)
                .setParameter("district", districtId)
                .setParameter("type", type.name())
                .setParameter("sources", sourceIds.toArray(UUID[]::new))
                .setParameter("now", clock.instant())
                .setParameter("by", by)
                .setParameter("reason", reason)
                .executeUpdate()
                .replaceWithVoid();
    }

    public Uni<Map<UUID, PostedView>> posted(Tx tx, UUID districtId, SourceType type, Collection<UUID> sourceIds) {
        if (sourceIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.session()
                .createNativeQuery(POSTED, String.class)
                .setParameter("shipped", RuleRepository.SHIPPED)
                .setParameter("district", districtId)
                .setParameter("type", type.name())
                .setParameter("sources", sourceIds)
                .getSingleResult()
                .map(rows -> new JsonArray(rows)
                        .stream()
                                .map(JsonObject.class::cast)
                                .collect(Collectors.toMap(
                                        row -> UUID.fromString(row.getString("source_id")), PostedView::of)));
    }

    /** A member's entries, newest first, of a period or of all. */
    Uni<List<PointsEntryView>> entries(
            UUID districtId, UUID memberId, @Nullable Period period, @Nullable UUID after, int limit) {
        Tuple values = Tuple.from(Arrays.asList(
                districtId,
                memberId,
                period == null ? null : period.first(),
                period == null ? null : period.last(),
                after,
                limit));
        return statements.read(ENTRIES, values).map(rows -> list(rows, LedgerRepository::entry));
    }

    /** A member's sum in a period, with the rank among the members of the own branch. */
    Uni<@Nullable BalanceView> balance(UUID districtId, UUID memberId, String branchPath, Period period) {
        Tuple values = Tuple.from(Arrays.asList(districtId, branchPath, period.first(), period.last(), memberId));
        return statements
                .read(BALANCE, values)
                .map(rows -> rows.size() == 0
                        ? null
                        : balance(memberId, period, rows.iterator().next()));
    }

    private static <T> List<T> list(Iterable<Row> rows, Function<Row, T> view) {
        return StreamSupport.stream(rows.spliterator(), false).map(view).toList();
    }

    private static BalanceView balance(UUID memberId, Period period, Row row) {
        int entries = row.getInteger("entries");
        return new BalanceView(
                memberId,
                period.text(),
                Tenths.decimal(row.getInteger("tenths")),
                entries == 0 ? null : row.getInteger("rank"),
                entries);
    }

    private static PointsEntryView entry(Row row) {
        JsonObject json = row.toJson();
        return new PointsEntryView(
                row.getUUID("id"),
                row.getUUID("member_id"),
                row.getString("rule_code"),
                row.getInteger("rule_version"),
                row.getString("rule_name"),
                Tenths.decimal(row.getInteger("tenths")),
                Times.known(row.getOffsetDateTime("occurred_at").toInstant()),
                Times.known(row.getOffsetDateTime("posted_at").toInstant()),
                new PointsEntryView.Source(
                        SourceType.valueOf(row.getString("source_type")),
                        row.getUUID("source_id"),
                        row.getString("source_label")),
                row.getUUID("reverses"),
                PostedView.of(json).explanation());
    }
}
