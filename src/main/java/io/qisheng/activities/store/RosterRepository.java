package io.qisheng.activities.store;

import io.qisheng.activities.store.Views.LeaveView;
import io.qisheng.activities.store.Views.RosterRow;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rosters and requests for leave. */
@ApplicationScoped
public class RosterRepository {

    /** Those expected, then guests, each with leave and the check-in that stands, and what it was paid. */
    private static final String PAGE = """
            with standing as (%1$s),
            people as (
                select r.member_id, r.member_name, r.organisation_id, r.organisation_name, true as expected
                from roster_entry r where r.district_id = $1 and r.activity_id = $2
                union all
                select s.member_id, s.member_name, s.organisation_id, s.organisation_name, false
                from standing s where s.stands <> 'VOID' and not exists (
                    select 1 from roster_entry r where r.district_id = $1 and r.activity_id = $2 and r.member_id = s.member_id))
            select p.*, to_jsonb(l) as leave, case when s.id is null then null else %2$s end as check_in
            from people p
            left join leave_request l on l.district_id = $1 and l.activity_id = $2 and l.member_id = p.member_id
            left join standing s on s.member_id = p.member_id and s.stands <> 'VOID'
            where ($3::text is null or case $3::text
                    when 'EXPECTED' then p.expected
                    when 'PRESENT' then s.stands in ('ACCEPTED', 'LATE')
                    when 'LATE' then s.stands = 'LATE'
                    when 'REVIEW' then s.stands = 'REVIEW'
                    when 'GUEST' then not p.expected
                    when 'LEAVE' then l.status = 'GRANTED'
                    else p.expected and s.id is null and l.status is distinct from 'GRANTED' end)
              and ($4::text is null or position($4::text in p.member_name) > 0)
              and ($5::text is null or (p.member_name collate "zh-x-icu", p.member_id) > ($5::text collate "zh-x-icu", $6::uuid))
            order by p.member_name collate "zh-x-icu", p.member_id limit $7""".formatted(
                    CheckInFacts.STANDING.formatted("c.district_id = $1 and c.activity_id = $2"),
                    CheckInFacts.FACTS.formatted("s"));

    /** How many one roster may hold. */
    public static final int MOST = 20_000;

    private static final String STANDING_OF_ONE = """
            select cast(jsonb_build_object(
                'expected', exists (select 1 from roster_entry r
                    where r.district_id = :district and r.activity_id = :activity and r.member_id = :member),
                'leave', (select to_jsonb(l) from leave_request l
                    where l.district_id = :district and l.activity_id = :activity and l.member_id = :member),
                'checkIn', (select %s from check_in c
                    where c.district_id = :district and c.activity_id = :activity and c.member_id = :member
                    order by c.attempt desc limit 1)) as text)""".formatted(CheckInFacts.FACTS.formatted("c"));

    private final Statements statements;

    RosterRepository(Statements statements) {
        this.statements = statements;
    }

    /**
     * Puts on the roster whoever is affiliated with one of the organisations or below it; floating members may come as guests. How many
     * they are; where that is more than {@link #MOST}, not all are on it.
     */
    public Uni<Integer> generate(Tx tx, UUID districtId, UUID activityId, String[] paths) {
        return tx.session()
                .createNativeQuery("""
                        insert into roster_entry (district_id, activity_id, member_id, member_name, organisation_id, organisation_name)
                        select m.district_id, :activity, m.id, m.name, m.branch_id, m.branch_name
                        from unnest(cast(:paths as text[])) s (path) cross join lateral (%s) m
                        limit :most
                        on conflict (district_id, activity_id, member_id) do nothing""".formatted(Organisations.membersBelow("cast(:district as uuid)", "s.path")))
                .setParameter("activity", activityId)
                .setParameter("paths", paths)
                .setParameter("most", MOST + 1)
                .setParameter("district", districtId)
                .executeUpdate();
    }

    /** Adds members; those that do not exist are left out. */
    public Uni<Integer> add(Tx tx, UUID districtId, UUID activityId, List<UUID> members) {
        return tx.session()
                .createNativeQuery(
                        """
                        insert into roster_entry (district_id, activity_id, member_id, member_name, organisation_id, organisation_name)
                        select m.district_id, :activity, m.id, m.name, m.branch_id, m.branch_name
                        from unnest(cast(:members as uuid[])) s (id) cross join lateral (%s) m
                        on conflict (district_id, activity_id, member_id) do nothing""".formatted(Organisations.belonging("cast(:district as uuid)", "s.id", "cast('{}' as text[])")
                                .replace("select m.id,", "select m.district_id, m.id,")))
                .setParameter("activity", activityId)
                .setParameter("members", members.toArray(UUID[]::new))
                .setParameter("district", districtId)
                .executeUpdate();
    }

    public Uni<Integer> remove(Tx tx, UUID districtId, UUID activityId, List<UUID> members) {
        return tx.session()
                .createNativeQuery("""
                        delete from roster_entry where district_id = :district and activity_id = :activity
                            and member_id = any (cast(:members as uuid[]))""")
                .setParameter("district", districtId)
                .setParameter("activity", activityId)
                .setParameter("members", members.toArray(UUID[]::new))
                .executeUpdate();
    }

    Uni<List<UUID>> members(Tx tx, UUID districtId, UUID activityId) {
        return tx.session()
                .createNativeQuery(
                        "select member_id from roster_entry where district_id = :district and activity_id = :activity",
                        UUID.class)
                .setParameter("district", districtId)
                .setParameter("activity", activityId)
                .getResultList();
    }

    /** Whether the member is on the roster, or has come as a guest. */
    Uni<Boolean> concerns(UUID districtId, UUID activityId, UUID memberId) {
        return statements.read("""
                        select 1 from roster_entry where district_id = $1 and activity_id = $2 and member_id = $3
                        union all
                        select 1 from check_in where district_id = $1 and activity_id = $2 and member_id = $3""", Tuple.of(districtId, activityId, memberId)).map(rows -> rows.size() > 0);
    }

    /** A page in the order of pinyin. */
    public Uni<List<RosterRow>> page(
            UUID districtId,
            UUID activityId,
            @Nullable String standing,
            @Nullable String q,
            @Nullable Ref after,
            int limit) {
        Tuple values = Tuple.from(Arrays.asList(
                districtId,
                activityId,
                standing,
                q,
                after == null ? null : after.name(),
                after == null ? null : after.id(),
                limit));
        return statements
                .read(PAGE, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RosterRepository::row)
                        .toList());
    }

    private static RosterRow row(Row row) {
        JsonObject leave = row.getJsonObject("leave");
        JsonObject checkIn = row.getJsonObject("check_in");
        return new RosterRow(
                new Ref(row.getUUID("member_id"), row.getString("member_name")),
                new Ref(row.getUUID("organisation_id"), row.getString("organisation_name")),
                row.getBoolean("expected"),
                leave == null ? null : leave(leave),
                checkIn == null ? null : CheckInView.of(checkIn, false));
    }

    /** The check-ins that there were, by their ids. */
    public Uni<List<UUID>> checkIns(Tx tx, UUID districtId, UUID activityId) {
        return tx.session()
                .createNativeQuery(
                        "select id from check_in where district_id = :district and activity_id = :activity", UUID.class)
                .setParameter("district", districtId)
                .setParameter("activity", activityId)
                .getResultList();
    }

    /** Asks for leave; null where the member has asked before. */
    public Uni<@Nullable JsonObject> insertLeave(
            Tx tx, UUID districtId, UUID id, UUID activityId, Ref member, String reason, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        insert into leave_request as l (district_id, id, activity_id, member_id, member_name, reason, status, requested_at)
                        values (:district, :id, :activity, :member, :name, :reason, 'REQUESTED', :now)
                        on conflict (district_id, activity_id, member_id) do nothing
                        returning cast(to_jsonb(l) as text)""", String.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .setParameter("activity", activityId)
                .setParameter("member", member.id())
                .setParameter("name", member.name())
                .setParameter("reason", reason)
                .setParameter("now", now)
                .getSingleResultOrNull()
                .map(RosterRepository::json);
    }

    public Uni<@Nullable JsonObject> lockLeave(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery("""
                        select cast(to_jsonb(l) as text) from leave_request l where l.district_id = :district and l.id = :id for update""", String.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(RosterRepository::json);
    }

    public Uni<JsonObject> decideLeave(
            Tx tx, UUID districtId, UUID id, boolean granted, @Nullable String reason, String by, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        update leave_request l set status = :status, decided_at = :now, decided_by = :by,
                            decision_reason = cast(:reason as text)
                        where l.district_id = :district and l.id = :id returning cast(to_jsonb(l) as text)""", String.class)
                .setParameter("status", granted ? "GRANTED" : "DECLINED")
                .setParameter("now", now)
                .setParameter("by", by)
                .setParameter("reason", reason)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResult()
                .map(JsonObject::new);
    }

    /** How a member stands to an activity: {@code expected}, {@code leave} and the latest {@code checkIn}. */
    public Uni<JsonObject> standing(Tx tx, UUID districtId, UUID activityId, UUID memberId) {
        return tx.session()
                .createNativeQuery(STANDING_OF_ONE, String.class)
                .setParameter("district", districtId)
                .setParameter("activity", activityId)
                .setParameter("member", memberId)
                .getSingleResult()
                .map(JsonObject::new);
    }

    public static LeaveView leave(JsonObject row) {
        return new LeaveView(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("activity_id")),
                Ref.of(row, "member_id", "member_name"),
                row.getString("reason"),
                row.getString("status"),
                Objects.requireNonNull(Times.written(row.getString("requested_at"))),
                row.getString("decision_reason"));
    }

    private static @Nullable JsonObject json(@Nullable String text) {
        return text == null ? null : new JsonObject(text);
    }
}
