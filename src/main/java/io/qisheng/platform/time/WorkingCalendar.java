package io.qisheng.platform.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which days are worked in China: Monday to Friday, less the statutory holidays, plus the make-up days. A year whose
 * holidays are not announced counts Monday to Friday only, and whatever is computed through it says so.
 */
public final class WorkingCalendar {

    /** When an office day begins and ends; a due date ends with the office day. */
    public static final LocalTime DAY_STARTS = LocalTime.of(9, 0);

    public static final LocalTime DAY_ENDS = LocalTime.of(18, 0);

    private final Map<Integer, CalendarYear> years;

    private WorkingCalendar(Map<Integer, CalendarYear> years) {
        this.years = years;
    }

    public static WorkingCalendar of(Collection<CalendarYear> announced) {
        return new WorkingCalendar(
                announced.stream().collect(Collectors.toUnmodifiableMap(CalendarYear::year, Function.identity())));
    }

    /** Whether the holidays of this year are known. */
    public boolean isAnnounced(int year) {
        return years.containsKey(year);
    }

    public boolean isWorkingDay(LocalDate day) {
        CalendarYear year = years.get(day.getYear());
        if (year != null && year.restDays().contains(day)) {
            return false;
        }
        if (year != null && year.workDays().contains(day)) {
            return true;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The working day to which this day counts: itself, or the next one when it is a day of rest. */
    public LocalDate workingDayOf(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The end of office hours on the n-th working day after the event's day. */
    public Deadline deadline(Instant event, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("a deadline lies at least one working day ahead");
        }
        LocalDate day = BusinessZone.dateOf(event);
        boolean provisional = !isAnnounced(day.getYear());
        for (int counted = 0; counted < workingDays; ) {
            day = day.plusDays(1);
            provisional |= !isAnnounced(day.getYear());
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return new Deadline(BusinessZone.instantOf(day.atTime(DAY_ENDS)), provisional);
    }

    /** How many working days begin after the first moment and not after the second: what a pause adds to a deadline. */
    public int workingDaysBegunBetween(Instant from, Instant to) {
        LocalDate last = BusinessZone.dateOf(to);
        int begun = 0;
        for (LocalDate day = BusinessZone.dateOf(from).plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                begun++;
            }
        }
        return begun;
    }

    /** Office time between two moments; zero when the second is not later. */
    public Duration officeTime(Instant from, Instant to) {
        LocalDate last = BusinessZone.dateOf(to);
        Duration sum = Duration.ZERO;
        for (LocalDate day = BusinessZone.dateOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                sum = sum.plus(overlap(day, from, to));
            }
        }
        return sum;
    }

    /** The moment at which this much office time has passed since the first. */
    public Instant afterOfficeTime(Instant from, Duration time) {
        Duration left = time;
        LocalDate day = BusinessZone.dateOf(from);
        while (true) {
            Instant closes = BusinessZone.instantOf(day.atTime(DAY_ENDS));
            Duration today = isWorkingDay(day) ? overlap(day, from, closes) : Duration.ZERO;
            if (today.compareTo(left) >= 0 && today.isPositive()) {
                return closes.minus(today).plus(left);
            }
            left = left.minus(today);
            day = day.plusDays(1);
        }
    }

    private static Duration overlap(LocalDate day, Instant from, Instant to) {
        Instant opens = BusinessZone.instantOf(day.atTime(DAY_STARTS));
        Instant closes = BusinessZone.instantOf(day.atTime(DAY_ENDS));
        Instant start = opens.isAfter(from) ? opens : from;
        Instant end = closes.isBefore(to) ? closes : to;
        return start.isBefore(end) ? Duration.between(start, end) : Duration.ZERO;
    }

    /**
     * A due time.
     *
     * @param provisional it was counted through a year whose holidays are not announced yet
     */
    public record Deadline(Instant at, boolean provisional) {}
}
