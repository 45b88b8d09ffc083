package io.qisheng.petitions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Clock.Name;
import io.qisheng.petitions.domain.Clock.State;
import io.qisheng.petitions.domain.PetitionCommand.*;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksTest {

    @ParameterizedTest(name = "{1} {2} accepted at {0} is due {3}")
    @CsvSource({
        "2026-11-09T10:00, NORMAL,   CONSULT,  2026-11-10T18:00",
        "2026-11-09T10:00, NORMAL,   ORDINARY, 2026-11-16T18:00",
        "2026-11-09T10:00, NORMAL,   COMPLEX,  2026-11-30T18:00",
        "2026-11-09T10:00, URGENT,   CONSULT,  2026-11-10T18:00",
        "2026-11-09T10:00, URGENT,   ORDINARY, 2026-11-12T18:00",
        "2026-11-09T10:00, URGENT,   COMPLEX,  2026-11-19T18:00",
        "2026-11-09T10:00, CRITICAL, COMPLEX,  2026-11-10T18:00",
        "2024-02-09T10:00, NORMAL,   CONSULT,  2024-02-18T18:00",
        "2024-02-09T10:00, NORMAL,   ORDINARY, 2024-02-22T18:00",
        "2024-09-13T10:00, NORMAL,   CONSULT,  2024-09-14T18:00",
        "2024-09-29T10:00, NORMAL,   COMPLEX,  2024-10-24T18:00",
        "2024-12-31T10:00, NORMAL,   CONSULT,  2025-01-02T18:00",
        "2025-01-26T10:00, NORMAL,   ORDINARY, 2025-02-08T18:00",
        "2025-09-28T10:00, NORMAL,   ORDINARY, 2025-10-11T18:00",
        "2026-02-13T10:00, NORMAL,   ORDINARY, 2026-02-27T18:00",
        "2026-02-14T10:00, URGENT,   ORDINARY, 2026-02-26T18:00",
        "2026-09-30T10:00, NORMAL,   ORDINARY, 2026-10-13T18:00",
    })
    void anAnswerIsDueAfterTheWorkingDaysOfItsPolicy(
            String acceptedAt, Urgency urgency, Complexity complexity, String due) {
        Story story = Story.draft()
                .on(acceptedAt)
                .then(Stage.FILER, new Submit("20261109-00001"))
                .then(Stage.DESK, new Accept("LOGISTICS", urgency, complexity));

        Clock clock = story.clock(Name.ANSWER);

        assertThat(clock.dueAt()).isEqualTo(Stage.time(due));
        assertThat(clock.provisional()).isFalse();
    }

    @Test
    void saysThatADateInAnUnannouncedYearIsProvisional() {
        Story story = Story.draft().on("2026-12-31T10:00").then(Stage.FILER, new Submit("20261231-00001"));

        Clock clock = story.clock(Name.ACCEPT);

        assertThat(clock.dueAt()).isEqualTo(Stage.time("2027-01-01T18:00"));
        assertThat(clock.provisional()).isTrue();
        assertThat(story.ball().sentence()).contains("暂按周一至周五推算");
    }

    @Test
    void goesFromRunningOverDueSoonToOverdue() {
        Story story = Story.submitted();

        assertThat(story.clock(Name.ACCEPT).state()).isEqualTo(State.RUNNING);
        assertThat(story.on("2026-11-10T14:35").clock(Name.ACCEPT).state())
                .as("13 h 35 min of 17 h")
                .isEqualTo(State.RUNNING);
        assertThat(story.on("2026-11-10T14:36").clock(Name.ACCEPT).state())
                .as("13 h 36 min of 17 h: 80 %")
                .isEqualTo(State.DUE_SOON);
        assertThat(story.on("2026-11-10T18:00").clock(Name.ACCEPT).state()).isEqualTo(State.DUE_SOON);
        assertThat(story.on("2026-11-10T18:00:01").clock(Name.ACCEPT).state()).isEqualTo(State.OVERDUE);
        assertThat(story.on("2026-11-11T18:00").clock(Name.ACCEPT).usedShare()).isEqualTo(1.529);
    }

    @Test
    void keepsWhetherItWasMetOrMissed() {
        Story story = Story.submitted()
                .on("2026-11-11T09:00")
                .then(Stage.DESK, new Accept("LOGISTICS", Urgency.NORMAL, Complexity.ORDINARY))
                .then(Stage.DESK, new Dispatch(Stage.INDUSTRY, List.of(), null))
                .then(Stage.LEAD, new Take());

        assertThat(story.on("2026-12-01T09:00").clock(Name.ACCEPT).state()).isEqualTo(State.MISSED);
        assertThat(story.clock(Name.TAKE).state()).isEqualTo(State.MET);
        assertThat(story.clock(Name.FIRST_CONTACT).state()).isEqualTo(State.OVERDUE);
    }

    @Test
    void countsTheFirstWordOfTheDepartmentAsContactButNoInternalNote() {
        Story story = Story.handling().then(Stage.CLAIMANT, new Note("内部：先问执法队", true, List.of()));
        assertThat(story.clock(Name.FIRST_CONTACT).state()).isEqualTo(State.RUNNING);

        story.then(Stage.CLAIMANT, new Note("您好，明天上午到现场。", false, List.of()));

        assertThat(story.clock(Name.FIRST_CONTACT).state()).isEqualTo(State.MET);
    }

    @Test
    void countsNoNoteOfTheDeskAsTheDepartmentsContact() {
        Story story = Story.handling().then(Stage.DESK, new Note("已转经发办。", false, List.of()));

        assertThat(story.clock(Name.FIRST_CONTACT).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void standsWhileTheFilerSupplements() {
        Story story = Story.handling().on("2026-11-10T11:00").then(Stage.CLAIMANT, new Pause("缺照片"));

        Clock standing = story.on("2026-12-20T10:00").clock(Name.ANSWER);

        assertThat(standing.state()).isEqualTo(State.PAUSED);
        assertThat(standing.dueAt()).as("where it stood").isEqualTo(Stage.time("2026-11-16T18:00"));
        assertThat(story.petition().status()).isEqualTo(PetitionStatus.PAUSED);
        assertThat(story.ball().due()).as("nobody can say yet").isNull();
        assertThat(standing.usedShare())
                .as("8 h and 2 h of 8 h and five days of 9 h")
                .isEqualTo(0.189);
    }

    @Test
    void movesTheLimitByTheWorkingDaysItStood() {
        Story story = Story.handling()
                .on("2026-11-10T11:00")
                .then(Stage.CLAIMANT, new Pause("缺照片"))
                .on("2026-11-12T15:00")
                .then(Stage.FILER, new Supplement("补上了", List.of()));

        assertThat(story.clock(Name.ANSWER).dueAt()).isEqualTo(Stage.time("2026-11-18T18:00"));
        assertThat(story.clock(Name.ANSWER).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void forgivesNoLatenessByPausingAfterwards() {
        Story story = Story.handling().on("2026-11-17T10:00").then(Stage.CLAIMANT, new Pause("缺照片"));
        assertThat(story.clock(Name.ANSWER).state()).isEqualTo(State.OVERDUE);

        story.on("2026-12-01T10:00").then(Stage.FILER, new Supplement("补上了", List.of()));

        assertThat(story.clock(Name.ANSWER).dueAt()).isEqualTo(Stage.time("2026-11-16T18:00"));
        assertThat(story.clock(Name.ANSWER).state()).isEqualTo(State.OVERDUE);
    }

    @ParameterizedTest(name = "accepted {0}, stood from {1} to {2}: due {3}")
    @CsvSource({
        // across Spring Festival 2026, 15 to 23 February off, the 14th and the 28th worked
        "2026-02-12T10:00, 2026-02-13T10:00, 2026-02-24T10:00, 2026-02-28T18:00",
        "2026-02-12T10:00, 2026-02-14T10:00, 2026-02-16T10:00, 2026-02-26T18:00",
        "2026-02-12T10:00, 2026-02-16T10:00, 2026-02-20T10:00, 2026-02-26T18:00",
        // across National Day 2026, 1 to 7 October off, the 10th worked
        "2026-09-29T10:00, 2026-09-30T10:00, 2026-10-09T10:00, 2026-10-14T18:00",
        "2026-09-29T10:00, 2026-10-09T17:00, 2026-10-10T09:30, 2026-10-13T18:00",
        // within one day
        "2026-11-09T10:00, 2026-11-10T09:00, 2026-11-10T17:00, 2026-11-16T18:00",
    })
    void standsByTheWorkingDaysOfTheHolidaysToo(String accepted, String from, String until, String due) {
        Story story = Story.draft()
                .on(accepted)
                .then(Stage.FILER, new Submit("20260212-00001"))
                .then(Stage.DESK, new Accept("LOGISTICS", Urgency.NORMAL, Complexity.ORDINARY))
                .then(Stage.DESK, new Dispatch(Stage.INDUSTRY, List.of(), null))
                .then(Stage.LEAD, new Take())
                .then(Stage.CLAIMANT, new Claim())
                .on(from)
                .then(Stage.CLAIMANT, new Pause("缺照片"))
                .on(until)
                .then(Stage.FILER, new Supplement("补上了", List.of()));

        assertThat(story.clock(Name.ANSWER).dueAt()).isEqualTo(Stage.time(due));
    }

    @Test
    void usesNoTimeOnAHolidayAndADaysTimeOnAMakeUpSaturday() {
        Story story = Story.draft()
                .on("2026-02-13T18:00")
                .then(Stage.FILER, new Submit("20260213-00001"))
                .then(Stage.DESK, new Accept("LOGISTICS", Urgency.NORMAL, Complexity.ORDINARY));

        assertThat(story.on("2026-02-14T18:00").clock(Name.ANSWER).usedShare()).isEqualTo(0.2);
        assertThat(story.on("2026-02-23T18:00").clock(Name.ANSWER).usedShare()).isEqualTo(0.2);
        assertThat(story.on("2026-02-27T18:00").clock(Name.ANSWER).usedShare()).isEqualTo(1.0);
        assertThat(story.clock(Name.ANSWER).dueAt()).isEqualTo(Stage.time("2026-02-27T18:00"));
        assertThat(story.clock(Name.ANSWER).state()).isEqualTo(State.DUE_SOON);
        assertThat(story.on("2026-02-28T09:01").clock(Name.ANSWER).state()).isEqualTo(State.OVERDUE);
    }

    @Test
    void isNotResetByAReturn() {
        Story story = Story.dispatched()
                .on("2026-11-10T17:00")
                .then(Stage.LEAD, new Return("不是我们的事"))
                .on("2026-11-11T10:00")
                .then(Stage.DESK, new Dispatch(Stage.INDUSTRY, List.of(), null));

        assertThat(story.clock(Name.TAKE).startedAt()).isEqualTo(Stage.MONDAY);
        assertThat(story.clock(Name.TAKE).state()).isEqualTo(State.OVERDUE);
        assertThat(story.clock(Name.ANSWER).dueAt()).isEqualTo(Stage.time("2026-11-16T18:00"));
    }

    @Test
    void startsANewAnswerClockWhenReopened() {
        Story story = Story.answered()
                .on("2026-11-12T10:00")
                .then(Stage.FILER, new Rate(false, Satisfaction.DISSATISFIED, "没有解决"));

        List<Clock> answers = Stage.CLOCKS.of(story.petition(), story.now()).stream()
                .filter(clock -> clock.name() == Name.ANSWER)
                .toList();

        assertThat(answers).extracting(Clock::state).containsExactly(State.RUNNING, State.MET);
        assertThat(answers.getFirst().dueAt()).isEqualTo(Stage.time("2026-11-19T18:00"));
    }

    @Test
    void givesTheSupervisorThreeWorkingDaysToReview() {
        Story story = Story.awaitingReview();

        assertThat(story.clock(Name.REVIEW).dueAt()).isEqualTo(Stage.time("2026-11-12T18:00"));
        assertThat(story.ball().due()).isEqualTo(Stage.time("2026-11-12T18:00"));
    }

    @Test
    void dropsWhatStillRanWhenThePetitionIsWithdrawn() {
        Story story = Story.dispatched().then(Stage.FILER, new Withdraw("不需要了"));

        assertThat(Stage.CLOCKS.of(story.petition(), story.now()))
                .extracting(Clock::name)
                .containsExactly(Name.ACCEPT);
    }

    @Test
    void keepsTheTermsOfTheDayItWasAccepted() {
        Story story = Story.handling();
        SlaPolicies stricter = new SlaPolicies(Stage.policies().policies().stream()
                .map(policy -> SlaPolicies.Policy.shipped(
                        policy.category(),
                        policy.urgency(),
                        policy.complexity(),
                        new SlaPolicies.Terms(1, 1, 1, 1, 1, 1)))
                .toList());
        PetitionDecider changed = new PetitionDecider(stricter, Stage.CLOCKS);

        Decision decision =
                changed.decide(story.petition(), new Note("已联系", false, List.of()), Stage.CLAIMANT, story.now());

        Petition after = ((Decision.Applied) decision).petition();
        assertThat(Stage.CLOCKS.answer(after, story.now()).dueAt()).isEqualTo(Stage.time("2026-11-16T18:00"));
    }
}
