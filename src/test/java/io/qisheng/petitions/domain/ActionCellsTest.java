package io.qisheng.petitions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Ending.RejectReason;
import io.qisheng.petitions.domain.PetitionCommand.*;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One test for every (status × action × role). What is expected is written out below by hand and shares nothing with the table
 * under test: a petition of the plain course, public, never returned, never rated, claimed by the claimant where it is claimed,
 * its consultation called by the claimant.
 */
class ActionCellsTest {

    private static final String OPEN = "SUBMITTED ACCEPTED DISPATCHED TAKEN HANDLING PAUSED CONSULTING";

    /** action | where it is possible | by whom | to which status; {@code =} stays. */
    private static final String EXPECTED = """
            submit            | DRAFT                                | filer                     | SUBMITTED
            accept            | SUBMITTED                            | desk                      | ACCEPTED
            reject            | SUBMITTED                            | desk                      | REJECTED
            dispatch          | ACCEPTED                             | desk                      | DISPATCHED
            rule              | ACCEPTED                             |                           | DISPATCHED
            take              | DISPATCHED                           | lead handler claimant     | TAKEN
            return            | DISPATCHED                           | lead handler claimant     | ACCEPTED
            claim             | TAKEN                                | handler claimant          | HANDLING
            release           | HANDLING                             | claimant lead             | TAKEN
            note              | SUBMITTED ACCEPTED                   | filer desk supervisor     | =
            note              | DISPATCHED TAKEN HANDLING PAUSED CONSULTING | filer desk supervisor lead handler claimant assistant | =
            promise           | HANDLING                             | claimant                  | =
            pause             | HANDLING                             | claimant                  | PAUSED
            supplement        | PAUSED                               | filer                     | HANDLING
            consult           | HANDLING                             | claimant supervisor       | CONSULTING
            conclude          | CONSULTING                           | claimant supervisor       | HANDLING
            request-extension | HANDLING                             | claimant                  | =
            decide-extension  | HANDLING                             |                           | =
            urge              | DISPATCHED TAKEN HANDLING CONSULTING | filer                     | =
            supervise         | OPEN                                 | supervisor                | =
            answer            | HANDLING                             | claimant                  | ANSWERED
            rate              | ANSWERED                             | filer                     | CLOSED
            review            | ANSWERED                             |                           | CLOSED
            close-unrated     | ANSWERED                             |                           | CLOSED
            withdraw          | DRAFT OPEN                           | filer                     | WITHDRAWN
            join              | ACCEPTED DISPATCHED TAKEN HANDLING PAUSED CONSULTING | other-owner | =
            join              | SUBMITTED                            |                           | =
            link              | OPEN                                 | desk campaign             | =
            unlink            | OPEN                                 |                           | =
            progress          | OPEN ANSWERED                        |                           | =
            confirm-filing    | OPEN                                 |                           | =
            refuse-filing     | OPEN                                 |                           | WITHDRAWN
            mark-unconfirmed  | ANSWERED OPEN                        |                           | =
            consent-to-publish | ANSWERED CLOSED                     | filer                     | =
            withdraw-consent  | ANSWERED CLOSED                      |                           | =
            publish           | CLOSED                               |                           | =
            unpublish         | CLOSED                               |                           | =
            """;

    private static final Map<String, Actor> ROLES = roles();

    private record Row(String action, Set<String> statuses, Set<String> roles, String to) {}

    @TestFactory
    Stream<DynamicContainer> everyCellOfTheTable() {
        return commands().entrySet().stream()
                .map(command -> dynamicContainer(command.getKey(), cells(command.getKey(), command.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> theTableOfThisTestNamesEveryAction() {
        return Stream.of(PetitionAction.values())
                .map(action -> dynamicTest(action.code(), () -> {
                    assertThat(commands()).containsKey(action.code());
                    assertThat(rows(action.code())).isNotEmpty();
                    assertThat(PetitionAction.ofCode(action.code())).isEqualTo(action);
                }));
    }

    private static Stream<DynamicTest> cells(String action, PetitionCommand command) {
        return Stream.of(PetitionStatus.values())
                .flatMap(status -> ROLES.entrySet().stream()
                        .map(role -> dynamicTest(
                                status + " × " + role.getKey(), () -> check(action, command, status, role.getKey()))));
    }

    private static void check(String action, PetitionCommand command, PetitionStatus status, String role) {
        Story story = Story.at(status);
        Actor actor = Objects.requireNonNull(ROLES.get(role));
        Row row = rows(action).stream()
                .filter(candidate -> candidate.statuses().contains(status.name()))
                .findFirst()
                .orElse(null);

        Decision decision = story.decide(actor, command);

        Set<PetitionAction> allowed = Stage.DECIDER.allowedActions(story.petition(), actor, story.now());
        if (row != null && row.roles().contains(role)) {
            assertThat(decision).isInstanceOf(Decision.Applied.class);
            Decision.Applied applied = (Decision.Applied) decision;
            assertThat(applied.petition().status().name()).isEqualTo(row.to().equals("=") ? status.name() : row.to());
            assertThat(applied.entry().action()).isEqualTo(PetitionAction.ofCode(action));
            assertThat(allowed).contains(PetitionAction.ofCode(action));
        } else {
            assertThat(decision).isInstanceOf(Decision.Refused.class);
            Decision.Refused refused = (Decision.Refused) decision;
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.allowed()).isEqualTo(allowed).doesNotContain(PetitionAction.ofCode(action));
            assertThat(refused.problem().status()).isIn(row == null ? List.of(409) : List.of(403, 409));
        }
    }

    private static List<Row> rows(String action) {
        return EXPECTED.lines()
                .map(line -> line.split("\\|", -1))
                .filter(cells -> cells[0].strip().equals(action))
                .map(cells -> new Row(
                        cells[0].strip(), words(cells[1].replace("OPEN", OPEN)), words(cells[2]), cells[3].strip()))
                .toList();
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.strip().split(" +"));
    }

    private static Map<String, Actor> roles() {
        Map<String, Actor> roles = new LinkedHashMap<>();
        roles.put("filer", Stage.FILER);
        roles.put("co-owner", Stage.CO_OWNER);
        roles.put("other-owner", Stage.OTHER_OWNER);
        roles.put("desk", Stage.DESK);
        roles.put("supervisor", Stage.SUPERVISOR);
        roles.put("lead", Stage.LEAD);
        roles.put("handler", Stage.HANDLER);
        roles.put("claimant", Stage.CLAIMANT);
        roles.put("assistant", Stage.ASSISTANT);
        roles.put("strange-handler", Stage.STRANGE_HANDLER);
        roles.put("foreign-desk", Stage.FOREIGN_DESK);
        roles.put("admin", Stage.ADMIN);
        roles.put("auditor", Stage.AUDITOR);
        roles.put("nobody", Stage.NOBODY);
        roles.put("campaign", Stage.CAMPAIGN);
        roles.put("system", Actor.SYSTEM);
        return roles;
    }

    private static Map<String, PetitionCommand> commands() {
        Map<String, PetitionCommand> commands = new LinkedHashMap<>();
        for (PetitionCommand command : Commands.oneOfEach()) {
            commands.put(command.action().code(), command);
        }
        return commands;
    }

    /** A sound command for each action. */
    static final class Commands {

        private Commands() {}

        static List<PetitionCommand> oneOfEach() {
            LocalDate later = LocalDate.parse("2099-12-31");
            return List.of(
                    new Submit("20261109-00009"),
                    new Accept("LOGISTICS", Urgency.NORMAL, Complexity.ORDINARY),
                    new Reject(RejectReason.BEYOND_LAW, "超出法定职权。", null),
                    new Dispatch(Stage.INDUSTRY, List.of(Stage.MARKET), null),
                    new Take(),
                    new Return("不属本部门职责"),
                    new Rule(Stage.INDUSTRY, "由经济发展办承办"),
                    new Claim(),
                    new Release("转岗"),
                    new Note("已到现场看过。", false, List.of()),
                    new Promise("下周三前划线。", later),
                    new Pause("缺照片"),
                    new Supplement("照片已补。", List.of()),
                    new Consult(List.of(Stage.MARKET), "谁来管？", Stage.MEETING),
                    new Conclude("由市场监管所配合。", List.of(new Handling.Task(Stage.MARKET.id(), "配合划线", later))),
                    new RequestExtension(3, "等待施工"),
                    new DecideExtension(true, "同意"),
                    new Urge("请快一点"),
                    new Supervise("请今天联系企业"),
                    new Answer(Outcome.SOLVED, "已解决。", List.of()),
                    new Rate(true, Satisfaction.SATISFIED, null),
                    new Review(false, "继续跟进"),
                    new CloseUnrated(),
                    new Withdraw("不需要了"),
                    new Join(Stage.NEIGHBOUR),
                    new Link(Stage.id("campaign"), Stage.INDUSTRY, "/township"),
                    new Unlink("单独办理更快"),
                    new Progress("新变压器已进场。"),
                    new ConfirmFiling(),
                    new RefuseFiling("不是我们提的"),
                    new MarkUnconfirmed(),
                    new ConsentToPublish(),
                    new WithdrawConsent(),
                    new Publish("货车夜间掉头", "门外没有掉头位置。", "已划出掉头区。"),
                    new Unpublish("有误"));
        }
    }
}
