package io.qisheng.petitions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Ending.Closure;
import io.qisheng.petitions.domain.Filing.Content;
import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.petitions.domain.Petition.Phase;
import io.qisheng.petitions.domain.PetitionCommand.*;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the plain table of cells cannot say: second times, conditions, data. */
class PetitionRulesTest {

    @Test
    void refusesToDispatchAfterTwoReturnsWithoutRuling() {
        Story story = Story.returnedTwice();

        Decision.Refused refused = story.refused(Stage.DESK, new Dispatch(Stage.MARKET, List.of(), null));

        assertThat(refused.problem()).isEqualTo(PetitionProblem.PETITION_RULING_REQUIRED);
        assertThat(story.ball().holder()).isEqualTo(Ball.Holder.SUPERVISOR);
    }

    @Test
    void refusesAReturnAfterTheRuling() {
        Story story = Story.returnedTwice().then(Stage.SUPERVISOR, new Rule(Stage.INDUSTRY, "由你们办"));

        Decision.Refused refused = story.refused(Stage.LEAD, new Return("就是不办"));

        assertThat(refused.problem()).isEqualTo(PetitionProblem.PETITION_RETURN_CLOSED);
        assertThat(refused.allowed()).contains(PetitionAction.TAKE).doesNotContain(PetitionAction.RETURN);
    }

    @Test
    void refusesARulingBeforeTheSecondReturn() {
        Story story = Story.dispatched().then(Stage.LEAD, new Return("不是我们的事"));

        Decision.Refused refused = story.refused(Stage.SUPERVISOR, new Rule(Stage.MARKET, "急"));

        assertThat(refused.problem()).isEqualTo(PetitionProblem.PETITION_ACTION_NOT_ALLOWED);
    }

    @Test
    void tellsTheSlowerCadreThatItWasClaimed() {
        Story story = Story.handling();

        Decision.Refused refused = story.refused(Stage.HANDLER, new Claim());

        assertThat(refused.problem()).isEqualTo(PetitionProblem.PETITION_ALREADY_CLAIMED);
    }

    @Test
    void leavesTheWorkToTheCadreWhoClaimedIt() {
        Decision.Refused refused =
                Story.handling().refused(Stage.HANDLER, new PetitionCommand.Answer(Outcome.SOLVED, "好了", List.of()));

        assertThat(refused.problem()).isEqualTo(PetitionProblem.PETITION_ACTION_FORBIDDEN);
    }

    @Test
    void letsOnlyTheConvenorOrASupervisorConclude() {
        Story story = Story.handling().then(Stage.SUPERVISOR, new Consult(List.of(Stage.MARKET), "谁管？", Stage.MEETING));

        Decision.Refused refused = story.refused(Stage.CLAIMANT, new Conclude("好", List.of()));

        assertThat(refused.problem()).isEqualTo(PetitionProblem.PETITION_ACTION_FORBIDDEN);
    }

    @Test
    void neverKeepsAFilersNoteFromTheFiler() {
        Story story = Story.handling().then(Stage.FILER, new Note("我补充一句", true, List.of()));

        assertThat(story.timeline().getLast().internal()).isFalse();
    }

    @Test
    void keepsInstructionsAmongStaff() {
        Story story = Story.dispatched().then(Stage.SUPERVISOR, new Supervise("再不办就通报"));

        assertThat(story.timeline().getLast().internal()).isTrue();
    }

    @Test
    void reopensOnceAndShowsNoOutcomeMeanwhile() {
        Story story = Story.reopened();

        assertThat(story.petition().status()).isEqualTo(PetitionStatus.HANDLING);
        assertThat(story.petition().outcome()).isNull();
        assertThat(story.petition().handling().handler()).isEqualTo(Stage.person(Stage.CLAIMANT));
    }

    @Test
    void reopensAlsoWhenTheFilerIsPleasedButNothingIsSolved() {
        Story story = Story.answered().then(Stage.FILER, new Rate(false, Satisfaction.SATISFIED, "态度很好"));

        assertThat(story.petition().status()).isEqualTo(PetitionStatus.HANDLING);
    }

    @Test
    void leavesTheSecondDissatisfactionToTheSupervisor() {
        Story story = Story.awaitingReview();

        Decision.Refused again = story.refused(Stage.FILER, new Rate(true, Satisfaction.SATISFIED, null));

        assertThat(story.petition().status()).isEqualTo(PetitionStatus.ANSWERED);
        assertThat(again.problem()).isEqualTo(PetitionProblem.PETITION_ACTION_NOT_ALLOWED);
        assertThat(story.ball().holder()).isEqualTo(Ball.Holder.SUPERVISOR);
        story.then(Stage.SUPERVISOR, new Review(false, "确实没有条件"));
        assertThat(story.petition().closure()).isEqualTo(Closure.REVIEWED);
        assertThat(story.petition().solved()).isFalse();
        assertThat(story.petition().phase()).isEqualTo(Phase.RATED);
    }

    @Test
    void closesUnratedOnlyAfterFiveWorkingDaysAndNeverAsSolved() {
        Story story = Story.answered();

        assertThat(story.on("2026-11-16T18:00").decide(Actor.SYSTEM, new CloseUnrated()))
                .as("the fifth working day is not over")
                .isInstanceOf(Decision.Refused.class);
        story.on("2026-11-16T18:01").then(Actor.SYSTEM, new CloseUnrated());
        assertThat(story.petition().closure()).isEqualTo(Closure.UNRATED);
        assertThat(story.petition().solved()).isNull();
        assertThat(story.petition().phase()).isEqualTo(Phase.PUBLISHED);
    }

    @Test
    void closesNothingUnratedThatWaitsForReview() {
        Story story = Story.awaitingReview().on("2027-06-01T10:00");

        assertThat(story.refused(Actor.SYSTEM, new CloseUnrated()).problem())
                .isEqualTo(PetitionProblem.PETITION_ACTION_NOT_ALLOWED);
    }

    @Test
    void countsAnUrgeOnARestDayWithTheNextWorkingDay() {
        Story story = Story.handling().on("2026-11-14T10:00").then(Stage.FILER, new Urge(null));

        assertThat(story.on("2026-11-16T09:00")
                        .refused(Stage.FILER, new Urge(null))
                        .problem())
                .isEqualTo(PetitionProblem.PETITION_URGED_TODAY);
        story.on("2026-11-17T09:00").then(Stage.FILER, new Urge("请快一点"));
    }

    @Test
    void grantsOneExtensionAskedBeforeTheLimit() {
        Story story = Story.handling().then(Stage.CLAIMANT, new RequestExtension(3, "等材料"));
        assertThat(story.ball().holder()).isEqualTo(Ball.Holder.SUPERVISOR);

        story.then(Stage.SUPERVISOR, new DecideExtension(true, "同意"));

        assertThat(story.clock(Clock.Name.ANSWER).dueAt()).isEqualTo(Stage.time("2026-11-19T18:00"));
        assertThat(story.refused(Stage.CLAIMANT, new RequestExtension(2, "还要等")).problem())
                .isEqualTo(PetitionProblem.PETITION_EXTENSION_USED);
        assertThat(story.refused(Stage.SUPERVISOR, new DecideExtension(false, "不"))
                        .problem())
                .isEqualTo(PetitionProblem.PETITION_EXTENSION_NOT_PENDING);
    }

    @Test
    void refusesAnExtensionAskedTooLate() {
        Story story = Story.handling().on("2026-11-16T18:00:01");

        assertThat(story.refused(Stage.CLAIMANT, new RequestExtension(2, "忘了")).problem())
                .isEqualTo(PetitionProblem.PETITION_EXTENSION_TOO_LATE);
    }

    @Test
    void forgetsAnUndecidedExtensionWhenItIsAnswered() {
        Story story = Story.handling()
                .then(Stage.CLAIMANT, new RequestExtension(3, "等材料"))
                .then(Stage.CLAIMANT, new PetitionCommand.Answer(Outcome.SOLVED, "好了", List.of()))
                .then(Stage.FILER, new Rate(false, Satisfaction.DISSATISFIED, "没有"));

        assertThat(story.ball().holder()).isEqualTo(Ball.Holder.HANDLER);
    }

    @Test
    void joinsOnceAnEnterprise() {
        Story story = Story.accepted().then(Stage.OTHER_OWNER, new Join(Stage.NEIGHBOUR));

        assertThat(story.petition().joined()).containsExactly(Stage.NEIGHBOUR.id());
        assertThat(story.refused(Stage.OTHER_OWNER, new Join(Stage.NEIGHBOUR)).problem())
                .isEqualTo(PetitionProblem.PETITION_JOINED_ALREADY);
    }

    @Test
    void namesEverythingThatADraftLacks() {
        Content empty = new Content(null, null, "一", null, null, null, List.of(), null, List.of(), null, null);
        Story story = Story.of(Stage.filing().with(empty));

        Decision.Refused refused = story.refused(Stage.FILER, new Submit("20261109-00001"));

        assertThat(refused.problem()).isEqualTo(PetitionProblem.PETITION_INCOMPLETE);
        assertThat(refused.faults())
                .extracting(Fault::pointer)
                .containsExactly("/kind", "/category", "/title", "/text", "/visibility");
    }

    @Test
    void refusesAPromiseInThePast() {
        Decision decision = Story.handling().decide(Stage.CLAIMANT, new Promise("昨天就好", LocalDate.parse("2026-11-08")));

        assertThat(decision).isEqualTo(new Decision.Unfit(List.of(Fault.past("/dueDate"))));
    }

    @Test
    void refusesToDispatchToADepartmentThatShallSeeNothing() {
        Story story = Story.of(Stage.filing(Visibility.PRIVATE, List.of(Stage.INDUSTRY)))
                .then(Stage.FILER, new Submit("20261109-00001"))
                .then(Stage.DESK, (Accept) ActionCellsTest.Commands.oneOfEach().get(1));

        Decision decision = story.decide(Stage.DESK, new Dispatch(Stage.MARKET, List.of(Stage.INDUSTRY), null));

        assertThat(decision).isInstanceOf(Decision.Unfit.class);
        assertThat(((Decision.Unfit) decision).faults())
                .extracting(Fault::pointer)
                .containsExactly("/assistingDepartmentIds/0");
    }

    @Test
    void letsAnOwnerConfirmAFilingOnTheEnterprisesBehalfWithinTwoDays() {
        Story story = Story.of(Stage.filedOnBehalf()).then(Stage.DESK, new Submit("20261109-00001"));

        story.on("2026-11-11T10:00").then(Stage.CO_OWNER, new ConfirmFiling());

        assertThat(story.petition().filer()).isEqualTo(Stage.person(Stage.CO_OWNER));
        assertThat(story.refused(Stage.CO_OWNER, new ConfirmFiling()).problem())
                .isEqualTo(PetitionProblem.PETITION_CONFIRMATION_CLOSED);
    }

    @Test
    void closesTheConfirmationAfterTwoDays() {
        Story story = Story.of(Stage.filedOnBehalf()).then(Stage.DESK, new Submit("20261109-00001"));

        assertThat(story.on("2026-11-11T10:00:01")
                        .refused(Stage.CO_OWNER, new ConfirmFiling())
                        .problem())
                .isEqualTo(PetitionProblem.PETITION_CONFIRMATION_CLOSED);
    }

    @Test
    void refusesATimelineWithAGap() {
        Story story = Story.taken();
        List<TimelineEntry> torn =
                List.of(story.timeline().get(0), story.timeline().get(2));

        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> PetitionFold.fold(story.filing(), torn));
    }
}
