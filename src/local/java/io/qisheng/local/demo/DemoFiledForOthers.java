package io.qisheng.local.demo;

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
import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.petitions.domain.PetitionCommand.ConfirmFiling;
import io.qisheng.petitions.domain.PetitionCommand.MarkUnconfirmed;
import io.qisheng.petitions.domain.PetitionCommand.Submit;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.petitions.domain.SlaPolicies;
import io.qisheng.platform.time.BusinessZone;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Three petitions that were filed on an enterprise's behalf: one waits for its owner, one was confirmed, one nobody confirmed. */
final class DemoFiledForOthers implements DemoPart {

    /** The running number of the last of them. */
    static final int LAST_NUMBER = DemoCourse.TOTAL + 3;

    private static final int FIRST = 11;

    @Override
    public String name() {
        return "filed-for-others";
    }

    @Override
    public void load(Connection owner, DemoContext context) throws SQLException {
        DemoCatalogue catalogue = DemoCatalogue.read(owner);
        PetitionSeed seed = new PetitionSeed(
                owner, new Clocks(new CalendarTime(catalogue.calendar())), DemoPetitions.cipher(context));
        Instant now = context.firstStart().truncatedTo(ChronoUnit.SECONDS);
        Actor desk = clerk(catalogue, "desk", "沈受理", Role.DESK);
        Actor instructor = clerk(catalogue, "instructor", "邹指导", Role.INSTRUCTOR);
        tell(
                seed,
                filed(
                        catalogue,
                        0,
                        desk,
                        now.minus(Duration.ofHours(3)),
                        "宿舍楼网络经常断",
                        "员工宿舍晚上网络经常断线，走访时企业托我们反映，希望运营商来查一下线路。"));
        DemoTale confirmed = filed(
                catalogue, 1, instructor, now.minus(Duration.ofDays(2)), "想了解设备更新补贴", "走访时企业想了解设备更新补贴的条件和额度，请部门联系企业。");
        confirmed.at(confirmed.now().plus(Duration.ofHours(5))).then(owner(catalogue, FIRST + 1), new ConfirmFiling());
        tell(seed, confirmed);
        DemoTale silent = filed(
                catalogue, 2, instructor, now.minus(Duration.ofDays(3)), "厂门口路面破损", "厂门口路面坑洼，货车进出颠簸，走访时企业反映已有两个月。");
        silent.at(silent.now().plus(Duration.ofHours(49))).then(Actor.SYSTEM, new MarkUnconfirmed());
        tell(seed, silent);
        seed.write();
        try (Statement statement = owner.createStatement()) {
            statement.execute("select setval('petition_number', " + LAST_NUMBER + ")");
        }
    }

    private static void tell(PetitionSeed seed, DemoTale tale) {
        seed.add(tale.petition(), tale.timeline(), "企业联系人", DemoPeople.phone("demo-owner-" + FIRST));
    }

    private static DemoTale filed(
            DemoCatalogue catalogue, int place, Actor clerk, Instant at, String title, String text) {
        String code = "enterprise-" + (FIRST + place);
        Content content = new Content(
                Kind.REQUEST,
                "OTHER",
                title,
                text,
                null,
                Visibility.ENTERPRISE,
                List.of(),
                null,
                List.of(),
                null,
                null);
        Filing filing = new Filing(
                DemoIds.of("petition-filed-for-" + code),
                DemoTownship.DISTRICT,
                new Enterprise(DemoIds.of(code), catalogue.name(code), catalogue.path(code)),
                null,
                new Person(Objects.requireNonNull(clerk.id()), clerk.name()),
                at,
                content);
        PetitionDecider decider = new PetitionDecider(
                new SlaPolicies(catalogue.policies()), new Clocks(new CalendarTime(catalogue.calendar())));
        String number = PetitionSeed.number(BusinessZone.dateOf(at), DemoCourse.TOTAL + 1L + place);
        return new DemoTale(decider, catalogue.calendar(), new Random(place), filing).then(clerk, new Submit(number));
    }

    private static Actor clerk(DemoCatalogue catalogue, String user, String name, Role role) {
        Seat seat = new Seat(role, DemoIds.of("township"), catalogue.path("township"));
        return new Actor(DemoUsers.userId(user), name, Set.of(seat));
    }

    private static Actor owner(DemoCatalogue catalogue, int n) {
        String code = "enterprise-" + n;
        Seat seat = new Seat(Role.OWNER, DemoIds.of(code), catalogue.path(code));
        return new Actor(DemoUsers.userId("demo-owner-" + n), DemoNames.person(n), Set.of(seat));
    }
}
