package io.qisheng.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Against the test vectors of RFC 6238, cut to six digits. */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    @Test
    void makesTheCodesOfTheStandard() {
        assertThat(Totp.code(SECRET, 59 / 30)).isEqualTo("287082");
        assertThat(Totp.code(SECRET, 1_111_111_109L / 30)).isEqualTo("081804");
        assertThat(Totp.code(SECRET, 20_000_000_000L / 30)).isEqualTo("353130");
    }

    @Test
    void acceptsTheNeighbouringStepsAndNoOthers() {
        Instant now = Instant.ofEpochSecond(1_111_111_109L);

        assertThat(Totp.stepOf(SECRET, "081804", now.plusSeconds(30))).hasValue(1_111_111_109L / 30);
        assertThat(Totp.stepOf(SECRET, "081804", now.plusSeconds(90))).isEmpty();
        assertThat(Totp.stepOf(SECRET, "000000", now)).isEmpty();
    }
}
