package io.qisheng.points.domain;

import org.jspecify.annotations.Nullable;

/**
 * The most that a rule pays one member in a day, a month and a year, in tenths; null is no limit.
 *
 * <p>The statement that posts says the same in SQL, since counters and entry must change together; a test holds the two together.
 */
public record Caps(
        @Nullable Integer day,
        @Nullable Integer month,
        @Nullable Integer year) {

    /** A cap that cut what was paid. */
    public enum Kind {
        DAY,
        MONTH,
        YEAR
    }

    /** What the rule has paid already in the day, the month and the year of the fact, in tenths. */
    public record Used(int day, int month, int year) {}

    /**
     * What is paid.
     *
     * @param cap the cap that cut it, the shortest where several did alike; null when it is paid in full
     */
    public record Paid(int tenths, @Nullable Kind cap) {}

    /** What is paid of {@code full} after what was used. */
    public Paid pay(int full, Used used) {
        Paid paid = new Paid(full, null);
        paid = within(paid, day, used.day(), Kind.DAY);
        paid = within(paid, month, used.month(), Kind.MONTH);
        return within(paid, year, used.year(), Kind.YEAR);
    }

    private static Paid within(Paid paid, @Nullable Integer cap, int used, Kind kind) {
        if (cap == null) {
            return paid;
        }
        int left = Math.max(0, cap - used);
        return left < paid.tenths() ? new Paid(left, kind) : paid;
    }
}
