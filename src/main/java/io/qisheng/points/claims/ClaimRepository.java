package io.qisheng.points.claims;

import io.qisheng.notifications.Notifications;
import io.qisheng.organisations.MemberPlaceView;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Ids;
import io.qisheng.platform.hot.HotOutcome;
import io.qisheng.platform.hot.HotStatement;
import io.qisheng.platform.hot.HotStatements;
import io.qisheng.platform.tx.Statements;
import io.qisheng.platform.tx.Tx;
import io.qisheng.points.domain.ClaimStatus;
import io.qisheng.points.ledger.Posting;
import io.qisheng.points.rules.PointsRuleView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Claims and their steps. */
@ApplicationScoped
class ClaimRepository {

    private static final String STEPS = """
            (select jsonb_agg(to_jsonb(s) order by s.seq) from points_claim_step s
             where s.district_id = c.district_id and s.claim_id = c.id)""";
    private static final String POSTED = """
            (select to_jsonb(e) || jsonb_build_object('rule_text', r.text) from points_entry e
             join points_rule r on r.district_id in (e.district_id, cast('00000000-0000-0000-0000-000000000000' as uuid))
                 and r.code = e.rule_code and r.version = e.rule_version
             where e.district_id = c.district_id and e.id = c.entry_id)""";
    private static final String FACTS = """
            jsonb_build_object('claim', to_jsonb(c), 'steps', %s, 'posted', %s)""".formatted(STEPS, POSTED);
    private static final String APPROVES = """
            (c.approver_role = 'SECRETARY' and c.scope_paths && %s or c.approver_role = 'SUPERVISOR' and c.scope_paths && %s
             or c.scope_paths && %s)""";

    /** May this caller decide it now? What {@code Claim.whyNotDecide} says, with the caller's paths as parameters. */
    private static final String DECIDABLE = """
            c.member_id is distinct from %1$s
            and (c.status = 'PENDING' and %2$s
                 or c.status = 'APPEALED' and c.scope_paths && %3$s and c.declined_by is distinct from %4$s)""";

    private static final HotStatement DECIDE = HotStatement.around("""
            claim as materialized (
                select c.* from points_claim c, asked where c.district_id = asked.district_id and c.id = $11 for update of c),
            may as materialized (
                select c.*,
                       case when c.status = 'PENDING' then case $12::text when 'APPROVE' then 'APPROVED' else 'DECLINED' end
                            else case $12::text when 'APPROVE' then 'REVERSED' else 'UPHELD' end end as next,
                       case when c.status = 'PENDING' then case $12::text when 'APPROVE' then 'approve' else 'decline' end
                            else case $12::text when 'APPROVE' then 'reverse' else 'uphold' end end as deed
                from claim c, go, asked where %1$s),
            earned as (
                select may.district_id, $14::uuid as entry_id, may.member_id, may.branch_id, may.rule_code, may.rule_version,
                       'CLAIM' as source_type, may.id as source_id,
                       may.rule_name || '，' || to_char(may.occurred_on, 'FMYYYY年FMMM月FMDD日') as source_label,
                       asked.user_name as approver_name,
                       (may.occurred_on + time '12:00') at time zone 'Asia/Shanghai' as occurred_at, asked.at as posted_at
                from may, asked where $12::text = 'APPROVE'),
            %2$s,
            moved as (
                update points_claim c
                set status = may.next, version = c.version + 1, entry_id = (select id from posted),
                    declined_at = case may.next when 'DECLINED' then asked.at else c.declined_at end,
                    declined_by = case may.next when 'DECLINED' then asked.user_id else c.declined_by end
                from may, asked where c.district_id = may.district_id and c.id = may.id
                returning c.*),
            stepped as (
                insert into points_claim_step (district_id, claim_id, seq, action, actor_id, actor_name, at, reason)
                select moved.district_id, moved.id, moved.version, may.deed, asked.user_id, asked.user_name, asked.at, $13::text
                from moved, may, asked
                returning *),
            notices as (
                select 'member:' || may.member_id as addressee, 'points-claim-' || may.deed as kind,
                       case may.deed when 'approve' then '积分申报已通过' when 'decline' then '积分申报未通过'
                            when 'reverse' then '积分申诉已通过' else '积分申诉维持原决定' end as title,
                       case when may.deed in ('approve', 'reverse')
                            then '您申报的“' || may.rule_name || '”已审核通过，记 '
                                 || coalesce((select to_char(tenths / 10.0, 'FM999990.0') from posted), '0.0') || ' 分。'
                            else '您申报的“' || may.rule_name || '”未通过：' || coalesce($13::text, '') || case may.deed
                                 when 'decline' then '。如有不同意见，可在十五天内申诉。' else '。' end end as text,
                       'POINTS_CLAIM' as subject_type, may.id as subject_id
                from may),
            %3$s,
            told as (
                select 'points' as topic, moved.id as subject,
                       jsonb_build_object('status', moved.status, 'scopePaths', moved.scope_paths) as payload from moved),
            noted as (
                select 'points-claim-' || may.deed as action, 'points-claim' as subject_type, may.id as subject_id,
                       jsonb_build_object('rule', may.rule_code, 'tenths', (select tenths from posted)) as detail from may),
            answer as (
                select 200 as status, null::text as location, '"' || moved.version || '"' as etag,
                       jsonb_build_object('claim', to_jsonb(moved),
                           'steps', (select jsonb_agg(to_jsonb(s) order by s.seq) from (
                               select * from points_claim_step p where p.district_id = moved.district_id and p.claim_id = moved.id
                               union all select * from stepped) s),
                           'posted', (select to_jsonb(posted) from posted)) as body
                from moved),
            outcome as (
                select jsonb_build_object('claim', to_jsonb(claim)) as facts from claim where not exists (select 1 from may))""".formatted(
                    DECIDABLE.formatted(
                            "$15::uuid",
                            APPROVES.formatted("$16::text[]", "$17::text[]", "$18::text[]"),
                            "($17::text[] || $18::text[])",
                            "asked.user_id"),
                    Posting.RELATIONS,
                    Notifications.telling()));

    private static final String FIND =
            "select " + FACTS + " as facts from points_claim c where c.district_id = $1 and c.id = $2";

    private static final String FIND_IN_TRANSACTION =
            "select cast(" + FACTS + " as text) from points_claim c where c.district_id = :district and c.id = :id";

    /** Own claims by the member's index, others by the waiting one or in the order of their ids; both are cut to a page. */
    private static final String LIST = "select " + FACTS
            + """
             as facts from (
                (select c.* from points_claim c where c.district_id = $1 and c.member_id = $2 and not $4::boolean %1$s
                 order by c.id desc limit $6)
                union
                (select c.* from points_claim c where c.district_id = $1 and c.scope_paths && $3::text[] and not $5::boolean
                   and (not $4::boolean or %2$s) %1$s
                 order by c.id desc limit $6)) c
            order by c.id desc limit $6""".formatted(
                            "and ($7::uuid is null or c.id < $7) and (cardinality($8::text[]) = 0 or c.status = any ($8::text[]))",
                            "c.status in ('PENDING', 'APPEALED') and "
                                    + DECIDABLE.formatted(
                                            "$2::uuid",
                                            APPROVES.formatted("$9::text[]", "$10::text[]", "$11::text[]"),
                                            "($10::text[] || $11::text[])",
                                            "$12::uuid"));

    private final Statements statements;
    private final HotStatements hot;

    ClaimRepository(Statements statements, HotStatements hot) {
        this.statements = statements;
        this.hot = hot;
    }

    /** Decides a claim, posts, tells and records in one statement; its answer's body is {@link ClaimFacts}. */
    Uni<HotOutcome> decide(Caller caller, ClaimScope scope, UUID id, ClaimDecision decision) {
        return hot.once(
                caller,
                DECIDE,
                id,
                decision.decision().name(),
                decision.reason(),
                Ids.next(),
                scope.memberId(),
                paths(scope.secretary()),
                paths(scope.supervisor()),
                paths(scope.admin()));
    }

    Uni<@Nullable ClaimFacts> find(UUID districtId, UUID id) {
        return statements
                .read(FIND, Tuple.of(districtId, id))
                .map(rows -> rows.size() == 0
                        ? null
                        : ClaimFacts.of(rows.iterator().next().getJsonObject("facts")));
    }

    /** A page of what the caller may see, newest first. */
    Uni<List<ClaimFacts>> page(UUID districtId, ClaimScope scope, ClaimFilter filter, @Nullable UUID after, int limit) {
        Tuple values = Tuple.from(Arrays.asList(
                districtId,
                scope.memberId(),
                paths(scope.readers()),
                filter.waiting(),
                filter.mine(),
                limit,
                after,
                filter.statuses().stream().map(Enum::name).toArray(String[]::new),
                paths(scope.secretary()),
                paths(scope.supervisor()),
                paths(scope.admin()),
                scope.userId()));
        return statements
                .read(LIST, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> ClaimFacts.of(row.getJsonObject("facts")))
                        .toList());
    }

    /** The claim within a transaction, or null. */
    Uni<@Nullable ClaimFacts> find(Tx tx, UUID districtId, UUID id) {
        return one(tx, FIND_IN_TRANSACTION, districtId, id);
    }

    /** The same, its row locked. */
    Uni<@Nullable ClaimFacts> lock(Tx tx, UUID districtId, UUID id) {
        return one(tx, FIND_IN_TRANSACTION + " for update of c", districtId, id);
    }

    private static Uni<@Nullable ClaimFacts> one(Tx tx, String sql, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(sql, String.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(facts -> facts == null ? null : ClaimFacts.of(new JsonObject(facts)));
    }

    /** Serialises those who claim under the same id. */
    Uni<Void> lockId(Tx tx, UUID id) {
        return tx.session()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0))", Object.class)
                .setParameter("name", "points-claim " + id)
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    Uni<Void> insert(
            Tx tx, Caller caller, UUID id, CreateClaim wish, MemberPlaceView member, PointsRuleView rule, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        insert into points_claim (district_id, id, member_id, member_name, branch_id, branch_name, scope_paths,
                            claimed_by, rule_code, rule_version, rule_name, approver_role, text, occurred_on, status, created_at)
                        values (:district, :id, :member, :memberName, :branch, :branchName, :scope, :by, :rule, :ruleVersion, :ruleName,
                            :approver, :text, :occurredOn, :status, :now)""")
                .setParameter("district", caller.districtId())
                .setParameter("id", id)
                .setParameter("member", member.id())
                .setParameter("memberName", member.name())
                .setParameter("branch", member.branchId())
                .setParameter("branchName", member.branchName())
                .setParameter("scope", paths(Grant.lineOf(member.path())))
                .setParameter("by", caller.userId())
                .setParameter("rule", rule.code())
                .setParameter("ruleVersion", rule.version())
                .setParameter("ruleName", rule.name())
                .setParameter("approver", rule.approverRole())
                .setParameter("text", wish.text())
                .setParameter("occurredOn", wish.occurredOn())
                .setParameter("status", ClaimStatus.PENDING.name())
                .setParameter("now", now)
                .executeUpdate()
                .chain(() -> step(tx, caller, id, 1, "claim", null, now));
    }

    Uni<Void> appeal(Tx tx, Caller caller, ClaimFacts facts, String reason, Instant now) {
        long version = facts.claim().getLong("version") + 1;
        return tx.session()
                .createNativeQuery("""
                        update points_claim set status = 'APPEALED', version = :version where district_id = :district and id = :id""")
                .setParameter("version", version)
                .setParameter("district", caller.districtId())
                .setParameter("id", facts.id())
                .executeUpdate()
                .chain(() -> step(tx, caller, facts.id(), version, "appeal", reason, now));
    }

    private static Uni<Void> step(
            Tx tx, Caller caller, UUID id, long seq, String action, @Nullable String reason, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        insert into points_claim_step (district_id, claim_id, seq, action, actor_id, actor_name, at, reason)
                        values (:district, :id, :seq, :action, :by, :name, :now, cast(:reason as text))""")
                .setParameter("district", caller.districtId())
                .setParameter("id", id)
                .setParameter("seq", (int) seq)
                .setParameter("action", action)
                .setParameter("by", caller.userId())
                .setParameter("name", caller.name())
                .setParameter("now", now)
                .setParameter("reason", reason)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String[] paths(List<String> paths) {
        return paths.toArray(String[]::new);
    }
}
