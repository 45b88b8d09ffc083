package io.qisheng.petitions.statistics;

import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days from one to another, both counted. */
public record Span(LocalDate from, LocalDate to) {

    /**
     * Fails with {@code validation-failed} where it ends before it begins.
     *
     * @param from without it from the beginning of the year in which it ends
     * @param to without it until today
     */
    public static Span of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.withDayOfYear(1) : from;
        if (first.isAfter(last)) {
            throw ProblemException.invalid(List.of(new Violation("?from", "not-allowed", "开始日期不能晚于结束日期。")));
        }
        return new Span(first, last);
    }

    /** The first day of the whole months within; the first day of all where there is none. */
    LocalDate monthsFrom() {
        return hasMonths() ? firstMonth() : from;
    }

    /** The day after the whole months within. */
    LocalDate monthsUntil() {
        return hasMonths() ? endOfMonths() : from;
    }

    private boolean hasMonths() {
        return firstMonth().isBefore(endOfMonths());
    }

    private LocalDate firstMonth() {
        return from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
    }

    private LocalDate endOfMonths() {
        return to.plusDays(1).withDayOfMonth(1);
    }
}
