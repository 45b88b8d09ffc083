package io.qisheng.platform.time;

import java.time.LocalDate;
import java.util.Set;

/**
 * The announced exceptions of one year.
 *
 * @param restDays statutory holidays, including those that fall on a weekend
 * @param workDays make-up working days (调休) on a weekend
 */
public record CalendarYear(int year, Set<LocalDate> restDays, Set<LocalDate> workDays) {

    public CalendarYear {
        restDays = Set.copyOf(restDays);
        workDays = Set.copyOf(workDays);
        for (LocalDate day : restDays) {
            if (day.getYear() != year || workDays.contains(day)) {
                throw new IllegalArgumentException(day + " cannot be a rest day of " + year);
            }
        }
        for (LocalDate day : workDays) {
            if (day.getYear() != year) {
                throw new IllegalArgumentException(day + " cannot be a working day of " + year);
            }
        }
    }
}
