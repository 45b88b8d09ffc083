package io.qisheng.petitions.clocks;

import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Role;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.time.AnnouncedYear;
import io.qisheng.platform.time.AnnouncedYear.Day;
import io.qisheng.platform.time.Calendars;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The years of the working calendar: read by staff, loaded and corrected by administrators as the State Council announces them. */
@ApplicationScoped
public class CalendarYearService {

    private final Transactions transactions;
    private final Organisations organisations;
    private final Calendars calendars;
    private final RecountRepository recounts;
    private final Audit audit;
    private final Clock clock;

    CalendarYearService(
            Transactions transactions,
            Organisations organisations,
            Calendars calendars,
            RecountRepository recounts,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.calendars = calendars;
        this.recounts = recounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** A year after it was written. */
    public record Saved(CalendarYearView year, boolean isNew) {}

    /** The years that are announced, the latest first. */
    public Uni<Page<CalendarYearView>> list() {
        return transactions
                .read(calendars::years)
                .map(years ->
                        new Page<>(years.stream().map(CalendarYearView::of).toList(), null));
    }

    /** One year; fails with {@code not-found}. */
    public Uni<CalendarYearView> get(int year) {
        return transactions
                .read(calendars::years)
                .map(years -> Found.orMissing(find(years, year)))
                .map(CalendarYearView::of);
    }

    /**
     * Loads a year, or corrects one, and has the dates of what runs counted anew. Fails with {@code forbidden},
     * {@code validation-failed}, and for a year that is known with {@code precondition-required} and {@code precondition-failed}.
     */
    public Uni<Saved> put(Caller caller, int year, @Nullable String ifMatch, CalendarYearInput input) {
        return transactions.write(tx -> organisations
                .mustLeadAll(tx, caller, Role.ADMIN)
                .chain(() -> calendars.lockYears(tx))
                .invoke(years -> mayFollow(find(years, year), ifMatch))
                .invoke(years -> check(years, year, input))
                .chain(years -> write(tx, caller, find(years, year), input, year)));
    }

    private Uni<Saved> write(Tx tx, Caller caller, @Nullable AnnouncedYear before, CalendarYearInput input, int year) {
        Instant now = clock.instant();
        AnnouncedYear announced = input.announced(year, before == null ? 1 : before.version() + 1);
        JsonObject detail = new JsonObject().put("year", year).put("version", announced.version());
        // Once at once, and once more when the last replica knows the year: what it wrote meanwhile was counted by the
        // old one.
        return calendars
                .put(tx, announced, caller.name(), now)
                .chain(() -> recounts.ask(tx, now))
                .chain(() -> recounts.ask(tx, now.plus(Calendars.SPREADING)))
                .chain(() -> audit.append(tx, caller, "calendar-year-put", "calendar-year", null, detail))
                .map(done -> new Saved(CalendarYearView.of(announced), before == null));
    }

    private static void mayFollow(@Nullable AnnouncedYear before, @Nullable String ifMatch) {
        if (before == null) {
            return;
        }
        Precondition.mustMatch(ifMatch, Precondition.etag(before.version()));
    }

    private static void check(List<AnnouncedYear> years, int year, CalendarYearInput input) {
        Set<LocalDate> others = years.stream()
                .filter(other -> other.year() != year)
                .flatMap(other -> other.days().stream())
                .map(Day::day)
                .collect(Collectors.toSet());
        Set<Integer> known = years.stream().map(AnnouncedYear::year).collect(Collectors.toSet());
        List<Violation> faults = HolidayFaults.of(year, input.holidays(), known, others);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    private static @Nullable AnnouncedYear find(List<AnnouncedYear> years, int wanted) {
        return years.stream().filter(year -> year.year() == wanted).findFirst().orElse(null);
    }
}
