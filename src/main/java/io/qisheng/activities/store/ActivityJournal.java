package io.qisheng.activities.store;

import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.notifications.Addressee;
import io.qisheng.notifications.Notice;
import io.qisheng.notifications.Notice.SubjectType;
import io.qisheng.notifications.Notifications;
import io.qisheng.platform.Caller;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.outbox.Outbox;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what happened to an activity: to its steps, to the stream, to the audit trail and to those whom it concerns. */
@ApplicationScoped
public class ActivityJournal {

    public static final String TOPIC = "activity";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    private final ActivityRepository activities;
    private final RosterRepository rosters;
    private final Outbox outbox;
    private final Audit audit;
    private final Notifications notifications;

    ActivityJournal(
            ActivityRepository activities,
            RosterRepository rosters,
            Outbox outbox,
            Audit audit,
            Notifications notifications) {
        this.activities = activities;
        this.rosters = rosters;
        this.outbox = outbox;
        this.audit = audit;
        this.notifications = notifications;
    }

    /** A step of an activity whose row was written: {@code after} is how it is now. */
    public Uni<Void> step(
            Tx tx,
            Caller caller,
            String action,
            ActivityStatus from,
            ActivityFacts after,
            @Nullable String reason,
            Instant now) {
        ActivityStep step = new ActivityStep(
                after.id(), after.version(), action, from, after.status(), caller.userId(), caller.name(), reason);
        return activities
                .step(tx, caller.districtId(), step, now)
                .chain(() -> announce(tx, caller.districtId(), after))
                .chain(() -> audit.append(tx, caller, "activity-" + action, TOPIC, after.id(), detail(after)));
    }

    /** The activity opened by itself. */
    public Uni<Void> openedByItself(Tx tx, UUID districtId, ActivityFacts after, Instant now) {
        ActivityStep step = new ActivityStep(
                after.id(), after.version(), "open", ActivityStatus.PUBLISHED, after.status(), null, "系统", null);
        return activities
                .step(tx, districtId, step, now)
                .chain(() -> announce(tx, districtId, after))
                .chain(() -> audit.append(tx, districtId, "activity-open", TOPIC, after.id(), detail(after)));
    }

    private Uni<Void> announce(Tx tx, UUID districtId, ActivityFacts activity) {
        return outbox.append(tx, districtId, TOPIC, activity.id(), payload(activity));
    }

    /** A ruling on a check-in. */
    public Uni<Void> ruled(Tx tx, Caller caller, ActivityFacts activity, CheckInView checkIn, String ruling) {
        JsonObject told = new JsonObject()
                .put("id", checkIn.id().toString())
                .put("memberId", checkIn.member().id().toString())
                .put("result", checkIn.result().name())
                .put("decided", checkIn.decided());
        return outbox.append(
                        tx,
                        caller.districtId(),
                        TOPIC,
                        activity.id(),
                        payload(activity).put("checkIn", told))
                .chain(() -> audit.append(
                        tx,
                        caller,
                        "check-in-" + ruling,
                        "check-in",
                        checkIn.id(),
                        new JsonObject().put("activity", activity.id().toString())));
    }

    private static JsonObject payload(ActivityFacts activity) {
        return new JsonObject()
                .put("status", activity.status().name())
                .put("version", activity.version())
                .put("scopePaths", new JsonArray(activity.scopePaths()))
                .putNull("checkIn");
    }

    private static JsonObject detail(ActivityFacts activity) {
        return new JsonObject().put("status", activity.status().name()).put("version", activity.version());
    }

    /** Tells everybody on the roster. */
    public Uni<Void> tellRoster(
            Tx tx, UUID districtId, ActivityFacts activity, String kind, String title, String text) {
        Notice notice = new Notice(kind, title, text, SubjectType.ACTIVITY, activity.id());
        return rosters.members(tx, districtId, activity.id())
                .map(members -> members.stream().map(Addressee::member).toList())
                .chain((List<Addressee> members) -> notifications.tell(tx, districtId, notice, members));
    }

    public Uni<Void> tellMember(Tx tx, UUID districtId, UUID memberId, Notice notice) {
        return notifications.tell(tx, districtId, notice, Set.of(Addressee.member(memberId)));
    }

    /**
     * Tells the secretaries of some organisations, or who stands in for them.
     *
     * @param memberId whose own matter it is
     */
    public Uni<Void> tellSecretaries(
            Tx tx, UUID districtId, Collection<UUID> organisations, @Nullable UUID memberId, Notice notice) {
        return notifications.tellSecretaries(tx, districtId, notice, organisations, memberId);
    }

    /** Time and place in a sentence. */
    public static String timeAndPlace(ActivityFacts activity) {
        return BusinessZone.localOf(activity.startsAt()).format(TIME) + "，"
                + activity.venue().name();
    }
}
