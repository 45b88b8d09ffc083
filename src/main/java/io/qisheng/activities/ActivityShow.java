package io.qisheng.activities;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.activities.domain.ActivityAction;
import io.qisheng.activities.domain.ActivityLife;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.ActivityRepository;
import io.qisheng.activities.store.ActivityScope;
import io.qisheng.activities.store.CheckInView;
import io.qisheng.activities.store.RosterRepository;
import io.qisheng.activities.store.Views.ActivityDetail;
import io.qisheng.activities.store.Views.ActivityRow;
import io.qisheng.activities.store.Views.Counts;
import io.qisheng.activities.store.Views.LeaveView;
import io.qisheng.activities.store.Views.Mine;
import io.qisheng.activities.store.Views.MinutesView;
import io.qisheng.activities.store.Views.SessionView;
import io.qisheng.evidence.Evidence;
import io.qisheng.evidence.EvidenceView;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.platform.Caller;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes what is answered of an activity. */
@ApplicationScoped
class ActivityShow {

    private final Transactions transactions;
    private final ActivityRepository activities;
    private final RosterRepository rosters;
    private final Evidence evidence;
    private final ObjectMapper json;
    private final Clock clock;

    ActivityShow(
            Transactions transactions,
            ActivityRepository activities,
            RosterRepository rosters,
            Evidence evidence,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.activities = activities;
        this.rosters = rosters;
        this.evidence = evidence;
        this.json = json;
        this.clock = clock;
    }

    ActivityRow row(ActivityFacts activity) {
        return new ActivityRow(
                activity.id(),
                activity.kind(),
                activity.title(),
                activity.status(),
                activity.organiser(),
                Times.known(activity.startsAt()),
                Times.known(activity.endsAt()),
                activity.venue().name(),
                activity.checkInOpen(clock.instant()),
                activity.version());
    }

    /** The detail as this caller sees it, outside of any transaction. */
    Uni<ActivityDetail> detail(Caller caller, ActivityFacts activity) {
        return transactions.read(tx -> detail(tx, caller, activity));
    }

    /** The detail as this caller sees it. */
    Uni<ActivityDetail> detail(Tx tx, Caller caller, ActivityFacts activity) {
        return activities
                .counts(tx, caller.districtId(), activity.id())
                .chain(counts -> mine(tx, caller, activity)
                        .chain(mine -> photos(tx, caller.districtId(), activity)
                                .map(photos -> detail(caller, activity, counts, mine, photos))));
    }

    /** The detail of an activity that was just written, as the answer of what wrote it. */
    Uni<Answer> answer(Tx tx, Caller caller, UUID id, int status) {
        return activities
                .find(tx, caller.districtId(), id)
                .map(Found::orMissing)
                .chain(activity -> detail(tx, caller, activity))
                .map(detail -> new Answer(
                        status,
                        status == 201 ? "/api/v1/activities/" + id : null,
                        detail.etag(),
                        json.valueToTree(detail),
                        false));
    }

    private ActivityDetail detail(
            Caller caller, ActivityFacts activity, Counts counts, @Nullable Mine mine, List<EvidenceView> photos) {
        ActivityScope scope = ActivityScope.of(caller);
        return new ActivityDetail(
                row(activity),
                activity.hosts(),
                activity.venue(),
                activity.text("agenda"),
                activity.sessions().stream().map(ActivityShow::session).toList(),
                counts,
                minutes(activity, photos),
                activity.text("cancel_reason"),
                mine,
                allowed(scope, activity, mine),
                activity.etag());
    }

    private static SessionView session(ActivityFacts.Session session) {
        return new SessionView(
                session.id(), Times.known(session.startsAt()), Times.known(session.endsAt()), session.venue());
    }

    private static @Nullable MinutesView minutes(ActivityFacts activity, List<EvidenceView> photos) {
        String text = activity.text("minutes");
        return text == null
                ? null
                : new MinutesView(
                        text,
                        photos,
                        Objects.requireNonNull(Times.written(activity.text("minutes_at"))),
                        Objects.requireNonNull(activity.text("minutes_by")));
    }

    /** The caller as a member of the activity; null for who is none. */
    private Uni<@Nullable Mine> mine(Tx tx, Caller caller, ActivityFacts activity) {
        UUID memberId = caller.memberId();
        return memberId == null
                ? Uni.createFrom().nullItem()
                : rosters.standing(tx, caller.districtId(), activity.id(), memberId)
                        .map(standing -> mine(ActivityScope.of(caller), activity, standing));
    }

    private static @Nullable Mine mine(ActivityScope scope, ActivityFacts activity, JsonObject standing) {
        JsonObject leave = standing.getJsonObject("leave");
        JsonObject checkIn = standing.getJsonObject("checkIn");
        return mine(
                scope,
                activity,
                standing.getBoolean("expected"),
                checkIn == null ? null : CheckInView.of(checkIn, false),
                leave == null ? null : RosterRepository.leave(leave));
    }

    private static @Nullable Mine mine(
            ActivityScope scope,
            ActivityFacts activity,
            boolean expected,
            @Nullable CheckInView checkIn,
            @Nullable LeaveView leave) {
        boolean concerned = expected || checkIn != null || scope.isNear(activity);
        return concerned ? new Mine(expected, leave, checkIn) : null;
    }

    private Uni<List<EvidenceView>> photos(Tx tx, UUID districtId, ActivityFacts activity) {
        FactRef fact = FactRef.of(FactType.ACTIVITY, activity.id());
        return activity.text("minutes") == null
                ? Uni.createFrom().item(List.of())
                : evidence.views(tx, districtId, FactType.ACTIVITY, List.of(activity.id()))
                        .map(photos -> photos.getOrDefault(fact, List.of()));
    }

    /** What the caller may do now, as the contract names it. */
    private List<String> allowed(ActivityScope scope, ActivityFacts activity, @Nullable Mine mine) {
        Instant now = clock.instant();
        ActivityLife life = activity.life().at(now);
        List<String> allowed = new ArrayList<>();
        if (scope.organises(activity.organiserPath())) {
            for (ActivityAction action : ActivityAction.values()) {
                boolean may = life.allowed().contains(action)
                        || activity.life().allowed().contains(action);
                add(allowed, may, action.name().toLowerCase(Locale.ROOT));
            }
            add(allowed, life.canBeChanged(), "edit");
            add(allowed, life.isAhead(now), "edit-roster");
            add(allowed, life.canBeChanged() || life.takesMinutes(), "add-session");
            add(allowed, life.takesMinutes(), "write-minutes");
            add(allowed, activity.checkInOpen(now), "show-code");
            add(allowed, activity.checkInOpen(now), "check-in-others");
        }
        if (mine != null) {
            CheckInView before = mine.checkIn();
            boolean out = before == null || "VOID".equals(before.decided());
            add(allowed, out && activity.checkInOpen(now), "check-in");
            add(
                    allowed,
                    mine.expected() && mine.leave() == null && before == null && life.isAhead(now),
                    "request-leave");
        }
        return allowed;
    }

    private static void add(List<String> allowed, boolean may, String name) {
        if (may) {
            allowed.add(name);
        }
    }
}
