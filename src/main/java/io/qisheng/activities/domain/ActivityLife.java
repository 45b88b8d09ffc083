package io.qisheng.activities.domain;

import io.qisheng.activities.domain.ActivityLife.Decision.Applied;
import io.qisheng.activities.domain.ActivityLife.Decision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may become of an activity.
 *
 * @param openedAt when its check-in began, by hand or by itself
 * @param expected how many are on the roster
 */
public record ActivityLife(
        ActivityStatus status,
        Instant startsAt,
        Instant endsAt,
        @Nullable Instant openedAt,
        boolean hasMinutes,
        int expected) {

    /** How long before its start a published activity opens by itself. */
    public static final Duration OPENS_BEFORE = Duration.ofMinutes(30);

    private static final Map<ActivityStatus, Set<ActivityAction>> TABLE = Map.of(
            ActivityStatus.DRAFT,
            EnumSet.of(ActivityAction.SCHEDULE, ActivityAction.PUBLISH, ActivityAction.CANCEL),
            ActivityStatus.SCHEDULED,
            EnumSet.of(ActivityAction.PUBLISH, ActivityAction.CANCEL),
            ActivityStatus.PUBLISHED,
            EnumSet.of(ActivityAction.OPEN, ActivityAction.CANCEL),
            ActivityStatus.OPEN,
            EnumSet.of(ActivityAction.CLOSE, ActivityAction.CANCEL),
            ActivityStatus.CLOSED,
            EnumSet.noneOf(ActivityAction.class),
            ActivityStatus.CANCELLED,
            EnumSet.noneOf(ActivityAction.class));

    /** What becomes of an action. */
    public sealed interface Decision {

        /** The status that follows. */
        record Applied(ActivityStatus next) implements Decision {}

        record Refused(ActivityProblem why) implements Decision {}
    }

    /** The actions that the state allows. */
    public Set<ActivityAction> allowed() {
        return TABLE.getOrDefault(status, Set.of());
    }

    public Decision decide(ActivityAction action) {
        if (!allowed().contains(action)) {
            return new Refused(ActivityProblem.ACTIVITY_ACTION_NOT_ALLOWED);
        }
        return switch (action) {
            case SCHEDULE -> onceComplete(ActivityStatus.SCHEDULED);
            case PUBLISH -> onceComplete(ActivityStatus.PUBLISHED);
            case OPEN -> new Applied(ActivityStatus.OPEN);
            case CLOSE ->
                hasMinutes ? new Applied(ActivityStatus.CLOSED) : new Refused(ActivityProblem.ACTIVITY_MINUTES_MISSING);
            case CANCEL -> new Applied(ActivityStatus.CANCELLED);
        };
    }

    private Decision onceComplete(ActivityStatus next) {
        return expected > 0 ? new Applied(next) : new Refused(ActivityProblem.ACTIVITY_ROSTER_EMPTY);
    }

    /** When the check-in begins or has begun; null while nobody knows. */
    public @Nullable Instant opensAt() {
        if (openedAt != null) {
            return openedAt;
        }
        return status == ActivityStatus.PUBLISHED ? startsAt.minus(OPENS_BEFORE) : null;
    }

    /** Whether a scan of this moment is in time, whatever has become of the activity since. */
    public boolean isOpenAt(Instant moment) {
        Instant opens = opensAt();
        return opens != null && !moment.isBefore(opens) && !moment.isAfter(endsAt);
    }

    /** Whether the check-in is open now. */
    public boolean checkInOpen(Instant now) {
        return (status == ActivityStatus.OPEN || status == ActivityStatus.PUBLISHED) && isOpenAt(now);
    }

    /** Whether it has to open by itself now, if nobody was there to do it before. */
    public boolean opensByItself(Instant now) {
        return status == ActivityStatus.PUBLISHED && !now.isBefore(startsAt.minus(OPENS_BEFORE));
    }

    /** How it is at a moment: what opens by itself is open from then on, whoever writes that down. */
    public ActivityLife at(Instant now) {
        return opensByItself(now)
                ? new ActivityLife(
                        ActivityStatus.OPEN, startsAt, endsAt, startsAt.minus(OPENS_BEFORE), hasMinutes, expected)
                : this;
    }

    /** Whether plan and time can still be changed. */
    public boolean canBeChanged() {
        return status == ActivityStatus.DRAFT
                || status == ActivityStatus.SCHEDULED
                || status == ActivityStatus.PUBLISHED;
    }

    /** Whether the roster can still be edited and leave be asked for. */
    public boolean isAhead(Instant now) {
        return now.isBefore(startsAt) && (canBeChanged() || status == ActivityStatus.OPEN);
    }

    /** Whether minutes can be written. */
    public boolean takesMinutes() {
        return status == ActivityStatus.OPEN;
    }
}
