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

    private final SessionCookies cookies;

    CsrfGuard(SessionCookies cookies) {
        this.cookies = cookies;
    }

    @ServerRequestFilter
    void filter(ContainerRequestContext request, SimpleResourceInfo resource) throws NoSuchMethodException {
        boolean byCookie = request.getHeaderString(HttpHeaders.AUTHORIZATION) == null
                && request.getCookies().containsKey(cookies.accessName());
        boolean open = resource.getResourceClass()
                .getMethod(resource.getMethodName(), resource.parameterTypes())
                .isAnnotationPresent(PermitAll.class);
        if (byCookie && !open && !SAFE.contains(request.getMethod())) {
            check(request.getCookies(), request.getHeaderString(HEADER));
        }
    }

    /**
     * Holds the header against the cookie.
     *
     * @throws ProblemException {@code csrf-token-invalid}
     */
    void check(HttpHeaders headers) {
        check(headers.getCookies(), headers.getHeaderString(HEADER));
    }

    private static void check(Map<String, Cookie> cookies, @Nullable String header) {
        Cookie expected = cookies.get(SessionCookies.CSRF);
        if (expected == null || header == null || !same(expected.getValue(), header)) {
            throw ProblemException.of(PlatformProblem.CSRF_TOKEN_INVALID);
        }
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
