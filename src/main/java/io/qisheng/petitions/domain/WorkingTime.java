package io.qisheng.petitions.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What the rules need to know of the working calendar. */
public interface WorkingTime {

    /** The end of the n-th working day after the event's day. */
    Due due(Instant event, int workingDays);

    /** Working days that began after the first moment and not after the second. */
    int workingDaysBegunBetween(Instant from, Instant to);

    /** Office time between two moments. */
    Duration officeTime(Instant from, Instant to);

    /** The moment at which this much office time has passed since the first. */
    Instant afterOfficeTime(Instant from, Duration time);

    /** The working day to which this moment counts; a rest day counts with the next working day. */
    LocalDate workingDayOf(Instant moment);

    /** The moment as the parties read it on the wall. */
    LocalDateTime local(Instant moment);

    /**
     * A due time.
     *
     * @param provisional counted through a year whose holidays are not announced
     */
    record Due(Instant at, boolean provisional) {}
}
