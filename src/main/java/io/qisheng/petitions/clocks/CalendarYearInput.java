package io.qisheng.petitions.clocks;

import io.qisheng.platform.time.AnnouncedYear;
import java.util.Comparator;
import java.util.List;

/** A year as an administrator copies it from the notice. */
public record CalendarYearInput(String notice, List<Holiday> holidays) {

    AnnouncedYear announced(int year, int version) {
        return new AnnouncedYear(
                year,
                version,
                notice,
                holidays.stream()
                        .flatMap(Holiday::days)
                        .sorted(Comparator.comparing(AnnouncedYear.Day::day))
                        .toList());
    }
}
