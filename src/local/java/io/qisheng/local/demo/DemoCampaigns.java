package io.qisheng.local.demo;

import io.qisheng.petitions.CalendarTime;
import io.qisheng.petitions.PetitionSeed;
import io.qisheng.petitions.campaigns.CampaignSeed;
import io.qisheng.petitions.campaigns.CampaignSeed.Entry;
import io.qisheng.petitions.campaigns.CampaignSeed.Officer;
import io.qisheng.petitions.campaigns.CampaignSeed.Task;
import io.qisheng.petitions.campaigns.CampaignSeed.Words;
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
import io.qisheng.petitions.domain.PetitionCommand;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.domain.SlaPolicies;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import io.qisheng.platform.time.BusinessZone;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A campaign that is under way, with the petitions of four enterprises; and four new petitions with one cause that wait for somebody to see it. */
final class DemoCampaigns implements DemoPart {

    private static final UUID CAMPAIGN = DemoIds.of("campaign-power");
    private static final String LEAD = "dept-industry";

    /** One enterprise's words about the cause. */
    private record Voice(int enterprise, Duration ago, String title, String text) {}

    private static final List<Voice> POWER = List.of(
            new Voice(3, Duration.ofDays(8), "栖岭工业园夜间频繁跳闸", "这两周车间夜里经常跳闸，一停就是半小时，烧结炉里的料全部报废。"),
            new Voice(6, Duration.ofDays(7), "夜间跳闸导致产线停机", "栖岭工业园一到晚上就跳闸，数控设备重新对刀要两个小时，交货期越来越紧。"),
            new Voice(9, Duration.ofDays(6), "园区供电不稳晚上老跳闸", "上周夜间跳闸四次，水泵停转，出水差点不达标，希望查一查栖岭工业园的变压器。"),
            new Voice(4, Duration.ofDays(6), "夜班跳闸影响纺机运行", "夜班跳闸纺机断纱，一次要接一个多小时，工人有怨言，请协调供电所。"));

    private static final List<Voice> DARK_ROAD = List.of(
            new Voice(7, Duration.ofMinutes(170), "望潮码头进港路晚上没有路灯", "进港路路灯全灭，冷链车夜里进出全靠车灯，已经剐蹭两次，盼着早点修好。"),
            new Voice(16, Duration.ofMinutes(140), "进港路路灯不亮", "望潮码头进港路晚上没有路灯，工人下夜班骑车看不清路，很不安全。"),
            new Voice(19, Duration.ofMinutes(75), "码头进港路路灯坏了一排", "晚上巡检站房要走进港路，路灯坏了一整排，坑洼也看不见，希望尽快维修。"),
            new Voice(2, Duration.ofMinutes(50), "望潮码头进港路路灯维修", "送货车夜里走进港路，没有路灯，司机不敢开，请安排维修路灯。"));

    @Override
    public String name() {
        return "campaigns";
    }

    @Override
    public void load(Connection owner, DemoContext context) throws SQLException {
        DemoCatalogue catalogue = DemoCatalogue.read(owner);
        Instant now = context.firstStart().truncatedTo(ChronoUnit.SECONDS);
        PetitionSeed seed = new PetitionSeed(
                owner, new Clocks(new CalendarTime(catalogue.calendar())), DemoPetitions.cipher(context));
        Stage stage = new Stage(catalogue, now);
        int number = DemoFiledForOthers.LAST_NUMBER;
        List<UUID> linked = new ArrayList<>();
        for (Voice voice : POWER) {
            DemoTale tale = stage.submitted(voice, "SAFETY", ++number);
            stage.takenUp(tale);
            linked.add(tale.petition().filing().id());
            seed.add(tale.petition(), tale.timeline(), DemoNames.person(voice.enterprise()), phone(voice));
        }
        for (Voice voice : DARK_ROAD) {
            DemoTale tale = stage.submitted(voice, "LOGISTICS", ++number);
            seed.add(tale.petition(), tale.timeline(), DemoNames.person(voice.enterprise()), phone(voice));
        }
        seed.write();
        stage.openedFor(new CampaignSeed(owner, DemoTownship.DISTRICT, CAMPAIGN), linked);
        try (Statement statement = owner.createStatement()) {
            statement.execute("select setval('petition_number', " + number + ")");
        }
    }

    private static String phone(Voice voice) {
        return DemoPeople.phone("demo-owner-" + voice.enterprise());
    }

    /** Who plays, and when. */
    private static final class Stage {

        private static final String FIRST_STEP = "供电所已到栖岭工业园查看，两台老变压器夜间超载，正在算增容方案。";
        private static final String SECOND_STEP = "临时发电车今晚起到位，夜间轮流保电；增容变压器已下单，预计下周安装。";

        private final DemoCatalogue catalogue;
        private final Instant now;
        private final PetitionDecider decider;
        private final Instant opened;
        private final Instant firstStep;
        private final Instant secondStep;
        private final Department lead;
        private final Officer desk = officer("desk", "沈受理", Role.DESK);
        private final Officer leading = officer(LEAD, "顾产业", Role.DEPARTMENT_LEAD);

        Stage(DemoCatalogue catalogue, Instant now) {
            this.catalogue = catalogue;
            this.now = now;
            this.decider = new PetitionDecider(
                    new SlaPolicies(catalogue.policies()), new Clocks(new CalendarTime(catalogue.calendar())));
            this.opened = now.minus(Duration.ofDays(4));
            this.firstStep = now.minus(Duration.ofDays(3));
            this.secondStep = now.minus(Duration.ofHours(20));
            this.lead = department(LEAD);
        }

        DemoTale submitted(Voice voice, String category, int number) {
            String code = "enterprise-" + voice.enterprise();
            Person filer = new Person(
                    DemoUsers.userId("demo-owner-" + voice.enterprise()), DemoNames.person(voice.enterprise()));
            Instant at = now.minus(voice.ago());
            Content content = new Content(
                    Kind.REQUEST,
                    category,
                    voice.title(),
                    voice.text(),
                    null,
                    Visibility.PUBLIC,
                    List.of(),
                    null,
                    List.of(),
                    null,
                    null);
            Filing filing = new Filing(
                    DemoIds.of("petition-together-" + number),
                    DemoTownship.DISTRICT,
                    new Enterprise(DemoIds.of(code), catalogue.name(code), catalogue.path(code)),
                    filer,
                    null,
                    at,
                    content);
            Actor owner = new Actor(filer.id(), filer.name(), Set.of(seat(Role.OWNER, code)));
            return new DemoTale(decider, catalogue.calendar(), new Random(number), filing)
                    .then(owner, new PetitionCommand.Submit(PetitionSeed.number(BusinessZone.dateOf(at), number)));
        }

        /** From the desk to its handler, and into the campaign with what that has told since. */
        void takenUp(DemoTale tale) {
            Actor clerk = actor(desk, "township");
            Actor head = actor(leading, LEAD);
            Actor handler = actor(officer("handler-industry", "陆经办", Role.HANDLER), LEAD);
            Instant filed = tale.now();
            tale.at(filed.plus(Duration.ofMinutes(40)))
                    .then(clerk, new PetitionCommand.Accept("SAFETY", Urgency.NORMAL, Complexity.COMPLEX))
                    .at(filed.plus(Duration.ofMinutes(55)))
                    .then(clerk, new PetitionCommand.Dispatch(lead, List.of(), "请在时限内联系企业。"))
                    .at(filed.plus(Duration.ofHours(2)))
                    .then(head, new PetitionCommand.Take())
                    .at(filed.plus(Duration.ofHours(3)))
                    .then(handler, new PetitionCommand.Claim())
                    .at(filed.plus(Duration.ofHours(5)))
                    .then(handler, new PetitionCommand.Note("已电话联系企业，了解跳闸的时间和次数。", false, List.of()))
                    .at(opened)
                    .then(charged(desk), new PetitionCommand.Link(CAMPAIGN, lead, DemoTownship.TOWNSHIP_PATH))
                    .at(firstStep)
                    .then(charged(leading), new PetitionCommand.Progress(FIRST_STEP))
                    .at(secondStep)
                    .then(charged(leading), new PetitionCommand.Progress(SECOND_STEP));
        }

        void openedFor(CampaignSeed seed, List<UUID> petitions) throws SQLException {
            seed.write(
                    new Words(
                            "栖岭工业园夜间跳闸专项整治", "园区两台变压器投用十余年，夜班用电集中，超载后跳闸。", "SAFETY", "跳闸", DemoTownship.TOWNSHIP_PATH),
                    lead,
                    List.of(
                            new Task(
                                    lead,
                                    "请供电所出增容方案并下单",
                                    BusinessZone.dateOf(now.minus(Duration.ofDays(1))),
                                    secondStep,
                                    leading.name()),
                            new Task(
                                    department("dept-safety"),
                                    "逐家检查夜班车间的用电安全",
                                    BusinessZone.dateOf(now.plus(Duration.ofDays(6))),
                                    null,
                                    null)),
                    List.of(
                            new Entry(DemoIds.of("campaign-power-1"), "LINK", null, opened, desk),
                            new Entry(DemoIds.of("campaign-power-2"), "PROGRESS", FIRST_STEP, firstStep, leading),
                            new Entry(DemoIds.of("campaign-power-3"), "PROGRESS", SECOND_STEP, secondStep, leading)),
                    petitions);
        }

        private Department department(String code) {
            return new Department(DemoIds.of(code), catalogue.name(code), catalogue.path(code));
        }

        private static Officer officer(String user, String name, Role role) {
            return new Officer(DemoUsers.userId(user), name, role.name());
        }

        private Actor actor(Officer officer, String organisation) {
            return new Actor(officer.id(), officer.name(), Set.of(seat(Role.valueOf(officer.role()), organisation)));
        }

        private static Actor charged(Officer officer) {
            return Actor.charged(officer.id(), officer.name(), CAMPAIGN, Role.valueOf(officer.role()));
        }

        private Seat seat(Role role, String organisation) {
            return new Seat(role, DemoIds.of(organisation), catalogue.path(organisation));
        }
    }
}
