package io.qisheng.activities.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.activities.domain.CheckInRules.Judgement;
import io.qisheng.activities.domain.CheckInRules.Judgement.Refused;
import io.qisheng.activities.domain.CheckInRules.Judgement.Taken;
import io.qisheng.activities.domain.CheckInRules.Result;
import io.qisheng.activities.domain.CheckInRules.Standing;
import io.qisheng.activities.domain.Scan.CodeCheck;
import io.qisheng.activities.domain.Scan.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the decision table of check-ins that the scan alone decides, each border to the millisecond. */
class CheckInRulesTest {

    private static final Instant START = Instant.parse("2026-12-05T06:30:00Z");
    private static final Instant END = START.plus(Duration.ofHours(2));
    private static final ActivityLife LIFE = new ActivityLife(ActivityStatus.PUBLISHED, START, END, null, false, 20);
    private static final CodeCheck GOOD = moment -> true;
    private static final CodeCheck FORGED = moment -> false;

    /** A scan as it is when nothing is wrong: on time, sent at once, in the middle of the venue. */
    private record Told(
            Way way,
            Instant scannedAt,
            @Nullable Instant sentAt,
            Instant receivedAt,
            CodeCheck code,
            @Nullable Double distance) {

        static Told at(Instant moment) {
            return new Told(Way.CODE, moment, moment, moment, GOOD, -250.0);
        }

        Told sent(@Nullable Instant moment) {
            return new Told(way, scannedAt, moment, receivedAt, code, distance);
        }

        Told received(Instant moment) {
            return new Told(way, scannedAt, sentAt, moment, code, distance);
        }

        Told code(CodeCheck other) {
            return new Told(way, scannedAt, sentAt, receivedAt, other, distance);
        }

        Told from(@Nullable Double metres) {
            return new Told(way, scannedAt, sentAt, receivedAt, code, metres);
        }

        Told by(Way other) {
            return new Told(other, scannedAt, sentAt, receivedAt, code, distance);
        }

        Scan scan() {
            return new Scan(way, scannedAt, sentAt, receivedAt, code, distance);
        }

        Judgement judged() {
            return judged(ActivityStatus.PUBLISHED);
        }

        Judgement judged(ActivityStatus status) {
            return CheckInRules.judge(scan(), LIFE, status);
        }
    }

    @Test
    void aGoodScanInTheWindowIsTaken() {
        assertThat(Told.at(START).judged()).isEqualTo(new Taken(false, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"900000, false", "900001, true"})
    void afterAQuarterOfAnHourItIsLate(long millis, boolean late) {
        assertThat(Told.at(START.plusMillis(millis)).judged()).isEqualTo(new Taken(late, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"-1800001, false", "-1800000, true", "7200000, true", "7200001, false"})
    void outsideTheWindowItIsRefused(long millis, boolean taken) {
        Judgement judgement = Told.at(START.plusMillis(millis)).judged();

        assertThat(judgement instanceof Taken).isEqualTo(taken);
        if (!taken) {
            assertThat(judgement).isEqualTo(new Refused(ActivityProblem.CHECK_IN_ACTIVITY_NOT_OPEN));
        }
    }

    @Test
    void aCancelledActivityTakesNone() {
        assertThat(Told.at(START).judged(ActivityStatus.CANCELLED))
                .isEqualTo(new Refused(ActivityProblem.CHECK_IN_ACTIVITY_CANCELLED));
    }

    @ParameterizedTest
    @CsvSource({
        "CODE, CHECK_IN_CODE_INVALID",
        "SCENE, CHECK_IN_CODE_INVALID",
        "CARD, CHECK_IN_CARD_INVALID",
    })
    void whatIsForgedExpiredOrForeignIsRefused(Way way, ActivityProblem why) {
        assertThat(Told.at(START).by(way).code(FORGED).judged()).isEqualTo(new Refused(why));
    }

    /** The code is judged when it was scanned, by our clock: not when it arrives, and not by the clock of the phone. */
    @Test
    void theCodeIsJudgedAtTheTrueTimeOfTheScan() {
        Instant byPhone = START.minus(Duration.ofHours(5));
        Instant received = START.plus(Duration.ofHours(1));
        CodeCheck onlyAtTheStart = moment -> moment.equals(START);

        Judgement judgement = Told.at(byPhone)
                .sent(byPhone.plus(Duration.ofHours(1)))
                .received(received)
                .code(onlyAtTheStart)
                .judged();

        assertThat(judgement).isEqualTo(new Taken(false, List.of(CheckInReason.CLOCK_SKEW, CheckInReason.LATE_UPLOAD)));
    }

    @ParameterizedTest
    @CsvSource({"600000, false", "600001, true"})
    void moreThanTenMinutesOnTheWayIsALateUpload(long millis, boolean doubtful) {
        Instant later = START.plusMillis(millis);

        assertThat(Told.at(START).sent(later).received(later).judged())
                .isEqualTo(new Taken(false, doubtful ? List.of(CheckInReason.LATE_UPLOAD) : List.of()));
    }

    @ParameterizedTest
    @CsvSource({"259200000, true", "259200001, false"})
    void moreThanThreeDaysIsTooLate(long millis, boolean taken) {
        Instant later = START.plusMillis(millis);

        assertThat(Told.at(START).sent(later).received(later).judged())
                .isEqualTo(
                        taken
                                ? new Taken(false, List.of(CheckInReason.LATE_UPLOAD))
                                : new Refused(ActivityProblem.CHECK_IN_TOO_LATE));
    }

    @Test
    void whatIsBroughtInAfterTheClosingIsALateUploadAndNotTooEarlyOrTooLate() {
        ActivityLife closed = new ActivityLife(ActivityStatus.CLOSED, START, END, START, true, 20);
        Instant later = END.plus(Duration.ofHours(20));

        assertThat(CheckInRules.judge(
                        Told.at(START.plusSeconds(60))
                                .sent(later)
                                .received(later)
                                .scan(),
                        closed,
                        ActivityStatus.CLOSED))
                .isEqualTo(new Taken(false, List.of(CheckInReason.LATE_UPLOAD)));
    }

    @ParameterizedTest
    @CsvSource({"600000, false", "600001, true", "-600000, false", "-600001, true"})
    void aClockThatIsMoreThanTenMinutesOffIsDoubtfulEitherWay(long millis, boolean doubtful) {
        Instant byPhone = START.plusMillis(millis);

        assertThat(Told.at(byPhone).received(START).judged())
                .isEqualTo(new Taken(false, doubtful ? List.of(CheckInReason.CLOCK_SKEW) : List.of()));
    }

    @ParameterizedTest
    @CsvSource({"600000, false", "600001, true"})
    void withoutTheTimeOfSendingAScanOfTheFutureTellsOfAWrongClockToo(long millis, boolean doubtful) {
        Instant byPhone = START.plusMillis(millis);

        assertThat(Told.at(byPhone).sent(null).received(START).judged())
                .isEqualTo(new Taken(false, doubtful ? List.of(CheckInReason.CLOCK_SKEW) : List.of()));
    }

    /** Whatever a phone says, nobody has scanned after the scan has arrived: three days early is not in time, and not accepted. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void aScanOfTheFutureCountsAtTheMomentItArrives(Way way) {
        Instant early = START.minus(Duration.ofDays(3));

        assertThat(Told.at(START.plusSeconds(60))
                        .by(way)
                        .sent(early)
                        .received(early)
                        .judged())
                .isEqualTo(new Refused(ActivityProblem.CHECK_IN_ACTIVITY_NOT_OPEN));
        assertThat(Told.at(START.minus(Duration.ofMinutes(30)))
                        .by(way)
                        .sent(null)
                        .received(START.minus(Duration.ofMinutes(39)))
                        .judged())
                .isEqualTo(new Refused(ActivityProblem.CHECK_IN_ACTIVITY_NOT_OPEN));
    }

    @ParameterizedTest
    @CsvSource({"600000, false", "600001, true"})
    void whoScansAfterSendingHasAWrongClock(long millis, boolean doubtful) {
        assertThat(Told.at(START.plusMillis(millis)).sent(START).received(START).judged())
                .isEqualTo(new Taken(false, doubtful ? List.of(CheckInReason.CLOCK_SKEW) : List.of()));
    }

    /** The clock of a phone may be a little slow: at the opening that makes no scan too early that arrives in time. */
    @ParameterizedTest
    @CsvSource({"-600000, true", "-600001, false"})
    void aSlowClockMakesNoScanTooEarlyThatArrivesInTime(long millis, boolean taken) {
        Instant opens = START.minus(Duration.ofMinutes(30));

        assertThat(Told.at(opens.plusMillis(millis)).sent(null).received(opens).judged() instanceof Taken)
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"CODE, false", "SCENE, false", "CARD, true", "HAND, true"})
    void nobodyVouchesForOneself(Way way, boolean doubtful) {
        Judgement judgement = Told.at(START).by(way).judged();

        assertThat(CheckInRules.vouched(judgement, way, false)).isEqualTo(judgement);
        assertThat(CheckInRules.vouched(judgement, way, true))
                .isEqualTo(new Taken(false, doubtful ? List.of(CheckInReason.SELF_RECORDED) : List.of()));
    }

    @ParameterizedTest
    @CsvSource({"320, 20, true", "320.1, 20, false", "600, 300, true", "600.1, 300, false", "600.1, 100000, false"})
    void aVagueFixVouchesForThreeHundredMetresAtMost(double metres, double accuracy, boolean inside) {
        assertThat(Scan.beyond(metres, 300, accuracy) <= 0).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({"CODE, true", "SCENE, true", "CARD, false", "HAND, false"})
    void placeCountsWhereNobodyVouches(Way way, boolean counts) {
        assertThat(Told.at(START).by(way).from(0.0).judged()).isEqualTo(new Taken(false, List.of()));
        assertThat(Told.at(START).by(way).from(0.1).judged())
                .isEqualTo(new Taken(false, counts ? List.of(CheckInReason.TOO_FAR) : List.of()));
        assertThat(Told.at(START).by(way).from(null).judged())
                .isEqualTo(new Taken(false, counts ? List.of(CheckInReason.NO_PLACE) : List.of()));
    }

    @Test
    void theFirstReasonToRefuseIsTheOneThatIsTold() {
        Instant farTooLate = END.plus(Duration.ofDays(5));
        Told wrongInEveryWay = Told.at(END.plusSeconds(1))
                .sent(farTooLate)
                .received(farTooLate)
                .code(FORGED);

        assertThat(wrongInEveryWay.judged(ActivityStatus.CANCELLED))
                .isEqualTo(new Refused(ActivityProblem.CHECK_IN_TOO_LATE));
        assertThat(Told.at(END.plusSeconds(1)).code(FORGED).judged(ActivityStatus.CANCELLED))
                .isEqualTo(new Refused(ActivityProblem.CHECK_IN_ACTIVITY_CANCELLED));
        assertThat(Told.at(END.plusSeconds(1)).code(FORGED).judged())
                .isEqualTo(new Refused(ActivityProblem.CHECK_IN_ACTIVITY_NOT_OPEN));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPECTED", "GUEST"})
    void whoMayComeIsTakenUnlessSomethingIsDoubtful(Standing standing) {
        Taken onTime = new Taken(false, List.of());

        assertThat(CheckInRules.result(onTime, standing, false)).isEqualTo(Result.ACCEPTED);
        assertThat(CheckInRules.result(new Taken(true, List.of()), standing, false))
                .isEqualTo(Result.LATE);
        assertThat(CheckInRules.result(onTime, standing, true)).isEqualTo(Result.REVIEW);
        assertThat(CheckInRules.result(new Taken(true, List.of(CheckInReason.NO_PLACE)), standing, false))
                .isEqualTo(Result.REVIEW);
    }

    @Test
    void whoIsNeitherExpectedNorAGuestIsNotTaken() {
        assertThat(CheckInRules.result(new Taken(false, List.of()), Standing.NONE, false))
                .isNull();
    }
}
