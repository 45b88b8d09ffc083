package io.qisheng.petitions.clocks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.time.AnnouncedYear;
import java.util.List;

/** A year whose holidays are known. */
public record CalendarYearView(int year, int version, String notice, List<Holiday> holidays) {

    static CalendarYearView of(AnnouncedYear year) {
        return new CalendarYearView(year.year(), year.version(), year.notice(), Holiday.of(year.days()));
    }

    @JsonIgnore
    public String etag() {
        return Precondition.etag(version);
    }
}
