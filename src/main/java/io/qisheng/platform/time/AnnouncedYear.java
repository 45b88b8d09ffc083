package io.qisheng.platform.time;

import java.time.LocalDate;
import java.util.List;

/**
 * What the State Council announced for a year.
 *
 * @param version rises with each correction
 * @param days what differs from Monday to Friday, in order; a notice may speak of the last days of the year before
 */
public record AnnouncedYear(int year, int version, String notice, List<Day> days) {

    public AnnouncedYear {
        days = List.copyOf(days);
    }

    /** One day and the holiday that it belongs to. */
    public record Day(LocalDate day, boolean working, String name) {}
}
