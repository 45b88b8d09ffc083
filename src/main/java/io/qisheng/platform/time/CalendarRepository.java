package io.qisheng.platform.time;

import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the calendar's rows. */
@ApplicationScoped
class CalendarRepository {

    Uni<WorkingCalendar> load(Tx tx) {
        return tx.session().createNativeQuery("""
                        select y.year, d.day, d.working
                        from calendar_year y left join calendar_day d on d.year = y.year""", Tuple.class).getResultList().map(CalendarRepository::calendar);
    }

    private static WorkingCalendar calendar(List<Tuple> rows) {
        Map<Integer, List<Tuple>> byYear = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("year", Number.class).intValue()));
        return WorkingCalendar.of(byYear.entrySet().stream()
                .map(year -> new CalendarYear(year.getKey(), days(year.getValue(), false), days(year.getValue(), true)))
                .toList());
    }

    private static Set<LocalDate> days(List<Tuple> rows, boolean working) {
        Set<LocalDate> days = new HashSet<>();
        for (Tuple row : rows) {
            LocalDate day = row.get("day", LocalDate.class);
            if (day != null && row.get("working", Boolean.class) == working) {
                days.add(day);
            }
        }
        return days;
    }
}
