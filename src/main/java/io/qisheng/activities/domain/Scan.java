package io.qisheng.activities.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scan as it arrived.
 *
 * @param scannedAt by the phone's clock
 * @param sentAt by the phone's clock; with it a wrong clock can be told from a late upload
 * @param receivedAt by ours
 * @param codeAccepted whether its code, scene or card is good at a moment; hand-made ones always are
 * @param distance metres to the venue beyond the phone's accuracy, null where there is no place
 */
public record Scan(
        Way way,
        Instant scannedAt,
        @Nullable Instant sentAt,
        Instant receivedAt,
        CodeCheck codeAccepted,
        @Nullable Double distance) {

    /** How somebody checks in. */
    public enum Way {
        CODE,
        SCENE,
        CARD,
        HAND;

        /** Whether the member scans alone, so that the place counts; for a card or by hand the secretary vouches. */
        public boolean isOwn() {
            return this == CODE || this == SCENE;
        }
    }

    /** Whether what was scanned was good at a moment. */
    public interface CodeCheck {
        boolean at(Instant moment);
    }

    /** More than this is a wrong clock or a late upload. */
    public static final Duration TOLERANCE = Duration.ofMinutes(10);

    /** The metres of a phone's own doubt that count in its favour; a fix that is vaguer does not vouch for more. */
    public static final int VAGUEST = 300;

    /** Later than this nothing is taken any more. */
    public static final Duration LATEST = Duration.ofDays(3);

    /** Metres to the venue beyond its radius and the phone's accuracy; not more than 0 is inside. */
    public static double beyond(double metres, int radius, double accuracy) {
        return metres - radius - Math.min(accuracy, VAGUEST);
    }

    /** When it was scanned by our clock, as far as that can be known: never after it has arrived. */
    public Instant trueTime() {
        Instant time = sentAt == null ? scannedAt : scannedAt.plus(Duration.between(sentAt, receivedAt));
        return time.isAfter(receivedAt) ? receivedAt : time;
    }

    /** Whether the phone's clock is off by too much, or has scanned after it sent. */
    boolean hasWrongClock() {
        Instant byPhone = sentAt == null ? scannedAt : sentAt;
        boolean ahead = byPhone.isAfter(receivedAt.plus(TOLERANCE)) || scannedAt.isAfter(byPhone.plus(TOLERANCE));
        boolean behind = sentAt != null && byPhone.isBefore(receivedAt.minus(TOLERANCE));
        return ahead || behind;
    }

    boolean isLateUpload() {
        return trueTime().isBefore(receivedAt.minus(TOLERANCE));
    }
}
