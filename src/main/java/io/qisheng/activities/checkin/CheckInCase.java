package io.qisheng.activities.checkin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.qisheng.activities.domain.CheckInReason;
import io.qisheng.activities.domain.CheckInRules.Result;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.ActivityScope;
import io.qisheng.activities.store.CheckInView;
import io.qisheng.activities.store.Ref;
import io.qisheng.platform.time.Times;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A check-in with what its reader has to know to decide about it: a home branch does not see the activity itself.
 *
 * @param allowedActions what the reader may do about it now
 * @param objectUntil until when the reader's branch may object; null where it may not
 */
record CheckInCase(
        @JsonUnwrapped CheckInView checkIn,
        At activity,
        List<String> allowedActions,
        @Nullable OffsetDateTime objectUntil) {

    private static final Duration OBJECTION = Duration.ofDays(7);

    /** The activity that it belongs to. */
    record At(UUID id, String title, Ref organiser, OffsetDateTime startsAt) {}

    /** From a row of check-ins that holds its activity as {@code activity}. */
    static CheckInCase of(ActivityScope scope, JsonObject facts, Instant now) {
        JsonObject activity = facts.getJsonObject("activity");
        At at = new At(
                UUID.fromString(activity.getString("id")),
                activity.getString("title"),
                Ref.of(activity, "organiser_id", "organiser_name"),
                Objects.requireNonNull(Times.written(activity.getString("starts_at"))));
        return of(scope, facts, at, activity.getString("organiser_path"), now);
    }

    static CheckInCase of(ActivityScope scope, JsonObject facts, ActivityFacts activity, Instant now) {
        At at = new At(activity.id(), activity.title(), activity.organiser(), Times.known(activity.startsAt()));
        return of(scope, facts, at, activity.organiserPath(), now);
    }

    private static CheckInCase of(
            ActivityScope scope, JsonObject facts, At activity, String organiserPath, Instant now) {
        CheckInView checkIn = CheckInView.of(facts, false);
        boolean mayObject = isOfHome(scope, checkIn) && isOpenToObjection(facts, checkIn, now);
        boolean mayReview = waits(checkIn)
                && scope.organises(organiserPath)
                && !checkIn.member().id().equals(scope.memberId());
        Stream<String> review = mayReview ? Stream.of("review") : Stream.of();
        Stream<String> object = mayObject ? Stream.of("object") : Stream.of();
        return new CheckInCase(
                checkIn,
                activity,
                Stream.concat(review, object).toList(),
                mayObject ? acceptedAt(facts).plus(OBJECTION) : null);
    }

    /** Whether a decision of the organiser is due. */
    static boolean waits(CheckInView checkIn) {
        return checkIn.decided() == null && (checkIn.result() == Result.REVIEW || isDisputed(checkIn));
    }

    /** Whether the member belongs to a branch whose secretary reads. */
    static boolean isOfHome(ActivityScope scope, CheckInView checkIn) {
        return scope.branches().contains(checkIn.organisation().id());
    }

    /** Whether the home branch may object still: once, within seven days of the acceptance, whatever the host has confirmed. */
    static boolean isOpenToObjection(JsonObject facts, CheckInView checkIn, Instant now) {
        return checkIn.guest()
                && !facts.getBoolean("objected")
                && !"VOID".equals(checkIn.decided())
                && now.isBefore(acceptedAt(facts).plus(OBJECTION).toInstant());
    }

    /** Since when it counts: since it was confirmed, or since it came. */
    private static OffsetDateTime acceptedAt(JsonObject facts) {
        return Objects.requireNonNull(Times.written(facts.getString("accepted_at")));
    }

    private static boolean isDisputed(CheckInView checkIn) {
        return checkIn.reasons().contains(CheckInReason.DISPUTED.code());
    }
}
