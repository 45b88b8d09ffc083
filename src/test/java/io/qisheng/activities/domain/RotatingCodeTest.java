package io.qisheng.activities.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotatingCodeTest {

    private static final UUID ACTIVITY = UUID.fromString("0193b6f0-4444-7444-8444-000000000001");

    /** The beginning of a step of 15 seconds. */
    private static final Instant STEP = Instant.parse("2026-12-05T06:30:15Z");

    private final RotatingCode code = code("a secret of this activity", ACTIVITY);

    @Test
    void isTheSameThroughItsFifteenSecondsAndThenAnother() {
        assertThat(code.at(STEP.plusMillis(14_999))).isEqualTo(code.at(STEP));
        assertThat(code.at(STEP.plusMillis(15_000))).isNotEqualTo(code.at(STEP));
        assertThat(code.at(STEP.minusMillis(1))).isNotEqualTo(code.at(STEP));
        assertThat(code.until(STEP.plusMillis(14_999))).isEqualTo(STEP.plusSeconds(15));
        assertThat(code.until(STEP.plusSeconds(15))).isEqualTo(STEP.plusSeconds(30));
    }

    /** Shown for 15 seconds, it is taken for the two steps before and the two after them, to the millisecond. */
    @ParameterizedTest
    @CsvSource({
        "-30001, false",
        "-30000, true",
        "-1, true",
        "0, true",
        "14999, true",
        "15000, true",
        "44999, true",
        "45000, false",
    })
    void isTakenTwoStepsEitherSideExactly(long millis, boolean taken) {
        String shown = code.at(STEP);

        assertThat(code.accepts(shown, STEP.plusMillis(millis))).isEqualTo(taken);
    }

    @Test
    void hasSixCharactersNoneOfWhichLooksLikeADigit() {
        Set<String> shown = new HashSet<>();
        for (int step = 0; step < 2_000; step++) {
            shown.add(code.at(STEP.plusSeconds(15L * step)));
        }

        assertThat(shown).hasSizeGreaterThan(1_990).allMatch(one -> one.matches("[0-9A-HJKMNP-TV-Z]{6}"));
    }

    @Test
    void mayBeTypedInEitherCaseWithHyphensAndWithLettersForTheDigitsTheyLookLike() {
        for (int step = 0; step < 200; step++) {
            Instant moment = STEP.plusSeconds(15L * step);
            String shown = code.at(moment);
            String typed = shown.substring(0, 3).toLowerCase(Locale.ROOT) + "-"
                    + shown.substring(3).replace('0', 'o').replace('1', step % 2 == 0 ? 'l' : 'I');

            assertThat(code.accepts(typed, moment))
                    .as("%s for %s", typed, shown)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "000000", "ABCDEFG", "签到签到签到", "ſſſſſſ"})
    void takesNothingElse(String typed) {
        assertThat(code.accepts(typed, STEP)).isFalse();
    }

    @Test
    void isNotThatOfAnotherActivityOrSecret() {
        assertThat(code.accepts(code("another secret", ACTIVITY).at(STEP), STEP))
                .isFalse();
        assertThat(code.accepts(
                        code("a secret of this activity", UUID.fromString("0193b6f0-4444-7444-8444-000000000002"))
                                .at(STEP),
                        STEP))
                .isFalse();
    }

    private static RotatingCode code(String secret, UUID activity) {
        SecretKeySpec key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return new RotatingCode(activity, text -> hash(key, text));
    }

    private static byte[] hash(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
