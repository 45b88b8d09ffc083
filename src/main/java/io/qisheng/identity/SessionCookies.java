package io.qisheng.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of the staff web view. Outside the local profile they are {@code Secure} and carry the prefixes that browsers
 * enforce; the refresh token goes to the sign-in addresses only, so it has {@code __Secure-} instead of {@code __Host-}. The access
 * token of whoever holds many offices is longer than a cookie may be: it comes in several then, the first of which says in how many.
 */
@ApplicationScoped
class SessionCookies {

    private static final String AUTH_PATH = "/api/v1/auth";

    /** Browsers keep no more than 4,096 bytes of a cookie, its name among them. */
    private static final int LONGEST = 3_800;

    /** How the first of several cookies begins: with their number. */
    private static final Pattern PARTS = Pattern.compile("([2-9])~(.*)");

    private final boolean secure;
    private final Pattern further;

    SessionCookies(@ConfigProperty(name = "qisheng.cookies.secure", defaultValue = "true") boolean secure) {
        this.secure = secure;
        this.further = Pattern.compile(Pattern.quote(accessName()) + "-[1-9]");
    }

    String accessName() {
        return secure ? "__Host-qs-access" : "qs-access";
    }

    String refreshName() {
        return secure ? "__Secure-qs-refresh" : "qs-refresh";
    }

    String csrfName() {
        return secure ? "__Host-qs-csrf" : "qs-csrf";
    }

    /**
     * The access token that a request brings, or null.
     *
     * @param values the value of the request's cookie of a name, or null
     */
    @Nullable
    String access(Function<String, @Nullable String> values) {
        String first = values.apply(accessName());
        Matcher several = PARTS.matcher(first == null ? "" : first);
        if (!several.matches()) {
            return first;
        }
        StringBuilder token = new StringBuilder(several.group(2));
        for (int part = 1; part < Integer.parseInt(several.group(1)); part++) {
            token.append(Objects.requireNonNullElse(values.apply(accessName() + "-" + part), ""));
        }
        return token.toString();
    }

    /** Cookies of a new session; the CSRF token is readable, so that the page can send it in a header. */
    NewCookie[] of(Tokens tokens, String csrf) {
        int life = (int) Tokens.REFRESH_LIFE.toSeconds();
        List<NewCookie> all = access(tokens.access());
        all.add(cookie(refreshName(), tokens.refresh(), AUTH_PATH, life, true));
        all.add(cookie(csrfName(), csrf, "/", life, false));
        return all.toArray(NewCookie[]::new);
    }

    private List<NewCookie> access(String token) {
        int parts = Math.ceilDiv(token.length(), LONGEST);
        List<NewCookie> cookies = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            String text = token.substring(part * LONGEST, Math.min((part + 1) * LONGEST, token.length()));
            String name = part == 0 ? accessName() : accessName() + "-" + part;
            String value = part == 0 && parts > 1 ? parts + "~" + text : text;
            cookies.add(cookie(name, value, "/", (int) AccessTokens.LIFE.toSeconds(), true));
        }
        return cookies;
    }

    /**
     * Cookies that end the session in the browser.
     *
     * @param brought the names of the cookies that the browser has, among them the further parts of an access token
     */
    NewCookie[] cleared(Collection<String> brought) {
        int gone = (int) Duration.ZERO.toSeconds();
        Stream<NewCookie> parts = brought.stream()
                .filter(name -> further.matcher(name).matches())
                .map(name -> cookie(name, "", "/", gone, true));
        return Stream.concat(
                        Stream.of(
                                cookie(accessName(), "", "/", gone, true),
                                cookie(refreshName(), "", AUTH_PATH, gone, true),
                                cookie(csrfName(), "", "/", gone, false)),
                        parts)
                .toArray(NewCookie[]::new);
    }

    private NewCookie cookie(String name, String value, String path, int maxAge, boolean httpOnly) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(path)
                .maxAge(maxAge)
                .httpOnly(httpOnly)
                .secure(secure)
                .sameSite(SameSite.STRICT)
                .build();
    }
}
