package io.qisheng.activities.domain;

import io.qisheng.activities.domain.CheckInRules.Judgement.Refused;
import io.qisheng.activities.domain.CheckInRules.Judgement.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a scan is judged, as far as that can be done without the rows of the member: whether the member is expected, a guest or neither,
 * and whether the phone was seen with another, is found out by the statement that writes.
 */
public final class CheckInRules {

    /** After this it is late. */
    public static final Duration ON_TIME = Duration.ofMinutes(15);

    private CheckInRules() {}

    /** How a member stands to an activity. */
    public enum Standing {
        EXPECTED,
        GUEST,
        NONE
    }

    /** The result that is written. */
    public enum Result {
        ACCEPTED,
        LATE,
        REVIEW
    }

    /** What the scan alone says. */
    public sealed interface Judgement {

        /**
         * It is taken.
         *
         * @param late whether it came after the quarter of an hour
         * @param reasons why a secretary shall look at it; empty when nothing is doubtful
         */
        record Taken(boolean late, List<CheckInReason> reasons) implements Judgement {

            /** The same with one reason more. */
            public Taken because(CheckInReason reason) {
                return new Taken(
                        late, Stream.concat(reasons.stream(), Stream.of(reason)).toList());
            }
        }

        record Refused(ActivityProblem why) implements Judgement {}
    }

    /**
     * Judges a scan.
     *
     * @param window the activity, or the make-up session, with its own times
     * @param status of the activity
     */
    public static Judgement judge(Scan scan, ActivityLife window, ActivityStatus status) {
        Instant time = scan.trueTime();
        if (time.isBefore(scan.receivedAt().minus(Scan.LATEST))) {
            return new Refused(ActivityProblem.CHECK_IN_TOO_LATE);
        }
        if (status == ActivityStatus.CANCELLED) {
            return new Refused(ActivityProblem.CHECK_IN_ACTIVITY_CANCELLED);
        }
        if (!isInTime(scan, window)) {
            return new Refused(ActivityProblem.CHECK_IN_ACTIVITY_NOT_OPEN);
        }
        if (!scan.codeAccepted().at(time)) {
            return new Refused(
                    scan.way() == Scan.Way.CARD
                            ? ActivityProblem.CHECK_IN_CARD_INVALID
                            : ActivityProblem.CHECK_IN_CODE_INVALID);
        }
        return new Taken(time.isAfter(window.startsAt().plus(ON_TIME)), reasons(scan));
    }

    /** A clock that is a little slow, as a phone's may be without being called wrong, makes no scan too early that comes in time. */
    private static boolean isInTime(Scan scan, ActivityLife window) {
        return window.isOpenAt(scan.trueTime()) || !scan.isLateUpload() && window.isOpenAt(scan.receivedAt());
    }

    private static List<CheckInReason> reasons(Scan scan) {
        List<CheckInReason> reasons = new ArrayList<>();
        if (scan.hasWrongClock()) {
            reasons.add(CheckInReason.CLOCK_SKEW);
        }
        if (scan.isLateUpload()) {
            reasons.add(CheckInReason.LATE_UPLOAD);
        }
        if (scan.way().isOwn()) {
            Double distance = scan.distance();
            if (distance == null) {
                reasons.add(CheckInReason.NO_PLACE);
            } else if (distance > 0) {
                reasons.add(CheckInReason.TOO_FAR);
            }
        }
        return List.copyOf(reasons);
    }

    /** By card or by hand a secretary vouches for others; nobody vouches for oneself. */
    public static Judgement vouched(Judgement judgement, Scan.Way way, boolean forOneself) {
        return forOneself && !way.isOwn() && judgement instanceof Taken taken
                ? taken.because(CheckInReason.SELF_RECORDED)
                : judgement;
    }

    /**
     * The whole of it. The statement that writes says the same in SQL; a test holds the two together.
     *
     * @param deviceShared whether the phone has checked in another member here
     * @return null where the member is neither expected nor a guest
     */
    public static @Nullable Result result(Taken taken, Standing standing, boolean deviceShared) {
        if (standing == Standing.NONE) {
            return null;
        }
        if (deviceShared || !taken.reasons().isEmpty()) {
            return Result.REVIEW;
        }
        return taken.late() ? Result.LATE : Result.ACCEPTED;
    }
}
