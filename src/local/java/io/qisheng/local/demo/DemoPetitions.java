package io.qisheng.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.time.WorkingCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Two years of petitions in all states and categories, each lived through by the rules, so that every row is a fold. */
final class DemoPetitions implements DemoPart {

    private static final long SEED = 20_240_601;
    private static final int DAYS = 730;

    private final Random random = new Random(SEED);

    /** One petition to be told. */
    private record Plan(int n, DemoCourse course, Instant start) {}

    @Override
    public String name() {
        return "petitions";
    }

    @Override
    public void load(Connection owner, DemoContext context) throws SQLException {
        DemoCatalogue catalogue = DemoCatalogue.read(owner);
        WorkingCalendar calendar = catalogue.calendar();
        Clocks clocks = new Clocks(new CalendarTime(calendar));
        PetitionDecider decider = new PetitionDecider(new SlaPolicies(catalogue.policies()), clocks);
        List<Plan> plans = plans(context.firstStart(), calendar);
        try (PetitionSeed seed = new PetitionSeed(owner, clocks, cipher(context))) {
            for (int i = 0; i < plans.size(); i++) {
                Plan plan = plans.get(i);
                tell(plan, i + 1, catalogue, decider, context.firstStart(), seed);
            }
            seed.write();
        }
        try (Statement statement = owner.createStatement()) {
            statement.execute("select setval('petition_number', " + plans.size() + ")");
        }
    }

    /** All plans in the order in which they begin, so that numbers rise with time. */
    private List<Plan> plans(Instant firstStart, WorkingCalendar calendar) {
        List<Plan> plans = new ArrayList<>();
        int n = 0;
        for (DemoCourse course : DemoCourse.values()) {
            for (int i = 0; i < course.count(); i++) {
                plans.add(new Plan(++n, course, start(course, i, firstStart, calendar)));
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
    private void tell(
            Plan plan,
            int place,
            DemoCatalogue catalogue,
            PetitionDecider decider,
            Instant firstStart,
            PetitionSeed seed)
            throws SQLException {
        Matter matter = DemoMatters.ALL
                .get(plan.n() % DemoMatters.ALL.size())
                .at(DemoMatters.PLACES.get(plan.n() % DemoMatters.PLACES.size()));
        int owner = plan.n() % DemoTownship.ENTERPRISES + 1;
        Instant start = plan.start();
        DemoTale tale;
        do {
            String number = PetitionSeed.number(BusinessZone.dateOf(start), place);
            Filing filing = filing(plan.n(), owner, matter, catalogue, start);
            tale = new DemoTale(decider, catalogue.calendar(), random, filing);
            new DemoScript(tale, matter, number, cast(owner, matter, catalogue), random).play(plan.course());
            start = start.minus(Duration.ofDays(1));
        } while (tale.now().isAfter(firstStart));
        seed.add(tale.petition(), tale.timeline(), DemoNames.person(owner), DemoPeople.phone("demo-owner-" + owner));
    }

    private Filing filing(int n, int owner, Matter matter, DemoCatalogue catalogue, Instant start) {
        String code = "demo-owner-" + owner;
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
                List.of(),
                DemoPhotos.of(n));
        return new Filing(
                DemoIds.of("petition-" + n),
                DemoTownship.DISTRICT,
                enterprise(owner, catalogue),
                new Person(DemoUsers.userId(code), DemoNames.person(owner)),
                null,
                start,
                content);
    }

    private static Enterprise enterprise(int n, DemoCatalogue catalogue) {
        String code = "enterprise-" + n;
        return new Enterprise(DemoIds.of(code), catalogue.name(code), catalogue.path(code));
    }

    private DemoScript.Cast cast(int owner, Matter matter, DemoCatalogue catalogue) {
        boolean market = Set.of("LICENSING", "MARKET", "SAFETY", "LEGAL").contains(matter.category());
        String lead = market ? "market" : "industry";
        String other = market ? "industry" : "market";
        int neighbour = owner % DemoTownship.ENTERPRISES + 1;
        Enterprise joining = enterprise(neighbour, catalogue);
        return new DemoScript.Cast(
                actor("demo-owner-" + owner, DemoNames.person(owner), Role.OWNER, "enterprise-" + owner, catalogue),
                actor(
                        "demo-owner-" + neighbour,
                        DemoNames.person(neighbour),
                        Role.OWNER,
                        "enterprise-" + neighbour,
                        catalogue),
                joining,
                actor("desk", "沈受理", Role.DESK, "township", catalogue),
                actor("supervisor", "方督办", Role.SUPERVISOR, "township", catalogue),
                actor("dept-" + lead, market ? "程市监" : "顾产业", Role.DEPARTMENT_LEAD, "dept-" + lead, catalogue),
                actor("handler-" + lead, market ? "俞经办" : "陆经办", Role.HANDLER, "dept-" + lead, catalogue),
                department("dept-" + lead, catalogue),
                department("dept-" + other, catalogue));
    }

    private static Actor actor(String user, String name, Role role, String organisation, DemoCatalogue catalogue) {
        Seat seat = new Seat(role, DemoIds.of(organisation), catalogue.path(organisation));
        return new Actor(DemoUsers.userId(user), name, Set.of(seat));
    }

    private static Department department(String code, DemoCatalogue catalogue) {
        return new Department(DemoIds.of(code), catalogue.name(code), catalogue.path(code));
    }

    private static FieldCipher cipher(DemoContext context) {
        try {
            String file = Objects.requireNonNull(context.environment().get("QISHENG_FIELD_KEYS"));
            return new FieldCipher(new ObjectMapper(), Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
