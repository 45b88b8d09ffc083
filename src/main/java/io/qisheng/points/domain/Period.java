package io.qisheng.points.domain;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A year, a quarter or a month, as people count points.
 *
 * @param text {@code 2026}, {@code 2026-Q4} or {@code 2026-11}
 * @param first its first month as a number, {@code 202611}
 * @param last its last month
 */
public record Period(String text, int first, int last) {

    /** Reads a text of one of the three forms; the contract lets through no other. */
    public static Period of(String text) {
        int year = Integer.parseInt(text.substring(0, 4));
        if (text.length() == 4) {
            return new Period(text, number(year, 1), number(year, 12));
        }
        if (text.charAt(5) == 'Q') {
            int quarter = text.charAt(6) - '0';
            return new Period(text, number(year, quarter * 3 - 2), number(year, quarter * 3));
        }
        int month = Integer.parseInt(text.substring(5));
        return new Period(text, number(year, month), number(year, month));
    }

    /** The month of a day. */
    public static Period monthOf(LocalDate day) {
        return of(YearMonth.from(day).toString());
    }

    private static int number(int year, int month) {
        return year * 100 + month;
    }
}
