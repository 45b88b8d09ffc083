package io.qisheng.local.demo;

import io.qisheng.local.demo.DemoMatters.Matter;
import io.qisheng.petitions.CalendarTime;
import io.qisheng.petitions.PetitionSeed;
import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Actor.Role;
import io.qisheng.petitions.domain.Actor.Seat;
import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Filing;
import io.qisheng.petitions.domain.Filing.Content;
import io.qisheng.petitions.domain.Filing.Enterprise;
import io.qisheng.petitions.domain.Filing.Kind;
import io.qisheng.petitions.domain.Filing.Person;
import io.qisheng.petitions.domain.Filing.Place;
import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.domain.SlaPolicies;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.time.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Tells petitions in all states and categories over two years, each lived through by the rules, so that every row is a fold. The
 * same seed tells the same.
 */
public final class DemoTeller {

    private static final long SEED = 20_240_601;
    private static final int DAYS = 730;

    /** Leads and assists in nothing here, so it can be complained about and kept in the dark. */
    private static final String ELSEWHERE = "dept-planning";

    private final DemoCatalogue catalogue;
    private final Clocks clocks;
    private final PetitionDecider decider;
    private final int enterprises;
    private final Identities identities;
    private final Random random = new Random(SEED);

    /** What one petition is known by and proved with. */
    public interface Identities {

        /** The id of the petition that is the n-th of its kind of course and stands at a place in the order of filing. */
        UUID id(int n, int place);

        List<UUID> photos(int n);
    }

    /** One petition to be told. */
    private record Plan(int n, DemoCourse course, Instant start) {}

    /** One petition as it was told, and which enterprise's owner filed it. */
    public record Told(DemoTale tale, int owner) {

        /** Writes it into a database. */
        public void into(PetitionSeed seed) {
            String phone = DemoPeople.phone("demo-owner-" + ((owner - 1) % DemoTownship.ENTERPRISES + 1));
            seed.add(tale.petition(), tale.timeline(), DemoNames.person(owner), phone);
        }
    }

    /** @param enterprises whose owners file, by turns: {@code enterprise-1} and so on */
    public DemoTeller(DemoCatalogue catalogue, int enterprises, Identities identities) {
        this.catalogue = catalogue;
        this.clocks = new Clocks(new CalendarTime(catalogue.calendar()));
        this.decider = new PetitionDecider(new SlaPolicies(catalogue.policies()), clocks);
        this.enterprises = enterprises;
        this.identities = identities;
    }

    public Clocks clocks() {
        return clocks;
    }

    /** Tells {@code total} petitions as they stand at a moment, whichever that is, in the order of their filing. */
    public void tell(int total, Instant now, Consumer<Told> listener) {
        tell(total, DemoCourse.underWay(total), now, listener);
    }

    /** The same where {@code underWay} of them are not over yet. */
    public void tell(int total, int underWay, Instant now, Consumer<Told> listener) {
        int place = 0;
        for (Plan plan : plans(total, underWay, now)) {
            listener.accept(tell(plan, ++place, now));
        }
    }

    /** All plans in the order in which they begin, so that numbers rise with time. */
    private List<Plan> plans(int total, int underWay, Instant now) {
        List<Plan> plans = new ArrayList<>();
        int n = 0;
        for (DemoCourse course : DemoCourse.values()) {
            int count = course.count(total, underWay);
            for (int i = 0; i < count; i++) {
                plans.add(new Plan(++n, course, start(course, i, now, catalogue.calendar())));
            }
        }
        plans.sort(Comparator.comparing(Plan::start));
        return plans;
    }

    private Instant start(DemoCourse course, int index, Instant firstStart, WorkingCalendar calendar) {
        if (course == DemoCourse.SUBMITTED) {
            return firstStart.minus(Duration.ofMinutes(10 + 37L * index)).truncatedTo(ChronoUnit.SECONDS);
        }
        int reach = course.isOver() ? DAYS - course.daysAgo() : 4;
        int back = course.daysAgo() + random.nextInt(reach);
        var today = BusinessZone.dateOf(firstStart);
        var day = today.minusDays(Math.max(1, back));
        while (!calendar.isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        return BusinessZone.instantOf(day.atTime(LocalTime.of(9, 0)).plusMinutes(random.nextInt(120)));
    }

    /** Tells one; a tale that would reach into the future begins a day earlier. */
    private Told tell(Plan plan, int place, Instant firstStart) {
        Matter matter = DemoMatters.ALL
                .get(plan.n() % DemoMatters.ALL.size())
                .at(DemoMatters.PLACES.get(plan.n() % DemoMatters.PLACES.size()));
        int owner = plan.n() % enterprises + 1;
        Instant start = plan.start();
        DemoTale tale;
        do {
            String number = PetitionSeed.number(BusinessZone.dateOf(start), place);
            Filing filing = filing(plan.n(), place, owner, matter, start);
            tale = new DemoTale(decider, catalogue.calendar(), random, filing);
            new DemoScript(tale, matter, number, cast(owner, matter), random).play(plan.course());
            start = start.minus(Duration.ofDays(1));
        } while (tale.now().isAfter(firstStart));
        return new Told(tale, owner);
    }

    private Filing filing(int n, int place, int owner, Matter matter, Instant start) {
        Visibility visibility = List.of(
                        Visibility.ENTERPRISE, Visibility.PUBLIC, Visibility.ENTERPRISE, Visibility.PRIVATE)
                .get(random.nextInt(4));
        Content content = new Content(
                Kind.valueOf(matter.kind()),
                matter.category(),
                matter.title(),
                matter.text(),
                new Place(DemoMatters.PLACES.get(n % DemoMatters.PLACES.size()), null, null, null),
                visibility,
                n % 11 == 0 ? List.of(department(ELSEWHERE)) : List.of(),
                n % 3 == 0 && matter.kind().equals(Kind.COMPLAINT.name()) ? department(ELSEWHERE) : null,
                identities.photos(n),
                DemoOrders.of(
                        matter, DemoMatters.PLACES.get(n % DemoMatters.PLACES.size()), BusinessZone.dateOf(start)),
                null);
        return new Filing(
                identities.id(n, place),
                DemoTownship.DISTRICT,
                enterprise(owner),
                new Person(DemoUsers.userId("demo-owner-" + owner), DemoNames.person(owner)),
                null,
                start,
                content);
    }

    private Enterprise enterprise(int n) {
        String code = "enterprise-" + n;
        return new Enterprise(DemoIds.of(code), catalogue.name(code), catalogue.path(code));
    }

    private DemoScript.Cast cast(int owner, Matter matter) {
        boolean market = Set.of("LICENSING", "MARKET", "SAFETY", "LEGAL").contains(matter.category());
        String lead = market ? "market" : "industry";
        String other = market ? "industry" : "market";
        int neighbour = owner % enterprises + 1;
        return new DemoScript.Cast(
                actor("demo-owner-" + owner, DemoNames.person(owner), Role.OWNER, "enterprise-" + owner),
                actor("demo-owner-" + neighbour, DemoNames.person(neighbour), Role.OWNER, "enterprise-" + neighbour),
                enterprise(neighbour),
                actor("desk", "沈受理", Role.DESK, "township"),
                actor("supervisor", "方督办", Role.SUPERVISOR, "township"),
                actor("dept-" + lead, market ? "程市监" : "顾产业", Role.DEPARTMENT_LEAD, "dept-" + lead),
                actor("handler-" + lead, market ? "俞经办" : "陆经办", Role.HANDLER, "dept-" + lead),
                department("dept-" + lead),
                department("dept-" + other));
    }

    private Actor actor(String user, String name, Role role, String organisation) {
        Seat seat = new Seat(role, DemoIds.of(organisation), catalogue.path(organisation));
        return new Actor(DemoUsers.userId(user), name, Set.of(seat));
    }

    private Department department(String code) {
        return new Department(DemoIds.of(code), catalogue.name(code), catalogue.path(code));
    }
}
