package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Routing.Department;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one petition adds to one rate, or to those that were answered in about the same time.
 *
 * @param nth which rating of the petition it is; 1 for what happens once
 * @param day the day by which it counts
 * @param good whether it counts above the line as well; nothing while an answer is awaited, which counts from {@code due} on
 * @param due when an awaited answer becomes overdue; nothing while that clock stands, and once {@code good} is known
 */
public record Fact(
        Rate rate,
        int nth,
        LocalDate day,
        Department department,
        String category,
        @Nullable Boolean good,
        @Nullable Instant due) {

    public enum Rate {
        /** 响应率: of what was dispatched, where the department spoke to the filer in time. */
        RESPONSE,
        /** 解决率: of the ratings, those that say solved. */
        SOLVED,
        /** 满意率: of the ratings, those that are at least basically satisfied. */
        SATISFACTION,
        /** 按时办结率: of what was answered or is overdue, what was answered in time. */
        ON_TIME,
        /** 办理时长: what was answered for the first time on the day after it was filed at the latest. */
        DAYS_1(1),
        DAYS_3(3),
        DAYS_5(5),
        DAYS_10(10),
        DAYS_20(20),
        DAYS_MORE(Long.MAX_VALUE);

        private final long days;

        Rate() {
            this(0);
        }

        Rate(long days) {
            this.days = days;
        }

        /** That of a first answer so many days after filing, by the calendar: the shortest that is long enough. */
        static Rate answeredAfter(long days) {
            return Arrays.stream(values())
                    .filter(rate -> rate.isDuration() && days <= rate.days)
                    .findFirst()
                    .orElseThrow();
        }

        /** Whether it says how long something took; then all that counts is above the line. */
        public boolean isDuration() {
            return days > 0;
        }

        /** How many days it took at most; nothing where that is not said. */
        public @Nullable Long days() {
            return isDuration() && this != DAYS_MORE ? days : null;
        }
    }

    /** Whether it stands above the line at this moment. */
    public boolean isGood() {
        return Boolean.TRUE.equals(good);
    }

    /** Whether it counts at this moment. */
    public boolean countsAt(Instant now) {
        return good != null || due != null && due.isBefore(now);
    }
}
