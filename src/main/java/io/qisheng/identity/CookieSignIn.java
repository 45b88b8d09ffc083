package io.qisheng.identity;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Decides, before anything else looks, how a request is signed in: by the bearer token that it names, or, where it names none, by the
 * cookie of the staff web view. A browser sends its cookies with every request, so a token that a page names itself goes first.
 */
@ApplicationScoped
class CookieSignIn {

    private static final String BY_COOKIE = "qisheng.signed-in-by-cookie";
    private static final int EARLY = 950;

    private final SessionCookies cookies;
    private final CurrentVertxRequest current;

    CookieSignIn(SessionCookies cookies, CurrentVertxRequest current) {
        this.cookies = cookies;
        this.current = current;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::decide, EARLY);
    }

    /** Whether the request that is being served is signed in by cookie. */
    boolean isByCookie() {
        return current.getCurrent().get(BY_COOKIE) != null;
    }

    private static @Nullable String value(RoutingContext context, String name) {
        Cookie cookie = context.request().getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    private void decide(RoutingContext context) {
        String access = cookies.access(name -> value(context, name));
        if (access != null && !context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            context.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + access);
            context.put(BY_COOKIE, true);
        }
        context.next();
    }
}
