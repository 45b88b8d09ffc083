package io.qisheng.platform.time;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The announced calendar of 2024 to 2026, written out by hand from the notices and independent of the shipped rows. */
public final class Holidays {

    private Holidays() {}

    public static WorkingCalendar calendar() {
        return WorkingCalendar.of(years());
    }

    public static List<CalendarYear> years() {
        return List.of(year2024(), year2025(), year2026());
    }

    static CalendarYear year2024() {
        Set<LocalDate> rest = new HashSet<>();
        span(rest, "2024-01-01", "2024-01-01");
        span(rest, "2024-02-10", "2024-02-17");
        span(rest, "2024-04-04", "2024-04-06");
        span(rest, "2024-05-01", "2024-05-05");
        span(rest, "2024-06-10", "2024-06-10");
        span(rest, "2024-09-15", "2024-09-17");
        span(rest, "2024-10-01", "2024-10-07");
        return new CalendarYear(
                2024,
                rest,
                days(
                        "2024-02-04",
                        "2024-02-18",
                        "2024-04-07",
                        "2024-04-28",
                        "2024-05-11",
                        "2024-09-14",
                        "2024-09-29",
                        "2024-10-12"));
    }

    static CalendarYear year2025() {
        Set<LocalDate> rest = new HashSet<>();
        span(rest, "2025-01-01", "2025-01-01");
        span(rest, "2025-01-28", "2025-02-04");
        span(rest, "2025-04-04", "2025-04-06");
        span(rest, "2025-05-01", "2025-05-05");
        span(rest, "2025-05-31", "2025-06-02");
        span(rest, "2025-10-01", "2025-10-08");
        return new CalendarYear(2025, rest, days("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"));
    }

    static CalendarYear year2026() {
        Set<LocalDate> rest = new HashSet<>();
        span(rest, "2026-01-01", "2026-01-03");
        span(rest, "2026-02-15", "2026-02-23");
        span(rest, "2026-04-04", "2026-04-06");
        span(rest, "2026-05-01", "2026-05-05");
        span(rest, "2026-06-19", "2026-06-21");
        span(rest, "2026-09-25", "2026-09-27");
        span(rest, "2026-10-01", "2026-10-07");
        return new CalendarYear(
                2026, rest, days("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"));
    }

    private static void span(Set<LocalDate> into, String first, String last) {
        LocalDate.parse(first).datesUntil(LocalDate.parse(last).plusDays(1)).forEach(into::add);
    }

    private static Set<LocalDate> days(String... days) {
        Set<LocalDate> set = new HashSet<>();
        for (String day : days) {
            set.add(LocalDate.parse(day));
        }
        return set;
    }
}
