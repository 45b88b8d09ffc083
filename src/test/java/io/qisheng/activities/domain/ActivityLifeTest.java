package io.qisheng.activities.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.qisheng.activities.domain.ActivityLife.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One test for every (status × action), from a table written by hand; then the window in which a scan counts, to the millisecond. */
class ActivityLifeTest {

    /** action | from | to. What is not in it is refused. */
    private static final String EXPECTED = """
            SCHEDULE | DRAFT                               | SCHEDULED
            PUBLISH  | DRAFT SCHEDULED                     | PUBLISHED
            OPEN     | PUBLISHED                           | OPEN
            CLOSE    | OPEN                                | CLOSED
            CANCEL   | DRAFT SCHEDULED PUBLISHED OPEN      | CANCELLED
            """;

    private static final Instant START = Instant.parse("2026-12-05T06:30:00Z");
    private static final Instant END = START.plus(Duration.ofHours(2));

    @TestFactory
    Stream<DynamicTest> everyCellOfTheTable() {
        Map<String, String> expected = expected();
        return Arrays.stream(ActivityStatus.values())
                .flatMap(status -> Arrays.stream(ActivityAction.values())
                        .map(action ->
                                dynamicTest(status + " " + action, () -> isAsExpected(status, action, expected))));
    }

    private static void isAsExpected(ActivityStatus status, ActivityAction action, Map<String, String> expected) {
        ActivityLife life = whole(status);
        String next = expected.get(status + " " + action);

        Decision decision = life.decide(action);

        assertThat(life.allowed().contains(action)).isEqualTo(next != null);
        assertThat(decision)
                .isEqualTo(
                        next == null
                                ? new Decision.Refused(ActivityProblem.ACTIVITY_ACTION_NOT_ALLOWED)
                                : new Decision.Applied(ActivityStatus.valueOf(next)));
    }

    @Test
    void withoutMinutesItCannotBeClosed() {
        ActivityLife life = new ActivityLife(ActivityStatus.OPEN, START, END, START, false, 12);

        assertThat(life.decide(ActivityAction.CLOSE))
                .isEqualTo(new Decision.Refused(ActivityProblem.ACTIVITY_MINUTES_MISSING));
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULE", "PUBLISH"})
    void withAnEmptyRosterItGoesNoFurtherThanADraft(ActivityAction action) {
        ActivityLife life = new ActivityLife(ActivityStatus.DRAFT, START, END, null, false, 0);

        assertThat(life.decide(action)).isEqualTo(new Decision.Refused(ActivityProblem.ACTIVITY_ROSTER_EMPTY));
    }

    @ParameterizedTest
    @CsvSource({
        "-1800001, false",
        "-1800000, true",
        "0, true",
        "7200000, true",
        "7200001, false",
    })
    void aPublishedOneTakesScansFromHalfAnHourBeforeToTheEnd(long millis, boolean inTime) {
        ActivityLife life = new ActivityLife(ActivityStatus.PUBLISHED, START, END, null, false, 12);
        Instant moment = START.plusMillis(millis);

        assertThat(life.isOpenAt(moment)).isEqualTo(inTime);
        assertThat(life.checkInOpen(moment)).isEqualTo(inTime);
        assertThat(life.opensByItself(moment)).isEqualTo(millis >= -1_800_000);
        assertThat(life.at(moment).status())
                .isEqualTo(millis >= -1_800_000 ? ActivityStatus.OPEN : ActivityStatus.PUBLISHED);
    }

    @Test
    void oneThatWasOpenedByHandTakesScansFromThen() {
        Instant opened = START.minus(Duration.ofMinutes(50));
        ActivityLife life = new ActivityLife(ActivityStatus.OPEN, START, END, opened, false, 12);

        assertThat(life.isOpenAt(opened)).isTrue();
        assertThat(life.isOpenAt(opened.minusMillis(1))).isFalse();
    }

    @Test
    void afterItsEndItStaysOpenButTakesNoScan() {
        ActivityLife life = new ActivityLife(ActivityStatus.OPEN, START, END, START, true, 12);

        assertThat(life.checkInOpen(END.plusMillis(1))).isFalse();
        assertThat(life.allowed()).contains(ActivityAction.CLOSE);
        assertThat(life.takesMinutes()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT", "SCHEDULED", "CANCELLED"})
    void whatWasNeverPublishedTakesNoScan(ActivityStatus status) {
        ActivityLife life = new ActivityLife(status, START, END, null, false, 12);

        assertThat(life.isOpenAt(START)).isFalse();
        assertThat(life.checkInOpen(START)).isFalse();
    }

    @Test
    void theRosterIsSettledAtTheStart() {
        ActivityLife life = whole(ActivityStatus.PUBLISHED);

        assertThat(life.isAhead(START.minusMillis(1))).isTrue();
        assertThat(life.isAhead(START)).isFalse();
    }

    private static ActivityLife whole(ActivityStatus status) {
        @Nullable Instant opened = status == ActivityStatus.OPEN || status == ActivityStatus.CLOSED ? START : null;
        return new ActivityLife(status, START, END, opened, true, 12);
    }

    private static Map<String, String> expected() {
        Map<String, String> expected = new LinkedHashMap<>();
        EXPECTED.lines().map(line -> line.split("\\|", -1)).forEach(cells -> {
            for (String from : cells[1].strip().split(" ", -1)) {
                expected.put(from + " " + cells[0].strip(), cells[2].strip());
            }
        });
        return expected;
    }
}
