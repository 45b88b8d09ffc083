package io.qisheng.petitions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.PetitionCommand.*;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts of a petition. Dispatched and taken on Monday the 9th: contact is due on the 10th at 18:00, an answer on the 16th. */
class FactsTest {

    private static final PetitionCommand NOTE = new Note("我们明天到现场。", false, List.of());
    private static final PetitionCommand ANSWER = new Answer(Outcome.SOLVED, "已划出掉头区。", List.of());

    static Stream<Arguments> lives() {
        return Stream.of(
                life("a draft", Story::draft, ""),
                life("what waits for the desk", Story::submitted, ""),
                life("what was accepted and not dispatched", Story::accepted, ""),
                life("what was rejected", Story::rejected, ""),
                life("what was dispatched", Story::dispatched, "RESPONSE 11-09 bad, ON_TIME 11-09 due 11-16T18:00"),
                life(
                        "a contact in time",
                        () -> Story.taken().on("2026-11-10T18:00").then(Stage.LEAD, NOTE),
                        "RESPONSE 11-09 good, ON_TIME 11-09 due 11-16T18:00"),
                life(
                        "a contact that came late",
                        () -> Story.taken().on("2026-11-10T18:01").then(Stage.LEAD, NOTE),
                        "RESPONSE 11-09 bad, ON_TIME 11-09 due 11-16T18:00"),
                life(
                        "an internal note, which the filer does not hear",
                        () -> Story.taken().then(Stage.LEAD, new Note("先看现场", true, List.of())),
                        "RESPONSE 11-09 bad, ON_TIME 11-09 due 11-16T18:00"),
                life(
                        "an answer in time",
                        () -> Story.handling().on("2026-11-16T18:00").then(Stage.CLAIMANT, ANSWER),
                        "RESPONSE 11-09 bad, ON_TIME 11-09 good"),
                life(
                        "an answer that came late",
                        () -> Story.handling()
                                .then(Stage.CLAIMANT, NOTE)
                                .on("2026-11-16T18:01")
                                .then(Stage.CLAIMANT, ANSWER),
                        "RESPONSE 11-09 good, ON_TIME 11-09 bad"),
                life("what waits for the filer", Story::paused, "RESPONSE 11-09 good, ON_TIME 11-09 stands"),
                life(
                        "a pause that is over moves the limit",
                        () -> Story.paused()
                                .on("2026-11-11T10:00")
                                .then(Stage.FILER, new Supplement("执照照片补上了", List.of())),
                        "RESPONSE 11-09 good, ON_TIME 11-09 due 11-18T18:00"),
                life(
                        "more time that was granted",
                        () -> Story.handling()
                                .then(Stage.CLAIMANT, new RequestExtension(3, "设备要等三天"))
                                .then(Stage.SUPERVISOR, new DecideExtension(true, "同意")),
                        "RESPONSE 11-09 bad, ON_TIME 11-09 due 11-19T18:00"),
                life("what was sent back", () -> Story.dispatched().then(Stage.LEAD, new Return("不是我们的事")), ""),
                life(
                        "what was sent back and dispatched again, by its first dispatch",
                        () -> Story.dispatched()
                                .then(Stage.LEAD, new Return("不是我们的事"))
                                .on("2026-11-12T10:00")
                                .then(Stage.DESK, new Dispatch(Stage.MARKET, List.of(), null)),
                        "RESPONSE 11-09 bad, ON_TIME 11-09 due 11-16T18:00"),
                life(
                        "what was taken back before anybody spoke",
                        () -> Story.taken().then(Stage.FILER, new Withdraw("已自行解决")),
                        ""),
                life(
                        "what was taken back after a contact",
                        () -> Story.taken().then(Stage.LEAD, NOTE).then(Stage.FILER, new Withdraw("已自行解决")),
                        "RESPONSE 11-09 good"),
                life(
                        "a good rating",
                        Story::closed,
                        "RESPONSE 11-09 good, ON_TIME 11-09 good, SOLVED 11-09 good, SATISFACTION 11-09 good"),
                life(
                        "a basically satisfied filer whose matter is not solved has it done again",
                        () -> Story.answered()
                                .on("2026-11-13T10:00")
                                .then(Stage.FILER, new Rate(false, Satisfaction.BASICALLY_SATISFIED, "还差一步")),
                        "RESPONSE 11-09 good, ON_TIME 11-09 due 11-20T18:00, SOLVED 11-13 bad, SATISFACTION 11-13 good"),
                life(
                        "what is done again counts by its newest answer, and each rating by itself",
                        () -> Story.answered()
                                .then(Stage.FILER, new Rate(false, Satisfaction.DISSATISFIED, null))
                                .on("2026-11-17T10:00")
                                .then(Stage.CLAIMANT, ANSWER)
                                .on("2026-12-01T10:00")
                                .then(Stage.FILER, new Rate(true, Satisfaction.SATISFIED, null)),
                        "RESPONSE 11-09 good, ON_TIME 11-09 bad, SOLVED 11-09 bad, SATISFACTION 11-09 bad,"
                                + " SOLVED 12-01 good, SATISFACTION 12-01 good"),
                life(
                        "what is done again and then taken back counts by the answer that there was",
                        () -> Story.reopened().then(Stage.FILER, new Withdraw("不再追究")),
                        "RESPONSE 11-09 good, ON_TIME 11-09 good, SOLVED 11-09 bad, SATISFACTION 11-09 bad"),
                life(
                        "what nobody rated",
                        () -> Story.answered().on("2026-11-17T10:00").then(Actor.SYSTEM, new CloseUnrated()),
                        "RESPONSE 11-09 good, ON_TIME 11-09 good"),
                life(
                        "what a supervisor says is no rating",
                        () -> Story.awaitingReview().then(Stage.SUPERVISOR, new Review(true, "已核实")),
                        "RESPONSE 11-09 good, ON_TIME 11-09 good, SOLVED 11-09 bad, SATISFACTION 11-09 bad,"
                                + " SOLVED 11-09 bad, SATISFACTION 11-09 bad"));
    }

    /** From the 9th, until the first answer: what is done again afterwards changes nothing. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-09T23:59, DAYS_1",
        "2026-11-10T00:00, DAYS_1",
        "2026-11-11T00:00, DAYS_3",
        "2026-11-12T23:59, DAYS_3",
        "2026-11-13T00:00, DAYS_5",
        "2026-11-19T09:00, DAYS_10",
        "2026-11-20T09:00, DAYS_20",
        "2026-11-29T09:00, DAYS_20",
        "2026-11-30T09:00, DAYS_MORE",
        "2028-01-01T09:00, DAYS_MORE"
    })
    void whatWasAnsweredCountsByTheDaysUntilItsFirstAnswer(String answered, Fact.Rate duration) {
        Story story = Story.handling().on(answered).then(Stage.CLAIMANT, ANSWER);
        Story again = story.then(Stage.FILER, new Rate(false, Satisfaction.DISSATISFIED, null))
                .on("2028-02-01T09:00")
                .then(Stage.CLAIMANT, ANSWER);

        assertThat(durations(Story.handling())).isEmpty();
        assertThat(durations(story)).containsExactly(duration);
        assertThat(durations(again)).containsExactly(duration);
        assertThat(facts(again))
                .filteredOn(fact -> fact.rate() == duration)
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.day()).isEqualTo(LocalDate.of(2026, 11, 9));
                    assertThat(fact.isGood()).isTrue();
                });
    }

    private static List<Fact.Rate> durations(Story story) {
        return facts(story).stream()
                .map(Fact::rate)
                .filter(Fact.Rate::isDuration)
                .toList();
    }

    private static Arguments life(String what, Supplier<Story> story, String facts) {
        return Arguments.of(what, story, facts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lives")
    void counts(String what, Supplier<Story> story, String facts) {
        assertThat(inWords(story.get())).as(what).isEqualTo(facts);
    }

    private static String inWords(Story story) {
        return String.join(
                ", ",
                facts(story).stream()
                        .filter(fact -> !fact.rate().isDuration())
                        .map(fact -> fact.rate() + " " + fact.day().toString().substring(5) + " " + state(fact))
                        .toList());
    }

    private static String state(Fact fact) {
        if (fact.good() != null) {
            return fact.isGood() ? "good" : "bad";
        }
        return fact.due() == null
                ? "stands"
                : "due " + Stage.CLOCKS.time().local(fact.due()).toString().substring(5);
    }

    private static List<Fact> facts(Story story) {
        return Facts.of(story.petition(), Stage.CLOCKS);
    }

    @Test
    void aPetitionCountsForItsLeadAndForTheCategoryAsTheDeskJudgedIt() {
        Story story = Story.submitted()
                .then(Stage.DESK, new Accept("TAX", Urgency.NORMAL, Complexity.ORDINARY))
                .then(Stage.DESK, new Dispatch(Stage.MARKET, List.of(Stage.INDUSTRY), null));

        assertThat(facts(story)).hasSize(2).allSatisfy(fact -> {
            assertThat(fact.department()).isEqualTo(Stage.MARKET);
            assertThat(fact.category()).isEqualTo("TAX");
        });
    }

    @Test
    void daysAreThoseOfTheTownship() {
        Story story =
                Story.answered().on("2026-11-10T00:30").then(Stage.FILER, new Rate(true, Satisfaction.SATISFIED, null));

        assertThat(facts(story))
                .filteredOn(fact -> fact.rate() == Fact.Rate.SOLVED)
                .extracting(Fact::day)
                .containsExactly(LocalDate.of(2026, 11, 10));
    }

    @Test
    void anAwaitedAnswerCountsOnceItIsOverdueAndNotWhileItsClockStands() {
        Fact awaited = onTime(Story.handling());

        assertThat(awaited.countsAt(Stage.time("2026-11-16T18:00"))).isFalse();
        assertThat(awaited.countsAt(Stage.time("2026-11-16T18:00:01"))).isTrue();
        assertThat(awaited.isGood()).isFalse();
        assertThat(onTime(Story.paused()).countsAt(Stage.MEETING)).isFalse();
        assertThat(onTime(Story.answered()).countsAt(Stage.MONDAY)).isTrue();
    }

    private static Fact onTime(Story story) {
        return facts(story).stream()
                .filter(fact -> fact.rate() == Fact.Rate.ON_TIME)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noFactNeedsTheHour() {
        Story story = Story.paused();

        List<Fact> before = facts(story);

        assertThat(facts(story.on("2027-06-01T10:00"))).isEqualTo(before);
    }
}
