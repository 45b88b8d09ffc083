package io.qisheng.activities.checkin;

import io.qisheng.activities.checkin.CheckInReviews.Wanted;
import io.qisheng.activities.domain.CheckInReason;
import io.qisheng.activities.domain.CheckInRules.Judgement.Taken;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.ActivityScope;
import io.qisheng.activities.store.CheckInFacts;
import io.qisheng.notifications.Notifications;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.hot.HotOutcome;
import io.qisheng.platform.hot.HotStatement;
import io.qisheng.platform.hot.HotStatements;
import io.qisheng.platform.tx.Statements;
import io.qisheng.platform.tx.Tx;
import io.qisheng.points.Points;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Scans, and what was ruled about them. */
@ApplicationScoped
class CheckInRepository {

    /**
     * One scan with all that goes with it. Parameters: 11 activity, 12 its version as it was judged by, 13 member, 14 id, 15 id of the
     * entry, 16 session, 17 way, 18 whether it is late, 19 reasons, 20 scanned at, 21 sent at, 22 nonce, 23 hash of the device,
     * 24 inside, 25 distance, 26 the rule that pays, 27 whether it may be written at all, or only found again.
     */
    private static final HotStatement SCAN = HotStatement.around("""
            act as materialized (
                select a.* from activity a, asked where a.district_id = asked.district_id and a.id = $11),
            person as materialized (
                select p.*, exists (select 1 from roster_entry r, asked where r.district_id = asked.district_id
                        and r.activity_id = $11 and r.member_id = $13) as expected
                from (%1$s) p),
            prior as materialized (
                select s.* from (%2$s) s),
            attempts as materialized (
                select count(*)::int as made from check_in c, asked
                where c.district_id = asked.district_id and c.activity_id = $11 and c.member_id = $13),
            same_nonce as materialized (
                select c.* from check_in c, asked
                where c.district_id = asked.district_id and c.recorded_by = asked.user_id and c.nonce = $22),
            judged as materialized (
                select person.*, not person.expected as guest,
                       person.expected or person.participates or person.affiliated and person.floating as may_come
                from person),
            wanted as materialized (
                select j.* from judged j, go
                where $27::boolean and j.may_come
                  and not exists (select 1 from prior where stands <> 'VOID') and not exists (select 1 from same_nonce)),
            held as materialized (
                select a.id from activity a, asked, wanted
                where a.district_id = asked.district_id and a.id = $11 and a.version = $12 for key share of a),
            phone as (
                insert into check_in_device as d (district_id, activity_id, device_hash, member_id)
                select asked.district_id, held.id, $23::bytea, $13::uuid from held, asked
                where $23::bytea is not null and $17 in ('CODE', 'SCENE')
                on conflict (district_id, activity_id, device_hash) do update set member_id = d.member_id
                returning d.member_id),
            fresh as materialized (
                select f.*, case when cardinality(f.reasons) > 0 then 'REVIEW' when $18::boolean then 'LATE' else 'ACCEPTED' end as result
                from (select w.*, $19::text[] || case when exists (select 1 from phone where member_id <> $13)
                          then array['device-shared'] else '{}' end as reasons
                      from wanted w, held) f),
            scanned as (
                insert into check_in (district_id, id, activity_id, member_id, attempt, member_name, organisation_id, organisation_name,
                    session_id, way, result, late, review_paths, guest, reasons, scanned_at, sent_at, received_at, nonce, device_hash, inside, distance,
                    recorded_by, recorded_by_name)
                select asked.district_id, $14, $11, f.id, attempts.made, f.name, f.branch_id, f.branch_name, $16, $17, f.result, $18,
                       case f.result when 'REVIEW' then act.scope_paths end, f.guest, f.reasons, $20, $21, asked.at, $22, $23, $24, $25,
                       asked.user_id, asked.user_name
                from fresh f, act, attempts, asked
                returning *),
            earned as (
                select s.district_id, $15::uuid as entry_id, s.member_id, s.organisation_id as branch_id, $26::text as rule_code,
                       null::integer as rule_version, 'CHECK_IN' as source_type, s.id as source_id, act.title as source_label,
                       null::text as approver_name, s.scanned_at as occurred_at, s.received_at as posted_at
                from scanned s, act where s.result <> 'REVIEW' and $26::text is not null),
            %3$s,
            notices as (
                select 'member:' || s.member_id as addressee, 'check-in-' || lower(s.result) as kind,
                       case s.result when 'REVIEW' then '签到待核实' else '签到成功' end as title,
                       '“' || act.title || '”' || case s.result when 'REVIEW' then '的签到已收到，等支部书记核实后记分。'
                           else coalesce('签到成功，记 ' || (select to_char(p.tenths / 10.0, 'FM999990.0') from posted p) || ' 分。',
                               '签到成功。') end as text,
                       'ACTIVITY' as subject_type, act.id as subject_id
                from scanned s, act
                union all
                select o.addressee, 'check-in-to-review', '有一条签到等您核实',
                       s.member_name || '在“' || act.title || '”的签到需要核实。', 'CHECK_IN', s.id
                from scanned s, act, lateral (%7$s) o where s.result = 'REVIEW'
                union all
                select distinct o.addressee, 'check-in-guest', '流动党员参加活动',
                       s.member_name || '以流动党员身份参加了“' || act.title || '”。', 'CHECK_IN', s.id
                from scanned s, act, unnest(array[act.organiser_id, s.organisation_id]) place (id), lateral (%8$s) o
                where s.guest and s.result <> 'REVIEW'),
            %4$s,
            told as (
                select 'activity' as topic, act.id as subject,
                       jsonb_build_object('status', act.status, 'version', act.version, 'scopePaths', act.scope_paths, 'checkIn',
                           jsonb_build_object('id', s.id, 'memberId', s.member_id, 'result', s.result, 'decided', null)) as payload
                from scanned s, act),
            noted as (
                select 'check-in' as action, 'check-in' as subject_type, s.id as subject_id,
                       jsonb_build_object('activity', s.activity_id, 'way', s.way, 'result', s.result) as detail from scanned s),
            found as (
                select n.id, n.district_id, n.member_id, to_jsonb(n) as whole from same_nonce n where n.activity_id = $11 and n.member_id = $13
                union all
                select c.id, c.district_id, c.member_id, to_jsonb(c) from prior p join check_in c on c.district_id = p.district_id and c.id = p.id
                where p.stands <> 'VOID' and not exists (select 1 from same_nonce)),
            answer as (
                select 201 as status, '/api/v1/check-ins/' || s.id as location, null::text as etag,
                       jsonb_build_object('repeated', false, 'checkIn', to_jsonb(s) - 'nonce' - 'device_hash' || jsonb_build_object(
                           'ruling', null, 'posted', (select to_jsonb(posted) from posted))) as body
                from scanned s
                union all
                select 200, null, null, jsonb_build_object('repeated', true, 'checkIn', f.whole - 'nonce' - 'device_hash'
                           || jsonb_build_object('ruling', %5$s, 'posted', %6$s))
                from found f, go),
            outcome as (
                select jsonb_build_object('version', act.version, 'nonceReused', exists (select 1 from same_nonce),
                    'mayCome', coalesce((select may_come from judged), false), 'member', exists (select 1 from person)) as facts
                from act where not exists (select 1 from scanned) and not exists (select 1 from found))""".formatted(
                    Organisations.belonging(
                            "(select district_id from asked)",
                            "$13",
                            "(select roster_paths || host_paths || organiser_path from act)"),
                    CheckInFacts.STANDING.formatted(
                            "c.district_id = (select district_id from asked) and c.activity_id = $11 and c.member_id = $13"),
                    Points.posting(),
                    Notifications.telling(),
                    CheckInFacts.RULING.formatted("f"),
                    CheckInFacts.POSTED.formatted("f"),
                    Notifications.secretaries("s.district_id", "act.organiser_id", "s.member_id"),
                    Notifications.secretaries("s.district_id", "place.id", "s.member_id")));

    /** What was ruled about a check-in, besides the ruling that holds; {@code %s} is the check-in. */
    private static final String RULINGS = """
            (select jsonb_build_object('seq', count(*), 'objected', count(*) filter (where g.ruling = 'OBJECTION') > 0,
                'accepted_at', coalesce(max(g.at) filter (where g.ruling = 'CONFIRM'), %1$s.received_at))
             from check_in_ruling g where g.district_id = %1$s.district_id and g.check_in_id = %1$s.id)""";

    private static final String FIND = """
            select cast(%s || %s as text)
            from check_in c where c.district_id = :district and c.id = :id""".formatted(CheckInFacts.FACTS.formatted("c"), RULINGS.formatted("c"));

    private static final String WANTED = """
            and c.district_id = $1 and ($2::uuid is null or c.activity_id = $2)
              and (not $5::boolean or c.guest and c.organisation_id = any ($4::uuid[])) and ($6::uuid is null or c.id < $6)
            order by c.id desc limit $7""";

    private static final String CASES = """
            select %1$s || %2$s || jsonb_build_object('activity', jsonb_build_object('id', a.id, 'title', a.title, 'organiser_id',
                a.organiser_id, 'organiser_name', a.organiser_name, 'organiser_path', a.organiser_path, 'starts_at', a.starts_at)) as facts
            from ({some}) s
            join check_in c on c.district_id = $1 and c.id = s.id
            join activity a on a.district_id = c.district_id and a.id = c.activity_id
            order by c.id desc limit $7""".formatted(CheckInFacts.FACTS.formatted("c"), RULINGS.formatted("c"));

    /** One branch for each way of seeing, so that each has its index; they are united and cut to a page. */
    private static final String PAGE = CASES.replace("{some}", """
            (select c.id from activity a join check_in c on c.district_id = a.district_id and c.activity_id = a.id
             where a.district_id = $1 and a.scope_paths && $3::text[] %1$s)
            union
            (select c.id from member m join check_in c on c.district_id = m.district_id and c.member_id = m.id
             where m.district_id = $1 and m.branch_id = any ($4::uuid[]) and c.organisation_id = any ($4::uuid[]) %1$s)""".formatted(WANTED));

    /** The same of what waits: those in review that nothing was ruled about, and those whose last ruling is an objection. */
    private static final String WAITING = CASES.replace(
            "{some}",
            """
            (select c.id from check_in c where c.result = 'REVIEW' and c.review_paths && $3::text[] %2$s %1$s)
            union
            (select c.id from check_in c where c.result = 'REVIEW' and c.organisation_id = any ($4::uuid[]) %2$s %1$s)
            union
            (select c.id from check_in_ruling g join check_in c on c.district_id = g.district_id and c.id = g.check_in_id
             join activity a on a.district_id = c.district_id and a.id = c.activity_id
             where g.district_id = $1 and g.ruling = 'OBJECTION' and (a.scope_paths && $3::text[] or c.organisation_id = any ($4::uuid[]))
               and not exists (select 1 from check_in_ruling l
                   where l.district_id = g.district_id and l.check_in_id = g.check_in_id and l.seq > g.seq) %1$s)""".formatted(
                            WANTED,
                            "and not exists (select 1 from check_in_ruling g where g.district_id = c.district_id and g.check_in_id = c.id)"));

    private final Statements statements;
    private final HotStatements hot;

    CheckInRepository(Statements statements, HotStatements hot) {
        this.statements = statements;
        this.hot = hot;
    }

    /**
     * What is written of a scan.
     *
     * @param judgement null where the scan is refused: then it may only be found again
     * @param metres how far from the venue the phone was, null where that is not known
     * @param inside whether that is within the radius and the phone's accuracy
     */
    record Wish(
            ActivityFacts activity,
            UUID memberId,
            CheckInRequests.NewCheckIn scan,
            String way,
            @Nullable Taken judgement,
            byte @Nullable [] device,
            @Nullable Integer metres,
            @Nullable Boolean inside,
            @Nullable String rule) {}

    /** Writes one scan, or finds the one that was before; with the request's key, or as one of many. */
    Uni<HotOutcome> scan(Caller caller, Wish wish, boolean oneOfMany) {
        @Nullable Object[] values = values(wish);
        return oneOfMany ? hot.each(caller, SCAN, values) : hot.once(caller, SCAN, values);
    }

    private static @Nullable Object[] values(Wish wish) {
        CheckInRequests.NewCheckIn scan = wish.scan();
        Taken taken = wish.judgement();
        List<String> reasons = taken == null
                ? List.of()
                : taken.reasons().stream().map(CheckInReason::code).toList();
        return new @Nullable Object[] {
            wish.activity().id(),
            wish.activity().version(),
            wish.memberId(),
            Ids.next(),
            Ids.next(),
            scan.sessionId(),
            wish.way(),
            taken != null && taken.late(),
            reasons.toArray(String[]::new),
            scan.scannedAt(),
            scan.sentAt(),
            scan.nonce(),
            wish.device() == null ? null : Buffer.buffer(wish.device()),
            wish.inside(),
            wish.metres(),
            wish.rule(),
            taken != null
        };
    }

    /** A check-in with how many rulings there were, in a transaction. */
    Uni<@Nullable JsonObject> find(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(FIND, String.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(facts -> facts == null ? null : new JsonObject(facts));
    }

    /** Rules about a scan; two that rule at once collide on the number. */
    Uni<Void> rule(Tx tx, Caller caller, UUID id, int seq, String ruling, String reason, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        insert into check_in_ruling (district_id, check_in_id, seq, ruling, reason, by_id, by_name, at)
                        values (:district, :id, :seq, :ruling, :reason, :by, :name, :now)""")
                .setParameter("district", caller.districtId())
                .setParameter("id", id)
                .setParameter("seq", seq)
                .setParameter("ruling", ruling)
                .setParameter("reason", reason)
                .setParameter("by", caller.userId())
                .setParameter("name", caller.name())
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Serialises those who rule about one scan. */
    Uni<Void> lock(Tx tx, UUID id) {
        return tx.session()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0))", Object.class)
                .setParameter("name", "check-in " + id)
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    /** Each with its activity. */
    Uni<List<JsonObject>> page(UUID districtId, ActivityScope scope, Wanted wanted, @Nullable UUID after, int limit) {
        Tuple values = Tuple.from(Arrays.asList(
                districtId,
                wanted.activityId(),
                scope.readers().toArray(String[]::new),
                scope.branches().toArray(UUID[]::new),
                wanted.away(),
                after,
                limit));
        return statements
                .read(wanted.waiting() ? WAITING : PAGE, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getJsonObject("facts"))
                        .toList());
    }
}
