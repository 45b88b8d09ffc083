package io.qisheng.activities.store;

import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.activities.store.Views.Counts;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.qisheng.platform.tx.Tx;
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

/** Activities, their sessions and steps. */
@ApplicationScoped
public class ActivityRepository {

    private static final String FACTS = """
            to_jsonb(a) || jsonb_build_object(
                'sessions', coalesce((select jsonb_agg(to_jsonb(s) order by s.starts_at, s.id) from activity_session s
                    where s.district_id = a.district_id and s.activity_id = a.id), '[]'),
                'closed_at', (select max(s.at) from activity_step s
                    where s.district_id = a.district_id and s.activity_id = a.id and s.action = 'close'),
                'expected', (select count(*) from roster_entry r where r.district_id = a.district_id and r.activity_id = a.id))""";
    private static final String FIND =
            "select cast(" + FACTS + " as text) from activity a where a.district_id = :district and a.id = :id";
    private static final String READ =
            "select " + FACTS + " as facts from activity a where a.district_id = $1 and a.id = $2";

    /** One branch for each way of seeing, so that each has its index; they are united and cut to a page. */
    private static final String PAGE = """
            select to_jsonb(a) - 'code_secret' || jsonb_build_object('sessions', coalesce((select jsonb_agg(to_jsonb(s)) from
                    activity_session s where s.district_id = a.district_id and s.activity_id = a.id), '[]'), 'expected', 0) as facts
            from (
                (select a.* from activity a where a.district_id = $1 and a.scope_paths && $2::text[] and not $5::boolean %1$s
                 order by a.starts_at desc, a.id desc limit $11)
                union
                (select a.* from activity a where a.district_id = $1 and a.roster_paths && $3::text[] and a.published_at is not null
                   and not $5::boolean %1$s
                 order by a.starts_at desc, a.id desc limit $11)
                union
                (select a.* from roster_entry r join activity a on a.district_id = r.district_id and a.id = r.activity_id
                 where r.district_id = $1 and r.member_id = $4 and a.published_at is not null %1$s
                 order by a.starts_at desc, a.id desc limit $11)) a
            order by a.starts_at desc, a.id desc limit $11""".formatted("""
            and (cardinality($6::text[]) = 0 or a.status = any ($6::text[])) and (cardinality($7::text[]) = 0 or a.kind = any ($7::text[]))
              and ($8::text is null or $8::text = any (a.scope_paths)) and ($9::timestamptz is null or (a.starts_at, a.id) < ($9, $10::uuid))""");

    private static final String COUNTS =
            """
            with standing as (%s)
            select cast(jsonb_build_object(
                'expected', (select count(*) from roster_entry r where r.district_id = :district and r.activity_id = :activity),
                'present', count(*) filter (where s.stands in ('ACCEPTED', 'LATE')),
                'late', count(*) filter (where s.stands = 'LATE'),
                'guests', count(*) filter (where s.guest and s.stands in ('ACCEPTED', 'LATE')),
                'review', count(*) filter (where s.stands = 'REVIEW'),
                'leave', (select count(*) from leave_request l where l.district_id = :district and l.activity_id = :activity
                    and l.status = 'GRANTED')) as text)
            from standing s""".formatted(CheckInFacts.STANDING.formatted("c.district_id = :district and c.activity_id = :activity"));

    private final Statements statements;

    ActivityRepository(Statements statements) {
        this.statements = statements;
    }

    public Uni<@Nullable ActivityFacts> find(Tx tx, UUID districtId, UUID id) {
        return one(tx, FIND, districtId, id);
    }

    /** The activity, its row locked. */
    Uni<@Nullable ActivityFacts> lock(Tx tx, UUID districtId, UUID id) {
        return one(tx, FIND + " for update of a", districtId, id);
    }

    public Uni<@Nullable ActivityFacts> read(UUID districtId, UUID id) {
        return statements
                .read(READ, Tuple.of(districtId, id))
                .map(rows -> rows.size() == 0
                        ? null
                        : new ActivityFacts(rows.iterator().next().getJsonObject("facts")));
    }

    private static Uni<@Nullable ActivityFacts> one(Tx tx, String sql, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(sql, String.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(facts -> facts == null ? null : new ActivityFacts(new JsonObject(facts)));
    }

    /** A page of what the caller may see, the latest first. */
    public Uni<List<ActivityFacts>> page(
            UUID districtId,
            ActivityScope scope,
            ActivityFilter filter,
            @Nullable Instant before,
            @Nullable UUID id,
            int limit) {
        Tuple values = Tuple.from(Arrays.asList(
                districtId,
                scope.readers().toArray(String[]::new),
                scope.lines().toArray(String[]::new),
                scope.memberId(),
                filter.mine(),
                filter.statuses().stream().map(Enum::name).toArray(String[]::new),
                filter.kinds().stream().map(Enum::name).toArray(String[]::new),
                filter.organisationPath(),
                Times.local(before),
                id,
                limit));
        return statements
                .read(PAGE, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ActivityFacts(row.getJsonObject("facts")))
                        .toList());
    }

    public Uni<Counts> counts(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(COUNTS, String.class)
                .setParameter("district", districtId)
                .setParameter("activity", id)
                .getSingleResult()
                .map(JsonObject::new)
                .map(counts -> new Counts(
                        counts.getInteger("expected"),
                        counts.getInteger("present"),
                        counts.getInteger("late"),
                        counts.getInteger("guests"),
                        counts.getInteger("review"),
                        counts.getInteger("leave")));
    }

    public Uni<Void> insert(Tx tx, UUID districtId, ActivityPlan plan, byte[] secret, UUID by, Instant now) {
        Venue venue = plan.venue();
        return tx.session()
                .createNativeQuery("""
                        insert into activity (district_id, id, kind, title, status, version, organiser_id, organiser_name, organiser_path,
                            host_ids, host_names, host_paths, scope_paths, roster_paths, starts_at, ends_at, venue_name, venue_latitude,
                            venue_longitude, venue_radius, agenda, code_secret, created_at, created_by)
                        values (:district, :id, :kind, :title, 'DRAFT', 1, :organiser, :organiserName, :organiserPath,
                            cast(:hostIds as uuid[]), cast(:hostNames as text[]), cast(:hostPaths as text[]), cast(:scope as text[]), cast(:roster as text[]), :starts,
                            :ends, :venue, :latitude, :longitude, :radius, cast(:agenda as text), :secret, :now, :by)""")
                .setParameter("district", districtId)
                .setParameter("id", plan.id())
                .setParameter("kind", plan.kind().name())
                .setParameter("title", plan.title())
                .setParameter("organiser", plan.organiser().id())
                .setParameter("organiserName", plan.organiser().name())
                .setParameter("organiserPath", plan.organiser().path())
                .setParameter("hostIds", plan.hostIds())
                .setParameter("hostNames", plan.hostNames())
                .setParameter("hostPaths", plan.hostPaths())
                .setParameter("scope", plan.scopePaths())
                .setParameter("roster", plan.rosterPaths())
                .setParameter("starts", plan.startsAt())
                .setParameter("ends", plan.endsAt())
                .setParameter("venue", venue.name())
                .setParameter("latitude", venue.latitude())
                .setParameter("longitude", venue.longitude())
                .setParameter("radius", venue.radius())
                .setParameter("agenda", plan.agenda())
                .setParameter("secret", secret)
                .setParameter("now", now)
                .setParameter("by", by)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The plan after a change; the version goes up. */
    public Uni<Void> change(Tx tx, UUID districtId, ActivityFacts old, PlanChange next) {
        Venue venue = next.venue();
        return tx.session()
                .createNativeQuery("""
                        update activity set version = version + 1, title = :title, starts_at = :starts, ends_at = :ends,
                            venue_name = :venue, venue_latitude = :latitude, venue_longitude = :longitude, venue_radius = :radius,
                            agenda = cast(:agenda as text)
                        where district_id = :district and id = :id""")
                .setParameter("title", next.title())
                .setParameter("starts", next.startsAt())
                .setParameter("ends", next.endsAt())
                .setParameter("venue", venue.name())
                .setParameter("latitude", venue.latitude())
                .setParameter("longitude", venue.longitude())
                .setParameter("radius", venue.radius())
                .setParameter("agenda", next.agenda())
                .setParameter("district", districtId)
                .setParameter("id", old.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Moves it on. Whoever opens it by hand takes nothing away from the half hour before the start in which it is open by itself. */
    public Uni<Void> move(
            Tx tx, UUID districtId, ActivityFacts old, ActivityStatus next, @Nullable String reason, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        update activity set version = version + 1, status = :next,
                            published_at = case when :next = 'PUBLISHED' then coalesce(published_at, cast(:now as timestamptz))
                                else published_at end,
                            opened_at = case when :next = 'OPEN' then coalesce(opened_at, date_trunc('second',
                                least(cast(:now as timestamptz), starts_at - interval '30 minutes'))) else opened_at end,
                            cancel_reason = cast(:reason as text)
                        where district_id = :district and id = :id""")
                .setParameter("next", next.name())
                .setParameter("now", now)
                .setParameter("reason", next == ActivityStatus.CANCELLED ? reason : null)
                .setParameter("district", districtId)
                .setParameter("id", old.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    public Uni<Void> writeMinutes(Tx tx, UUID districtId, UUID id, String text, String by, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        update activity set version = version + 1, minutes = :text, minutes_at = :now, minutes_by = :by
                        where district_id = :district and id = :id""")
                .setParameter("text", text)
                .setParameter("now", now)
                .setParameter("by", by)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Something beside the row has changed, such as the roster. */
    public Uni<Void> touch(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(
                        "update activity set version = version + 1 where district_id = :district and id = :id")
                .setParameter("district", districtId)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    public Uni<Void> addSession(
            Tx tx, UUID districtId, UUID activityId, UUID id, Instant startsAt, Instant endsAt, Venue venue) {
        return tx.session()
                .createNativeQuery("""
                        insert into activity_session (district_id, activity_id, id, starts_at, ends_at, venue_name, venue_latitude,
                            venue_longitude, venue_radius)
                        values (:district, :activity, :id, :starts, :ends, :venue, :latitude, :longitude, :radius)""")
                .setParameter("district", districtId)
                .setParameter("activity", activityId)
                .setParameter("id", id)
                .setParameter("starts", startsAt)
                .setParameter("ends", endsAt)
                .setParameter("venue", venue.name())
                .setParameter("latitude", venue.latitude())
                .setParameter("longitude", venue.longitude())
                .setParameter("radius", venue.radius())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** A step of the activity's life; its number is the version that it made. */
    Uni<Void> step(Tx tx, UUID districtId, ActivityStep step, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        insert into activity_step (district_id, activity_id, seq, action, from_status, to_status, actor_id, actor_name, at,
                            reason)
                        values (:district, :activity, :seq, :action, :from, :to, cast(:actor as uuid), :name, :now, cast(:reason as text))""")
                .setParameter("district", districtId)
                .setParameter("activity", step.activityId())
                .setParameter("seq", step.seq())
                .setParameter("action", step.action())
                .setParameter("from", step.from().name())
                .setParameter("to", step.to().name())
                .setParameter("actor", step.actorId())
                .setParameter("name", step.actorName())
                .setParameter("now", now)
                .setParameter("reason", step.reason())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** One published activity whose check-in is due to begin, locked; those that another replica has locked are left out. */
    public Uni<@Nullable ActivityFacts> lockDue(Tx tx, Instant opensBefore) {
        return tx.session()
                .createNativeQuery(
                        "select cast(" + FACTS + " as text) from activity a where a.status = 'PUBLISHED'"
                                + " and a.starts_at <= :before order by a.starts_at limit 1 for update of a skip locked",
                        String.class)
                .setParameter("before", opensBefore)
                .getSingleResultOrNull()
                .map(facts -> facts == null ? null : new ActivityFacts(new JsonObject(facts)));
    }
}
