package io.qisheng.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.NewCookie;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers keep: no cookie of more than 4,096 bytes, and the prefixes that they enforce wherever the connection is secure. */
class SessionCookiesTest {

    private static final UserView USER =
            new UserView(new UUID(0, 1), new UUID(0, 2), "管理员", true, true, List.of(), null);

    @ParameterizedTest
    @ValueSource(ints = {1, 700, 3_800, 3_801, 7_600, 12_000})
    void aTokenOfAnyLengthComesBackWhole(int length) {
        SessionCookies cookies = new SessionCookies(true);
        String token = "a.b-c_".repeat(length / 6 + 1).substring(0, length);

        NewCookie[] sent = cookies.of(new Tokens(token, "refresh", USER), "csrf");

        Map<String, String> kept =
                Arrays.stream(sent).collect(Collectors.toMap(NewCookie::getName, NewCookie::getValue));
        assertThat(kept)
                .allSatisfy((name, value) ->
                        assertThat(name.length() + value.length()).isLessThan(4_096));
        assertThat(cookies.access(kept::get)).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3_801, 12_000})
    void nothingOfASessionStaysInTheBrowser(int length) {
        SessionCookies cookies = new SessionCookies(true);
        List<String> sent = names(cookies.of(new Tokens("t".repeat(length), "refresh", USER), "csrf"));
        List<String> brought = Stream.concat(sent.stream(), Stream.of("__Host-qs-access-x", "theme"))
                .toList();

        NewCookie[] cleared = cookies.cleared(brought);

        assertThat(names(cleared)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(cleared).allSatisfy(cookie -> assertThat(cookie.getMaxAge()).isZero());
    }

    private static List<String> names(NewCookie[] cookies) {
        return Arrays.stream(cookies).map(NewCookie::getName).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereTheConnectionIsSecureEveryNameSaysSo(boolean secure) {
        SessionCookies cookies = new SessionCookies(secure);

        NewCookie[] sent = cookies.of(new Tokens("t".repeat(9_000), "refresh", USER), "csrf");

        assertThat(sent).allSatisfy(cookie -> {
            assertThat(cookie.isSecure()).isEqualTo(secure);
            assertThat(cookie.getName().startsWith("__Host-qs-")
                            || cookie.getName().startsWith("__Secure-qs-"))
                    .as(cookie.getName())
                    .isEqualTo(secure);
        });
        assertThat(cookies.csrfName()).isEqualTo(secure ? "__Host-qs-csrf" : "qs-csrf");
    }
}
