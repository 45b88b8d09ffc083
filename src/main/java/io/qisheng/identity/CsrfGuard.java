package io.qisheng.identity;

import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Whoever is signed in by cookie proves with each write that the request comes from our page, by repeating a cookie in a header. */
@ApplicationScoped
public class CsrfGuard {

    private static final String HEADER = "X-CSRF-Token";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final CookieSignIn signIn;
    private final SessionCookies names;

    CsrfGuard(CookieSignIn signIn, SessionCookies names) {
        this.signIn = signIn;
        this.names = names;
    }

    @ServerRequestFilter
    void filter(ContainerRequestContext request, SimpleResourceInfo resource) throws NoSuchMethodException {
        if (!SAFE.contains(request.getMethod()) && signIn.isByCookie() && !isOpen(resource)) {
            check(request.getCookies(), request.getHeaderString(HEADER));
        }
    }

    private static boolean isOpen(SimpleResourceInfo resource) throws NoSuchMethodException {
        return resource.getResourceClass()
                .getMethod(resource.getMethodName(), resource.parameterTypes())
                .isAnnotationPresent(PermitAll.class);
    }

    /**
     * Holds the header against the cookie.
     *
     * @throws ProblemException {@code csrf-token-invalid}
     */
    void check(HttpHeaders headers) {
        check(headers.getCookies(), headers.getHeaderString(HEADER));
    }

    private void check(Map<String, Cookie> cookies, @Nullable String header) {
        Cookie expected = cookies.get(names.csrfName());
        if (expected == null || header == null || !same(expected.getValue(), header)) {
            throw ProblemException.of(PlatformProblem.CSRF_TOKEN_INVALID);
        }
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
