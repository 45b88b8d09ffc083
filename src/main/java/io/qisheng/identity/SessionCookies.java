package io.qisheng.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The cookies of the staff web view. Outside the local profile they are {@code Secure} and carry the prefixes that browsers
 * enforce; the refresh token goes to the sign-in addresses only, so it has {@code __Secure-} instead of {@code __Host-}.
 */
@ApplicationScoped
class SessionCookies {

    static final String CSRF = "qs-csrf";
    private static final String AUTH_PATH = "/api/v1/auth";

    private final boolean secure;

    SessionCookies(@ConfigProperty(name = "qisheng.cookies.secure", defaultValue = "true") boolean secure) {
        this.secure = secure;
    }

    String accessName() {
        return secure ? "__Host-qs-access" : "qs-access";
    }

    String refreshName() {
        return secure ? "__Secure-qs-refresh" : "qs-refresh";
    }

    /** Cookies of a new session; the CSRF token is readable, so that the page can send it in a header. */
    NewCookie[] of(Tokens tokens, String csrf) {
        int life = (int) Tokens.REFRESH_LIFE.toSeconds();
        return new NewCookie[] {
            cookie(accessName(), tokens.access(), "/", (int) AccessTokens.LIFE.toSeconds(), true),
            cookie(refreshName(), tokens.refresh(), AUTH_PATH, life, true),
            cookie(CSRF, csrf, "/", life, false)
        };
    }

    /** Cookies that end the session in the browser. */
    NewCookie[] cleared() {
        int gone = (int) Duration.ZERO.toSeconds();
        return List.of(
                        cookie(accessName(), "", "/", gone, true),
                        cookie(refreshName(), "", AUTH_PATH, gone, true),
                        cookie(CSRF, "", "/", gone, false))
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
