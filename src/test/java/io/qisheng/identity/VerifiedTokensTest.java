package io.qisheng.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

    private final Watch watch = new Watch();
    private final Verifier verifier = new Verifier();
    private final VerifiedTokens tokens = new VerifiedTokens(verifier, watch, 2);

    @Test
    void aTokenIsVerifiedOnceAndIsItselfOnly() throws ParseException {
        JWTCallerPrincipal first = parse("good");

        assertThat(parse("good")).isSameAs(first);
        assertThat(parse("good other")).isNotSameAs(first);
        assertThat(verifier.asked).containsExactly("good", "good other");
    }

    @Test
    void whatIsRefusedIsLookedAtAnewEachTime() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> parse("bad")).isInstanceOf(ParseException.class);
        }
        assertThat(verifier.asked).containsExactly("bad", "bad", "bad");
    }

    @Test
    void aTokenThatWasGoodIsNotGoodFromTheSecondOnInWhichItExpires() throws ParseException {
        parse("good");
        watch.now = NOW.plus(Duration.ofMinutes(15)).minusMillis(1);
        parse("good");
        assertThat(verifier.asked).hasSize(1);

        watch.now = NOW.plus(Duration.ofMinutes(15));
        verifier.refuses = true;
        assertThatThrownBy(() -> parse("good")).isInstanceOf(ParseException.class);
        watch.now = NOW;
        assertThatThrownBy(() -> parse("good")).as("forgotten").isInstanceOf(ParseException.class);
    }

    @Test
    void onlySoManyAreKeptAndTheLeastUsedIsForgotten() throws ParseException {
        parse("good 1");
        parse("good 2");
        parse("good 1");
        parse("good 3");
        verifier.asked.clear();

        parse("good 1");
        parse("good 3");
        assertThat(verifier.asked).isEmpty();
        parse("good 2");
        assertThat(verifier.asked).containsExactly("good 2");
    }

    private JWTCallerPrincipal parse(String token) throws ParseException {
        return tokens.parse(token, new JWTAuthContextInfo());
    }

    /** Takes what begins with "good", for a quarter of an hour. */
    private static final class Verifier extends JWTCallerPrincipalFactory {

        private final List<String> asked = new ArrayList<>();
        private boolean refuses;

        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
            asked.add(token);
            if (refuses || !token.startsWith("good")) {
                throw new ParseException("refused");
            }
            JwtClaims claims = new JwtClaims();
            claims.setExpirationTime(
                    NumericDate.fromSeconds(NOW.plus(Duration.ofMinutes(15)).getEpochSecond()));
            return new DefaultJWTCallerPrincipal(claims);
        }
    }

    private static final class Watch extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
