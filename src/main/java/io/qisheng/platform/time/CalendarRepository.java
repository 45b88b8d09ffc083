package io.qisheng.platform.time;

import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The calendar's rows. */
@ApplicationScoped
class CalendarRepository {

    Uni<WorkingCalendar> load(Tx tx) {
        return tx.session().createNativeQuery("""
                        select y.year, d.day, d.working
                        from calendar_year y left join calendar_day d on d.year = y.year""", Tuple.class).getResultList().map(CalendarRepository::calendar);
    }

    /** The announced years with their days, the latest first. */
    Uni<List<AnnouncedYear>> years(Tx tx) {
        return tx.session().createNativeQuery("""
                        select y.year, y.version, y.notice, d.day, d.working, d.name
                        from calendar_year y left join calendar_day d on d.notice_year = y.year
                        order by d.day""", Tuple.class).getResultList().map(CalendarRepository::announced);
    }

    /** Makes those who write years wait for each other. */
    Uni<Void> lock(Tx tx) {
        return tx.session()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended('calendar', 0))", Object.class)
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    /** Puts a year in the place of what was known of it. */
    Uni<Void> put(Tx tx, AnnouncedYear year, String by, Instant at) {
        return tx.session()
                .createNativeQuery("""
                        insert into calendar_year (year, notice, version, loaded_by, loaded_at)
                        values (:year, :notice, :version, :by, :at)
                        on conflict (year) do update set notice = excluded.notice, version = excluded.version,
                            loaded_by = excluded.loaded_by, loaded_at = excluded.loaded_at""")
                .setParameter("year", year.year())
                .setParameter("notice", year.notice())
                .setParameter("version", year.version())
                .setParameter("by", by)
                .setParameter("at", at)
                .executeUpdate()
                .chain(() -> tx.session()
                        .createNativeQuery("delete from calendar_day where notice_year = :year")
                        .setParameter("year", year.year())
                        .executeUpdate())
                .chain(() -> insert(tx, year));
    }

    private static Uni<Void> insert(Tx tx, AnnouncedYear year) {
        List<AnnouncedYear.Day> days = year.days();
        return tx.session()
                .createNativeQuery("""
                        insert into calendar_day (day, year, working, name, notice_year)
                        select cast(d.day as date), extract(year from cast(d.day as date)), cast(d.working as boolean), d.name, :year
                        from unnest(cast(:days as text[]), cast(:working as text[]), cast(:names as text[])) d (day, working, name)""")
                .setParameter("year", year.year())
                .setParameter(
                        "days", days.stream().map(day -> day.day().toString()).toArray(String[]::new))
                .setParameter(
                        "working",
                        days.stream().map(day -> String.valueOf(day.working())).toArray(String[]::new))
                .setParameter(
                        "names", days.stream().map(AnnouncedYear.Day::name).toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static List<AnnouncedYear> announced(List<Tuple> rows) {
        Map<Integer, List<Tuple>> byYear = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("year", Number.class).intValue(), TreeMap::new, Collectors.toList()));
        return byYear.values().stream().map(CalendarRepository::year).toList().reversed();
    }

    private static AnnouncedYear year(List<Tuple> rows) {
        Tuple first = rows.getFirst();
        return new AnnouncedYear(
                first.get("year", Number.class).intValue(),
                first.get("version", Integer.class),
                first.get("notice", String.class),
                rows.stream()
                        .filter(row -> row.get("day", LocalDate.class) != null)
                        .map(row -> new AnnouncedYear.Day(
                                row.get("day", LocalDate.class),
                                row.get("working", Boolean.class),
                                row.get("name", String.class)))
                        .toList());
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
