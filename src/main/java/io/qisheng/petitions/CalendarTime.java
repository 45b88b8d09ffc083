package io.qisheng.petitions;

import io.qisheng.petitions.domain.WorkingTime;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.time.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The platform's working calendar in the words of the petition's rules. */
public record CalendarTime(WorkingCalendar calendar) implements WorkingTime {

    @Override
    public Due due(Instant event, int workingDays) {
        WorkingCalendar.Deadline deadline = calendar.deadline(event, workingDays);
        return new Due(deadline.at(), deadline.provisional());
    }

    @Override
    public int workingDaysBegunBetween(Instant from, Instant to) {
        return calendar.workingDaysBegunBetween(from, to);
    }

    @Override
    public Duration officeTime(Instant from, Instant to) {
        return calendar.officeTime(from, to);
    }

    @Override
    public Instant afterOfficeTime(Instant from, Duration time) {
        return calendar.afterOfficeTime(from, time);
    }

    @Override
    public LocalDate workingDayOf(Instant moment) {
        return calendar.workingDayOf(BusinessZone.dateOf(moment));
    }

    @Override
    public LocalDateTime local(Instant moment) {
        return BusinessZone.localOf(moment);
    }
}
