package io.qisheng.petitions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Clock.Name;
import io.qisheng.petitions.domain.Escalation.Level;
import io.qisheng.petitions.domain.Escalation.Office;
import io.qisheng.petitions.domain.PetitionCommand.*;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationTest {

    /** Accepted on a Monday at 10:00: 8 hours of that day and 9 of each of the next five, 53 in all. */
    @ParameterizedTest(name = "at {0} the answer clock has told {1}")
    @CsvSource({
        "2026-11-13T16:24, 0",
        "2026-11-13T16:25, 1",
        "2026-11-16T18:00, 1",
        "2026-11-16T18:00:01, 2",
        "2026-11-18T10:36, 2",
        "2026-11-18T10:37, 3",
        "2026-12-31T18:00, 3",
    })
    void isReachedAtFourFifthsAtTheWholeAndAtSixFifths(String at, int levels) {
        Story story = Story.handling().then(Stage.CLAIMANT, new Note("已联系", false, List.of()));

        assertThat(reached(story.on(at), Name.ANSWER))
                .containsExactlyElementsOf(List.of(Level.values()).subList(0, levels));
    }

    @Test
    void agreesWithTheShareThatIsShown() {
        Story story = Story.handling().then(Stage.CLAIMANT, new Note("已联系", false, List.of()));

        for (Instant at = Stage.MONDAY;
                at.isBefore(Stage.time("2026-11-24T18:00"));
                at = at.plus(Duration.ofMinutes(47))) {
            Instant now = at;
            Clock clock = Stage.CLOCKS.answer(story.petition(), now);
            List<Level> reached = reached(story.petition(), now, Name.ANSWER);
            // The share is rounded to a thousandth.
            if (Math.abs(clock.usedShare() - 0.8) > 0.001) {
                assertThat(reached.contains(Level.HANDLER)).as("%s", now).isEqualTo(clock.usedShare() > 0.8);
            }
            assertThat(reached.contains(Level.DEPARTMENT_LEAD))
                    .as("%s", now)
                    .isEqualTo(clock.state() == Clock.State.OVERDUE);
            if (Math.abs(clock.usedShare() - 1.2) > 0.001) {
                assertThat(reached.contains(Level.TOWNSHIP_LEAD)).as("%s", now).isEqualTo(clock.usedShare() > 1.2);
            }
        }
    }

    @Test
    void waitsWhileTheClockStandsAndLongerAfterwards() {
        Story story = Story.handling().on("2026-11-10T11:00").then(Stage.CLAIMANT, new Pause("缺照片"));
        assertThat(reached(story.on("2026-12-20T10:00"), Name.ANSWER)).isEmpty();
        assertThat(Stage.CLOCKS.nextEscalation(story.petition(), null)).isNull();

        story.on("2026-11-12T11:00").then(Stage.FILER, new Supplement("补上了", List.of()));

        assertThat(reached(story.on("2026-11-16T12:00"), Name.ANSWER)).isEmpty();
        assertThat(reached(story.on("2026-11-18T18:00:01"), Name.ANSWER))
                .containsExactly(Level.HANDLER, Level.DEPARTMENT_LEAD);
    }

    @Test
    void spansHolidaysAndMakeUpDays() {
        Story story = Story.draft().on("2026-02-13T18:00").then(Stage.FILER, new Submit("20260213-00001"));

        // due on the make-up Saturday at 18:00; a fifth of its nine hours later is 10:48 of the 24th
        assertThat(reached(story.on("2026-02-14T18:00:01"), Name.ACCEPT))
                .containsExactly(Level.HANDLER, Level.DEPARTMENT_LEAD);
        assertThat(reached(story.on("2026-02-23T18:00"), Name.ACCEPT)).hasSize(2);
        assertThat(reached(story.on("2026-02-24T10:48"), Name.ACCEPT)).hasSize(2);
        assertThat(reached(story.on("2026-02-24T10:48:01"), Name.ACCEPT)).hasSize(3);
    }

    @Test
    void beginsAnewWithTheClockOfAReopenedPetition() {
        Story story = Story.answered()
                .on("2026-11-12T10:00")
                .then(Stage.FILER, new Rate(false, Satisfaction.DISSATISFIED, "没有解决"))
                .on("2026-11-19T18:00:01");

        List<Escalation> steps = Stage.CLOCKS.escalationsReached(story.petition(), story.now());

        assertThat(steps).extracting(Escalation::clock).containsOnly(Name.ANSWER);
        assertThat(steps).extracting(Escalation::startedAt).containsOnly(Stage.time("2026-11-12T10:00"));
        assertThat(steps).hasSize(2);
    }

    @Test
    void isOverWhenThePetitionIs() {
        for (Story story : List.of(Story.closed(), Story.rejected(), Story.withdrawn(), Story.answered())) {
            assertThat(reached(story.on("2027-06-01T10:00"), Name.ANSWER)).isEmpty();
            assertThat(Stage.CLOCKS.nextEscalation(story.petition(), null)).isNull();
        }
    }

    @Test
    void namesWhoeverHasToKnow() {
        assertThat(offices(Story.submitted(), Name.ACCEPT))
                .containsExactly(Office.DESK, Office.DESK, Office.TOWNSHIP_LEAD);
        assertThat(offices(Story.accepted(), Name.ANSWER))
                .as("no department has it yet")
                .containsExactly(Office.DESK, Office.DESK, Office.TOWNSHIP_LEAD);
        assertThat(offices(Story.dispatched(), Name.TAKE))
                .containsExactly(Office.DEPARTMENT_HANDLERS, Office.DEPARTMENT_LEAD, Office.TOWNSHIP_LEAD);
        assertThat(offices(Story.taken(), Name.FIRST_CONTACT))
                .containsExactly(Office.DEPARTMENT_HANDLERS, Office.DEPARTMENT_LEAD, Office.TOWNSHIP_LEAD);
        assertThat(offices(Story.handling(), Name.ANSWER))
                .containsExactly(Office.CLAIMANT, Office.DEPARTMENT_LEAD, Office.TOWNSHIP_LEAD);
        assertThat(offices(Story.returnedTwice(), Name.ANSWER))
                .as("only the supervisor can send it on")
                .containsOnly(Office.TOWNSHIP_LEAD);
        assertThat(offices(Story.awaitingReview(), Name.REVIEW)).containsOnly(Office.TOWNSHIP_LEAD);
    }

    private static List<Office> offices(Story story, Name clock) {
        return Stage.CLOCKS.escalationsReached(story.petition(), Stage.time("2027-06-01T10:00")).stream()
                .filter(step -> step.clock() == clock)
                .map(step -> step.recipient(story.petition()).office())
                .toList();
    }

    private static List<Level> reached(Story story, Name clock) {
        return reached(story.petition(), story.now(), clock);
    }

    private static List<Level> reached(Petition petition, Instant now, Name clock) {
        return Stage.CLOCKS.escalationsReached(petition, now).stream()
                .filter(step -> step.clock() == clock)
                .map(Escalation::level)
                .toList();
    }
}
