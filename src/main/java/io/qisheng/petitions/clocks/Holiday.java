package io.qisheng.petitions.clocks;

import io.qisheng.platform.time.AnnouncedYear.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One holiday as the notice announces it.
 *
 * @param from the first day off
 * @param to the last day off
 * @param workDays days of a weekend that are worked instead
 */
public record Holiday(
        String name, LocalDate from, LocalDate to, @Nullable List<LocalDate> workDays) {

    List<LocalDate> worked() {
        return workDays == null ? List.of() : workDays;
    }

    /** The days off; none where the last is before the first. */
    List<LocalDate> off() {
        return to.isBefore(from) ? List.of() : from.datesUntil(to.plusDays(1)).toList();
    }

    Stream<Day> days() {
        return Stream.concat(
                off().stream().map(day -> new Day(day, false, name)),
                worked().stream().map(day -> new Day(day, true, name)));
    }

    /** The holidays that these days make, in the order of their beginning. */
    static List<Holiday> of(List<Day> days) {
        List<Holiday> holidays = new ArrayList<>();
        for (String name : days.stream().map(Day::name).distinct().toList()) {
            List<LocalDate> off = days(days, name, false);
            holidays.add(new Holiday(name, off.getFirst(), off.getLast(), days(days, name, true)));
        }
        holidays.sort(Comparator.comparing(Holiday::from));
        return holidays;
    }

    private static List<LocalDate> days(List<Day> days, String name, boolean working) {
        return days.stream()
                .filter(day -> day.name().equals(name) && day.working() == working)
                .map(Day::day)
                .sorted()
                .toList();
    }
}
