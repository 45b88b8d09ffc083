package io.qisheng.evidence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.evidence.domain.PhotoDecision.Applied;
import io.qisheng.evidence.domain.PhotoDecision.Refused;
import io.qisheng.evidence.domain.PhotoDecision.Repeated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhotoLifeTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final UUID OWNER = new UUID(1, 1);
    private static final UUID STRANGER = new UUID(2, 2);
    private static final FactRef PETITION = new FactRef(FactType.PETITION, new UUID(3, 3), 1);
    private static final FactRef ANOTHER_PART = new FactRef(FactType.PETITION, new UUID(3, 3), 2);
    private static final Verdict GOOD = new Verdict.Good(new PixelSize(40, 30), 7);
    private static final Verdict BAD = new Verdict.Bad(List.of(RefusalReason.UNDECODABLE));

    private static Photo photo(EvidenceStatus status) {
        FactRef fact = status == EvidenceStatus.ATTACHED || status == EvidenceStatus.REMOVED ? PETITION : null;
        return new Photo(new UUID(9, 9), OWNER, Purpose.PETITION, NOON, status, fact);
    }

    private static PhotoCommand command(String name) {
        return switch (name) {
            case "good" -> new PhotoCommand.Judge(GOOD);
            case "bad" -> new PhotoCommand.Judge(BAD);
            case "attach" -> new PhotoCommand.Attach(OWNER, Purpose.PETITION, PETITION);
            case "detach" -> new PhotoCommand.Detach(PETITION);
            case "sweep" -> new PhotoCommand.Sweep(NOON.plus(Duration.ofHours(24)));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String outcome(PhotoDecision decision) {
        return switch (decision) {
            case Applied applied -> applied.next().status().name();
            case Repeated repeated -> "repeated";
            case Refused refused -> refused.why().name();
        };
    }

    @ParameterizedTest(name = "{0}: good {1}, bad {2}, attach {3}, detach {4}, sweep {5}")
    @CsvSource({
        "TICKETED, VERIFIED, REFUSED,  NOT_VERIFIED, NOT_ATTACHED_HERE, REMOVED",
        "VERIFIED, repeated, repeated, ATTACHED,     NOT_ATTACHED_HERE, REMOVED",
        "REFUSED,  repeated, repeated, NOT_VERIFIED, NOT_ATTACHED_HERE, repeated",
        "ATTACHED, repeated, repeated, repeated,     REMOVED,           STILL_WANTED",
        "REMOVED,  repeated, repeated, NOT_VERIFIED, repeated,          repeated"
    })
    void everyCommandHasOneAnswerInEveryState(
            EvidenceStatus status, String good, String bad, String attach, String detach, String sweep) {
        Photo photo = photo(status);

        assertThat(List.of("good", "bad", "attach", "detach", "sweep"))
                .extracting(name -> outcome(PhotoLife.decide(photo, command(name))))
                .containsExactly(good, bad, attach, detach, sweep);
    }

    @ParameterizedTest
    @EnumSource(EvidenceStatus.class)
    void nobodyAttachesSomeoneElsesPhoto(EvidenceStatus status) {
        PhotoDecision decision =
                PhotoLife.decide(photo(status), new PhotoCommand.Attach(STRANGER, Purpose.PETITION, PETITION));

        assertThat(decision).isEqualTo(new Refused(PhotoRefusal.NOT_YOURS));
    }

    @ParameterizedTest
    @EnumSource(value = Purpose.class, mode = EnumSource.Mode.EXCLUDE, names = "PETITION")
    void aPhotoServesOnlyThePurposeItWasTakenFor(Purpose other) {
        PhotoDecision decision =
                PhotoLife.decide(photo(EvidenceStatus.VERIFIED), new PhotoCommand.Attach(OWNER, other, PETITION));

        assertThat(decision).isEqualTo(new Refused(PhotoRefusal.WRONG_PURPOSE));
    }

    @Test
    void aPhotoProvesOneFactOnlyAndAnotherPartIsAnotherFact() {
        PhotoDecision decision = PhotoLife.decide(
                photo(EvidenceStatus.ATTACHED), new PhotoCommand.Attach(OWNER, Purpose.PETITION, ANOTHER_PART));

        assertThat(decision).isEqualTo(new Refused(PhotoRefusal.PROVES_ANOTHER_FACT));
    }

    @Test
    void attachingRemembersTheFact() {
        PhotoDecision decision = PhotoLife.decide(photo(EvidenceStatus.VERIFIED), command("attach"));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Applied.class,
                        applied -> assertThat(applied.next().fact()).isEqualTo(PETITION));
    }

    @Test
    void detachingFromAnotherFactChangesNothing() {
        PhotoDecision decision =
                PhotoLife.decide(photo(EvidenceStatus.ATTACHED), new PhotoCommand.Detach(ANOTHER_PART));

        assertThat(decision).isEqualTo(new Refused(PhotoRefusal.NOT_ATTACHED_HERE));
    }

    @ParameterizedTest
    @EnumSource(
            value = EvidenceStatus.class,
            names = {"TICKETED", "VERIFIED"})
    void nothingIsSweptBeforeADayHasPassed(EvidenceStatus status) {
        PhotoCommand early =
                new PhotoCommand.Sweep(NOON.plus(Duration.ofHours(24)).minusMillis(1));

        assertThat(PhotoLife.decide(photo(status), early)).isEqualTo(new Refused(PhotoRefusal.STILL_WANTED));
    }

    @ParameterizedTest
    @CsvSource({
        "4000, 3000, 1280, 1280, 960",
        "3000, 4000, 1280, 960, 1280",
        "1280, 700, 1280, 1280, 700",
        "100, 50, 1280, 100, 50",
        "50000000, 1, 320, 320, 1",
        "1, 50000000, 320, 1, 320"
    })
    void renditionsKeepTheShapeAndAreNeverLarger(int width, int height, int edge, int fitWidth, int fitHeight) {
        assertThat(new PixelSize(width, height).fit(edge)).isEqualTo(new PixelSize(fitWidth, fitHeight));
    }

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void everyReasonIsFoundByItsCode(RefusalReason reason) {
        assertThat(RefusalReason.of(reason.code())).isEqualTo(reason);
    }
}
