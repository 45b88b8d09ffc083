package io.qisheng.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = Holidays.calendar();

    @ParameterizedTest(name = "{0} is worked: {1} ({2})")
    @CsvSource({
        "2025-01-26, true,  make-up Sunday before Spring Festival",
        "2025-01-28, false, Spring Festival on a Tuesday",
        "2025-02-04, false, its last day",
        "2025-02-05, true,  the first day after",
        "2025-02-08, true,  make-up Saturday",
        "2025-02-09, false, the Sunday after it",
        "2025-09-28, true,  make-up Sunday before National Day",
        "2025-10-08, false, National Day and Mid-Autumn together",
        "2025-10-11, true,  make-up Saturday",
        "2026-01-04, true,  make-up Sunday",
        "2026-02-14, true,  make-up Saturday",
        "2026-02-23, false, Spring Festival ends on a Monday",
        "2026-02-28, true,  make-up Saturday",
        "2026-10-10, true,  make-up Saturday",
        "2026-11-23, true,  a plain Monday",
        "2026-11-22, false, a plain Sunday",
        "2027-01-01, true,  a Friday of a year that nobody announced",
    })
    void knowsRestDaysAndMakeUpDays(LocalDate day, boolean working, String why) {
        assertThat(calendar.isWorkingDay(day)).as(why).isEqualTo(working);
    }

    @ParameterizedTest(name = "{1} working days after {0} end on {2}")
    @CsvSource({
        "2026-11-23T10:00, 1,  2026-11-24T18:00, false",
        "2026-11-23T23:59, 1,  2026-11-24T18:00, false",
        "2026-11-27T10:00, 1,  2026-11-30T18:00, false",
        "2026-11-28T10:00, 1,  2026-11-30T18:00, false",
        "2025-01-24T10:00, 1,  2025-01-26T18:00, false",
        "2025-01-27T10:00, 1,  2025-02-05T18:00, false",
        "2025-01-27T10:00, 5,  2025-02-10T18:00, false",
        "2025-09-30T17:00, 1,  2025-10-09T18:00, false",
        "2025-09-30T17:00, 3,  2025-10-11T18:00, false",
        "2026-02-13T09:00, 1,  2026-02-14T18:00, false",
        "2026-02-14T09:00, 1,  2026-02-24T18:00, false",
        "2026-02-14T09:00, 5,  2026-02-28T18:00, false",
        "2026-09-30T09:00, 3,  2026-10-10T18:00, false",
        "2026-12-31T09:00, 1,  2027-01-01T18:00, true",
        "2026-12-30T09:00, 1,  2026-12-31T18:00, false",
    })
    void endsWithTheNthWorkingDay(LocalDateTime event, int days, LocalDateTime due, boolean provisional) {
        assertThat(calendar.deadline(at(event), days)).isEqualTo(new WorkingCalendar.Deadline(at(due), provisional));
    }

    @Test
    void countsOfficeHoursOfWorkingDaysOnly() {
        Instant from = at(LocalDateTime.parse("2026-11-20T17:00"));
        Instant to = at(LocalDateTime.parse("2026-11-23T10:30"));

        Duration officeTime = calendar.officeTime(from, to);

        assertThat(officeTime).isEqualTo(Duration.ofMinutes(60 + 90));
    }

    @Test
    void countsNothingBackwards() {
        Instant now = at(LocalDateTime.parse("2026-11-23T10:30"));

        assertThat(calendar.officeTime(now, now.minusSeconds(3600))).isZero();
        assertThat(calendar.workingDaysBegunBetween(now, now.minusSeconds(86_400 * 3)))
                .isZero();
    }

    @Test
    void countsTheWorkingDaysThatBegan() {
        Instant from = at(LocalDateTime.parse("2026-02-13T10:00"));
        Instant to = at(LocalDateTime.parse("2026-02-25T10:00"));

        assertThat(calendar.workingDaysBegunBetween(from, to))
                .as("14, 24 and 25 February")
                .isEqualTo(3);
    }

    @Test
    void countsARestDayWithTheNextWorkingDay() {
        assertThat(calendar.workingDayOf(LocalDate.parse("2026-02-15"))).isEqualTo(LocalDate.parse("2026-02-24"));
        assertThat(calendar.workingDayOf(LocalDate.parse("2026-02-14"))).isEqualTo(LocalDate.parse("2026-02-14"));
    }

    @Test
    void refusesADayOfAnotherYear() {
        Set<LocalDate> foreign = Set.of(LocalDate.parse("2025-01-01"));

        assertThatIllegalArgumentException().isThrownBy(() -> new CalendarYear(2026, foreign, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new CalendarYear(2026, Set.of(), foreign));
    }

    @Test
    void refusesADeadlineOfNoDays() {
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.deadline(Instant.EPOCH, 0));
    }

    private static Instant at(LocalDateTime local) {
        return BusinessZone.instantOf(local);
    }
}
