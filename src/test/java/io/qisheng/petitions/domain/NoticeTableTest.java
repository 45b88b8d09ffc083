package io.qisheng.petitions.domain;

import static io.qisheng.petitions.notices.Party.CO_SIGNERS;
import static io.qisheng.petitions.notices.Party.OWN_SIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Ending.RejectReason;
import io.qisheng.petitions.domain.PetitionCommand.*;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import io.qisheng.petitions.notices.NoticeTable;
import io.qisheng.petitions.notices.Party;
import io.qisheng.petitions.notices.Told;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who is told of each step. What is expected is written out by hand; the words of each command are marked, so that they can be followed. */
class NoticeTableTest {

    private static final LocalDate LATER = LocalDate.parse("2099-12-31");

    /** step | parties, each with a word that only its sentence has to hold */
    private static final String EXPECTED = """
            submit            | DESK:受理 OWN_SIDE:等待受理
            submit-for        | DESK:受理 OWN_SIDE:确认
            accept            | OWN_SIDE:安排承办部门
            reject            | OWN_SIDE:理由词
            dispatch          | DEPARTMENT:内部词 SUPPORTING:协助 OWN_SIDE:经济发展办 CO_SIGNERS:经济发展办
            take              | DEPARTMENT:领单 OWN_SIDE:安排人员 CO_SIGNERS:安排人员
            return            | DESK:重新派单 OWN_SIDE:重新安排
            return-again      | SUPERVISOR:裁定 DESK:等待督办 OWN_SIDE:重新安排
            rule              | DEPARTMENT:不能再退单 DESK:裁定 OWN_SIDE:经济发展办 CO_SIGNERS:经济发展办
            claim             | OWN_SIDE:claimant CO_SIGNERS:开始办理 DEPARTMENT_LEADS:领下
            release           | DEPARTMENT:理由词 OWN_SIDE:重新安排
            note-internal     | HANDLER:内部词 DEPARTMENT_LEADS:内部词
            note-of-staff     | HANDLER:公开词 DEPARTMENT_LEADS:公开词 OWN_SIDE:公开词
            note-of-filer     | HANDLER:企业词 DEPARTMENT_LEADS:企业词
            note-before       | DESK:企业词
            promise           | OWN_SIDE:12 DEPARTMENT_LEADS:12
            pause             | OWN_SIDE:所缺词
            supplement        | HANDLER:企业词 DEPARTMENT_LEADS:企业词
            consult           | SUPPORTING:内部词 HANDLER:内部词 DEPARTMENT_LEADS:内部词 OWN_SIDE:多个部门 CO_SIGNERS:多个部门
            conclude          | SUPPORTING:内部词 HANDLER:内部词 DEPARTMENT_LEADS:内部词 OWN_SIDE:继续办理 CO_SIGNERS:继续办理
            request-extension | SUPERVISOR:理由词 DEPARTMENT_LEADS:理由词
            grant-extension   | HANDLER:内部词 OWN_SIDE:3
            refuse-extension  | HANDLER:内部词 OWN_SIDE:原期限
            urge              | HANDLER:企业词 DEPARTMENT_LEADS:企业词
            urge-before       | DEPARTMENT:企业词
            supervise         | HANDLER:内部词 DEPARTMENT_LEADS:内部词
            answer            | OWN_SIDE:答复词 CO_SIGNERS:等待 DEPARTMENT_LEADS:等待
            answer-of-campaign | OWN_SIDE:市场监管所牵头 CO_SIGNERS:市场监管所牵头 HANDLER:不必再答复 DEPARTMENT_LEADS:不必再答复
            rate              | HANDLER:满意 DEPARTMENT_LEADS:满意 CO_SIGNERS:归档
            rate-reopens      | HANDLER:重新办理 DEPARTMENT_LEADS:重新办理 SUPERVISOR:重办 CO_SIGNERS:重新办理
            rate-again        | SUPERVISOR:复核 HANDLER:等待督办复核 DEPARTMENT_LEADS:等待督办复核
            review            | HANDLER:复核词 DEPARTMENT_LEADS:复核词 OWN_SIDE:复核词 CO_SIGNERS:归档
            close-unrated     | OWN_SIDE:不计为满意 HANDLER:归档 CO_SIGNERS:归档
            withdraw          | HANDLER:不必再办理 DEPARTMENT_LEADS:不必再办理 SUPPORTING:不必再办理 OWN_SIDE:撤回 CO_SIGNERS:另行提交
            withdraw-before   | DESK:不必再办理 SUPPORTING:不必再办理 OWN_SIDE:撤回 CO_SIGNERS:另行提交
            withdraw-draft    |
            join              | OWN_SIDE:一家 HANDLER:1 DEPARTMENT_LEADS:1
            link              | OWN_SIDE:专项整治 HANDLER:专项整治 DEPARTMENT_LEADS:专项整治
            unlink            | OWN_SIDE:单独办理 HANDLER:移出 DEPARTMENT_LEADS:移出
            progress          |
            confirm-filing    | DESK:确认
            refuse-filing     | DESK:理由词 SUPPORTING:理由词 CO_SIGNERS:另行提交
            refuse-handled    | HANDLER:理由词 DEPARTMENT_LEADS:理由词 SUPPORTING:理由词 DESK:理由词 CO_SIGNERS:另行提交
            mark-unconfirmed  | DESK:未经本人确认 OWN_SIDE:继续办理
            consent-to-publish | SUPERVISOR:公开
            withdraw-consent  | SUPERVISOR:已从公开答复里撤下 CO_SIGNERS:不再公开
            withdraw-unpublished | SUPERVISOR:请不要公开
            publish           | OWN_SIDE:公开 CO_SIGNERS:公开
            unpublish         | OWN_SIDE:不再公开 CO_SIGNERS:不再公开
            """;

    private static final Map<String, List<Told>> STEPS = steps();

    @TestFactory
    Stream<DynamicTest> everyStepTellsWhomTheTableNames() {
        return STEPS.keySet().stream()
                .map(step -> dynamicTest(step, () -> {
                    Map<Party, String> expected = expected(step);
                    List<Told> told = Objects.requireNonNull(STEPS.get(step));

                    assertThat(told.stream().map(Told::to)).containsExactlyInAnyOrderElementsOf(expected.keySet());
                    assertThat(told).allSatisfy(one -> assertThat(one.text()).contains(expected.get(one.to())));
                    assertThat(told).allSatisfy(NoticeTableTest::isFitToRead);
                }));
    }

    @Test
    void theTableOfThisTestNamesEveryActionAndEveryStep() {
        Set<String> named =
                EXPECTED.lines().map(line -> line.split("\\|", -1)[0].strip()).collect(Collectors.toSet());

        assertThat(named).isEqualTo(STEPS.keySet());
        // Of its progress the campaign tells.
        assertThat(Arrays.stream(PetitionAction.values())
                        .filter(action -> action != PetitionAction.PROGRESS)
                        .map(PetitionAction::code))
                .allSatisfy(code -> assertThat(
                                STEPS.values().stream().flatMap(List::stream).map(Told::kind))
                        .contains("petition-" + code));
    }

    @TestFactory
    Stream<DynamicTest> whatStaffSayToEachOtherStaysWithThem() {
        return STEPS.entrySet().stream()
                .map(step -> dynamicTest(
                        step.getKey(),
                        () -> assertThat(step.getValue())
                                .filteredOn(told -> !told.to().isStaff())
                                .noneSatisfy(told ->
                                        assertThat(told.title() + told.text()).contains("内部词"))));
    }

    /** They see number, title, category, status and the department. */
    @TestFactory
    Stream<DynamicTest> whoOnlyJoinedHearsWhatEverybodyMayKnow() {
        List<String> secrets = List.of(
                Stage.ENTERPRISE.name(),
                "filer",
                "claimant",
                "lead",
                "desk",
                "supervisor",
                "assistant",
                "企业词",
                "答复词",
                "复核词",
                "理由词",
                "所缺词",
                "公开词",
                "承诺词");
        return STEPS.entrySet().stream()
                .map(step -> dynamicTest(
                        step.getKey(),
                        () -> assertThat(step.getValue())
                                .filteredOn(told -> told.to() == CO_SIGNERS)
                                .allSatisfy(told ->
                                        assertThat(secrets).noneMatch((told.title() + told.text())::contains))));
    }

    @Test
    void longWordsAreCutWithoutBreakingACharacter() {
        String words = "𠮷".repeat(80);
        Told told =
                last(Story.handling().then(Stage.CLAIMANT, new Pause(words))).getFirst();

        assertThat(told.to()).isEqualTo(OWN_SIDE);
        assertThat(told.text()).contains("𠮷".repeat(60) + "…").doesNotContain("𠮷".repeat(61));
    }

    private static void isFitToRead(Told told) {
        assertThat(told.kind()).matches("[a-z]+(-[a-z]+)*");
        assertThat(told.title()).doesNotContain("null", "。").hasSizeBetween(4, 20);
        assertThat(told.text()).endsWith("。").doesNotContain("null", "。。", "：。", "[]");
    }

    private static Map<Party, String> expected(String step) {
        String row = EXPECTED.lines()
                .map(line -> line.split("\\|", -1))
                .filter(cells -> cells[0].strip().equals(step))
                .map(cells -> cells[1].strip())
                .findFirst()
                .orElseThrow();
        Map<Party, String> parties = new LinkedHashMap<>();
        if (!row.isEmpty()) {
            for (String cell : row.split(" +")) {
                String[] parts = cell.split(":", 2);
                parties.put(Party.valueOf(parts[0]), parts[1]);
            }
        }
        return parties;
    }

    private static List<Told> last(Story story) {
        List<TimelineEntry> timeline = story.timeline();
        Petition before = PetitionFold.fold(story.filing(), timeline.subList(0, timeline.size() - 1));
        TimelineEntry step = timeline.getLast();
        boolean ofCampaign =
                step.by().name().equals(Stage.CAMPAIGN.name()) && step.data() instanceof PetitionEvent.Answered;
        return NoticeTable.of(before, step, story.petition(), ofCampaign ? "专项整治“夜间限电”（市场监管所牵头）" : null);
    }

    private static Map<String, List<Told>> steps() {
        Map<String, Story> stories = new LinkedHashMap<>();
        addDesk(stories);
        addDepartment(stories);
        addHandling(stories);
        addMore(stories);
        addAnswers(stories);
        Map<String, List<Told>> steps = new LinkedHashMap<>();
        stories.forEach((name, story) -> steps.put(name, last(story)));
        return steps;
    }

    private static void addDesk(Map<String, Story> stories) {
        stories.put("submit", Story.submitted());
        stories.put("submit-for", Story.of(Stage.filedOnBehalf()).then(Stage.DESK, new Submit("20261109-00002")));
        stories.put(
                "confirm-filing",
                Story.of(Stage.filedOnBehalf())
                        .then(Stage.DESK, new Submit("20261109-00002"))
                        .then(Stage.CO_OWNER, new ConfirmFiling()));
        stories.put(
                "refuse-filing",
                Story.of(Stage.filedOnBehalf())
                        .then(Stage.DESK, new Submit("20261109-00002"))
                        .then(Stage.CO_OWNER, new RefuseFiling("理由词")));
        stories.put(
                "refuse-handled",
                Story.of(Stage.filedOnBehalf())
                        .then(Stage.DESK, new Submit("20261109-00002"))
                        .then(Stage.DESK, new Accept("LOGISTICS", Urgency.NORMAL, Complexity.ORDINARY))
                        .then(Stage.DESK, new Dispatch(Stage.INDUSTRY, List.of(), null))
                        .then(Stage.LEAD, new Take())
                        .then(Stage.CLAIMANT, new Claim())
                        .then(Stage.CO_OWNER, new RefuseFiling("理由词")));
        stories.put(
                "mark-unconfirmed",
                Story.of(Stage.filedOnBehalf())
                        .then(Stage.DESK, new Submit("20261109-00002"))
                        .on("2026-11-12T10:00")
                        .then(Actor.SYSTEM, new MarkUnconfirmed()));
        stories.put("accept", Story.accepted());
        stories.put("reject", Story.submitted().then(Stage.DESK, new Reject(RejectReason.BEYOND_LAW, "理由词。", null)));
        stories.put(
                "dispatch",
                Story.accepted().then(Stage.DESK, new Dispatch(Stage.INDUSTRY, List.of(Stage.MARKET), "内部词")));
        stories.put("note-before", Story.submitted().then(Stage.FILER, new Note("企业词", false, List.of())));
        stories.put("withdraw-before", Story.accepted().then(Stage.FILER, new Withdraw("企业词")));
        stories.put("withdraw-draft", Story.draft().then(Stage.FILER, new Withdraw("企业词")));
    }

    private static void addDepartment(Map<String, Story> stories) {
        stories.put("take", Story.taken());
        stories.put("return", Story.dispatched().then(Stage.LEAD, new Return("内部词")));
        stories.put("return-again", Story.returnedTwice());
        stories.put("rule", Story.returnedTwice().then(Stage.SUPERVISOR, new Rule(Stage.INDUSTRY, "内部词")));
        stories.put("claim", Story.handling());
        stories.put("release", Story.handling().then(Stage.CLAIMANT, new Release("理由词")));
        stories.put("urge-before", Story.taken().then(Stage.FILER, new Urge("企业词")));
    }

    private static void addHandling(Map<String, Story> stories) {
        stories.put("note-internal", Story.handling().then(Stage.DESK, new Note("内部词", true, List.of())));
        stories.put("note-of-staff", Story.handling().then(Stage.CLAIMANT, new Note("公开词", false, List.of())));
        stories.put("note-of-filer", Story.handling().then(Stage.FILER, new Note("企业词", false, List.of())));
        stories.put("promise", Story.handling().then(Stage.CLAIMANT, new Promise("承诺词", LATER)));
        stories.put("pause", Story.handling().then(Stage.CLAIMANT, new Pause("所缺词")));
        stories.put("supplement", Story.paused().then(Stage.FILER, new Supplement("企业词", List.of())));
        stories.put("urge", Story.handling().then(Stage.FILER, new Urge("企业词")));
        stories.put("supervise", Story.handling().then(Stage.SUPERVISOR, new Supervise("内部词")));
        stories.put("withdraw", Story.handling().then(Stage.FILER, new Withdraw("企业词")));
        Link link = new Link(Stage.id("campaign"), Stage.MARKET, "/township");
        stories.put("link", Story.handling().then(Stage.DESK, link));
        stories.put("unlink", Story.handling().then(Stage.DESK, link).then(Stage.DESK, new Unlink("理由词")));
        stories.put("progress", Story.handling().then(Stage.DESK, link).then(Stage.CAMPAIGN, new Progress("公开词")));
        stories.put(
                "answer-of-campaign",
                Story.handling()
                        .then(Stage.DESK, link)
                        .then(Stage.CAMPAIGN, new Answer(Outcome.SOLVED, "答复词", List.of())));
        stories.put("join", Story.handling().then(Stage.OTHER_OWNER, new Join(Stage.NEIGHBOUR)));
    }

    private static void addMore(Map<String, Story> stories) {
        stories.put(
                "consult",
                Story.handling().then(Stage.SUPERVISOR, new Consult(List.of(Stage.MARKET), "内部词", Stage.MEETING)));
        stories.put(
                "conclude",
                Story.consulting()
                        .then(
                                Stage.SUPERVISOR,
                                new Conclude("内部词", List.of(new Handling.Task(Stage.MARKET.id(), "配合", LATER)))));
        Story asked = Story.handling().then(Stage.CLAIMANT, new RequestExtension(3, "理由词"));
        stories.put("request-extension", asked);
        stories.put(
                "grant-extension",
                Story.handling()
                        .then(Stage.CLAIMANT, new RequestExtension(3, "等待施工"))
                        .then(Stage.SUPERVISOR, new DecideExtension(true, "内部词")));
        stories.put(
                "refuse-extension",
                Story.handling()
                        .then(Stage.CLAIMANT, new RequestExtension(3, "等待施工"))
                        .then(Stage.SUPERVISOR, new DecideExtension(false, "内部词")));
    }

    private static void addAnswers(Map<String, Story> stories) {
        stories.put("answer", Story.handling().then(Stage.CLAIMANT, new Answer(Outcome.SOLVED, "答复词", List.of())));
        stories.put("rate", Story.closed());
        stories.put(
                "rate-reopens", Story.answered().then(Stage.FILER, new Rate(false, Satisfaction.DISSATISFIED, "企业词")));
        stories.put("rate-again", Story.awaitingReview());
        stories.put("review", Story.awaitingReview().then(Stage.SUPERVISOR, new Review(false, "复核词")));
        stories.put("close-unrated", Story.answered().on("2026-12-10T10:00").then(Actor.SYSTEM, new CloseUnrated()));
        Story consented = Story.closed().then(Stage.FILER, new ConsentToPublish());
        stories.put("consent-to-publish", consented);
        Story published = Story.closed()
                .then(Stage.FILER, new ConsentToPublish())
                .then(Stage.SUPERVISOR, new Publish("划线", "没有线。", "已划线。"));
        stories.put("publish", published);
        stories.put(
                "withdraw-unpublished",
                Story.answered().then(Stage.FILER, new ConsentToPublish()).then(Stage.FILER, new WithdrawConsent()));
        stories.put(
                "withdraw-consent",
                Story.closed()
                        .then(Stage.FILER, new ConsentToPublish())
                        .then(Stage.SUPERVISOR, new Publish("划线", "没有线。", "已划线。"))
                        .then(Stage.FILER, new WithdrawConsent()));
        stories.put(
                "unpublish",
                Story.closed()
                        .then(Stage.FILER, new ConsentToPublish())
                        .then(Stage.SUPERVISOR, new Publish("划线", "没有线。", "已划线。"))
                        .then(Stage.SUPERVISOR, new Unpublish("内部词")));
    }
}
