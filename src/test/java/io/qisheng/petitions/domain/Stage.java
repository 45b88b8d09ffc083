package io.qisheng.petitions.domain;

import io.qisheng.petitions.CalendarTime;
import io.qisheng.petitions.domain.Actor.Role;
import io.qisheng.petitions.domain.Actor.Seat;
import io.qisheng.petitions.domain.Filing.Content;
import io.qisheng.petitions.domain.Filing.Enterprise;
import io.qisheng.petitions.domain.Filing.Kind;
import io.qisheng.petitions.domain.Filing.Person;
import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.domain.SlaPolicies.Policy;
import io.qisheng.petitions.domain.SlaPolicies.Terms;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.time.Holidays;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The township of the tests and everybody in it. */
public final class Stage {

    public static final Enterprise ENTERPRISE = new Enterprise(id("enterprise"), "云溪精密机械厂", "/township/enterprise-1");
    public static final Enterprise NEIGHBOUR = new Enterprise(id("neighbour"), "河湾食品厂", "/township/enterprise-2");
    public static final Department INDUSTRY = department("industry", "经济发展办");
    public static final Department MARKET = department("market", "市场监管所");
    public static final Department POLICE = department("police", "综合执法队");

    public static final Actor FILER = owner("filer", ENTERPRISE);
    public static final Actor CO_OWNER = owner("co-owner", ENTERPRISE);
    public static final Actor OTHER_OWNER = owner("other-owner", NEIGHBOUR);
    public static final Actor DESK = staff("desk", Role.DESK, "/township");
    public static final Actor SUPERVISOR = staff("supervisor", Role.SUPERVISOR, "/township");
    public static final Actor LEAD = staff("lead", Role.DEPARTMENT_LEAD, INDUSTRY.path());
    public static final Actor HANDLER = staff("handler", Role.HANDLER, INDUSTRY.path());
    public static final Actor CLAIMANT = staff("claimant", Role.HANDLER, INDUSTRY.path());
    public static final Actor ASSISTANT = staff("assistant", Role.HANDLER, MARKET.path());
    public static final Actor STRANGE_HANDLER = staff("strange-handler", Role.HANDLER, POLICE.path());
    public static final Actor FOREIGN_DESK = staff("foreign-desk", Role.DESK, "/elsewhere");
    public static final Actor INSTRUCTOR = staff("instructor", Role.INSTRUCTOR, "/township");
    public static final Actor ADMIN = staff("admin", Role.ADMIN, "/township");
    public static final Actor AUDITOR = staff("auditor", Role.AUDITOR, "/township");
    /** A supervisor who carries out what a campaign decided. */
    public static final Actor CAMPAIGN = Actor.charged(id("supervisor"), "supervisor", id("campaign"), Role.SUPERVISOR);

    public static final Actor NOBODY = new Actor(id("nobody"), "路人", Set.of());

    public static final Clocks CLOCKS = new Clocks(new CalendarTime(Holidays.calendar()));
    public static final PetitionDecider DECIDER = new PetitionDecider(policies(), CLOCKS);

    /** A plain Monday morning with two plain weeks behind it. */
    public static final Instant MONDAY = time("2026-11-09T10:00");

    /** Later than anything in the tests. */
    public static final Instant MEETING = time("2099-12-01T10:00");

    private Stage() {}

    public static Instant time(String local) {
        return BusinessZone.instantOf(LocalDateTime.parse(local));
    }

    public static Filing filing() {
        return filing(Visibility.PUBLIC, List.of());
    }

    public static Filing filing(Visibility visibility, List<Department> confidentialFrom) {
        Content content = new Content(
                Kind.REQUEST,
                "LOGISTICS",
                "北门货车夜间无法掉头",
                "北门外施工后没有掉头位置，送货的车要倒三百米。",
                null,
                visibility,
                confidentialFrom,
                null,
                List.of(),
                null,
                null);
        return new Filing(
                id("petition"), id("district"), ENTERPRISE, person(FILER), null, MONDAY.minusSeconds(60), content);
    }

    /** What the desk files for the enterprise: nobody of it stands behind it yet. */
    public static Filing filedOnBehalf() {
        return filedOnBehalf(DESK);
    }

    /** The same, by this clerk. */
    public static Filing filedOnBehalf(Actor clerk) {
        Filing own = filing();
        return new Filing(
                own.id(), own.districtId(), own.enterprise(), null, person(clerk), own.createdAt(), own.content());
    }

    public static Person person(Actor actor) {
        return actor.person();
    }

    /** The shipped policies, written out once more: accept, take, first contact, answer, review, rating. */
    public static SlaPolicies policies() {
        List<Policy> policies = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            policies.add(policy(urgency, Complexity.CONSULT, 1));
            policies.add(policy(
                    urgency, Complexity.ORDINARY, urgency == Urgency.NORMAL ? 5 : urgency == Urgency.URGENT ? 3 : 1));
            policies.add(policy(
                    urgency, Complexity.COMPLEX, urgency == Urgency.NORMAL ? 15 : urgency == Urgency.URGENT ? 8 : 1));
        }
        return new SlaPolicies(policies);
    }

    private static Policy policy(Urgency urgency, Complexity complexity, int answer) {
        return Policy.shipped(null, urgency, complexity, new Terms(1, 1, 1, answer, 3, 5));
    }

    private static Actor owner(String name, Enterprise enterprise) {
        return new Actor(id(name), name, Set.of(new Seat(Role.OWNER, enterprise.id(), enterprise.path())));
    }

    private static Actor staff(String name, Role role, String path) {
        return new Actor(id(name), name, Set.of(new Seat(role, id(path), path)));
    }

    private static Department department(String name, String shown) {
        return new Department(id("/township/dept-" + name), shown, "/township/dept-" + name);
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
