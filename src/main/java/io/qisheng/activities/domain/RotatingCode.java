package io.qisheng.activities.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * The code that is shown at the venue and changes every 15 seconds: six characters of Crockford's base 32, which has no letters that
 * look like digits. Whoever types it may use either case, hyphens, and O, I or L for the digits that they look like.
 *
 * @param mac the keyed hash of the activity's secret
 */
public record RotatingCode(UUID activityId, Mac mac) {

    /** How long a code is shown. */
    public static final Duration STEP = Duration.ofSeconds(15);

    private static final int ACCEPTED_STEPS = 2;
    private static final int LENGTH = 6;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** A keyed hash of at least eight bytes; the key is the activity's own. */
    public interface Mac {
        byte[] of(String text);
    }

    /** The code of a moment. */
    public String at(Instant moment) {
        return code(step(moment));
    }

    /** When the code of a moment gives way to the next. */
    public Instant until(Instant moment) {
        return Instant.ofEpochSecond((step(moment) + 1) * STEP.toSeconds());
    }

    /** Whether what was typed is the code of this moment, or one of the two shown before or after. */
    public boolean accepts(String typed, Instant moment) {
        String code = normal(typed);
        long now = step(moment);
        boolean found = false;
        for (long step = now - ACCEPTED_STEPS; step <= now + ACCEPTED_STEPS; step++) {
            found |= code(step).equals(code);
        }
        return found;
    }

    /** What was typed, as it is written. */
    static String normal(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replace("-", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private String code(long step) {
        byte[] hash = mac.of(activityId + " " + step);
        long bits = 0;
        for (int i = 0; i < 5; i++) {
            bits = (bits << 8) | (hash[i] & 0xff);
        }
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt((int) (bits & 31)));
            bits >>>= 5;
        }
        return code.toString();
    }

    private static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP.toSeconds());
    }
}
