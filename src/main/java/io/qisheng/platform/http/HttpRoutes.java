package io.qisheng.platform.http;

import com.github.f4b6a3.uuid.UuidCreator;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemBody;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.MDC;

/**
 * Everything around the API on the same port: request ids, security headers, the staff web view with its page routes, in the
 * local profile the members' client at {@code /m/}, and problems where nothing answers.
 */
@ApplicationScoped
class HttpRoutes {

    /** A hash has few characters: a path of nothing but strokes is not read to its end from each of them. */
    static final Pattern HASHED = Pattern.compile("/(?:m/)?assets/.+-[A-Za-z0-9_-]{8,40}\\.[a-z0-9]+");

    private static final Pattern PAGE = Pattern.compile("/(?!(?:api|q)(?:/|$)|m/|assets/|\\.well-known/)[^.]*");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final int LAST = 100_000;

    private final String policy;
    private final long mostBytes;
    private final Optional<String> h5Directory;

    HttpRoutes(
            @ConfigProperty(name = "qisheng.storage.public-url") String storage,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes,
            @ConfigProperty(name = "qisheng.h5-directory") Optional<String> h5Directory) {
        this.mostBytes = mostBytes.asLongValue();
        this.h5Directory = h5Directory;
        this.policy = String.join(
                "; ",
                "default-src 'self'",
                "img-src 'self' data: blob: " + storage,
                "connect-src 'self' " + storage,
                "style-src 'self' 'unsafe-inline'",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-ancestors https://servicewechat.com");
    }

    void filters(@Observes Filters filters) {
        filters.register(this::identify, 1_000);
        filters.register(this::refuse, 950);
        filters.register(this::protect, 900);
    }

    void routes(@Observes Router router) {
        h5Directory.ifPresent(directory -> {
            router.route("/m").handler(HttpRoutes::toFolder);
            router.route("/m/*")
                    .handler(StaticHandler.create(FileSystemAccess.ROOT, directory)
                            .setCachingEnabled(false));
        });
        router.route().order(LAST).handler(HttpRoutes::nothingHere);
    }

    /** The router takes {@code /m/} for {@code /m} too, and must not send it to itself. */
    private static void toFolder(RoutingContext context) {
        if (context.request().path().equals("/m")) {
            context.redirect("/m/");
        } else {
            context.next();
        }
    }

    private void identify(RoutingContext context) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        context.put(RequestFacts.ID, id.toString());
        context.response().putHeader("X-Request-Id", id.toString());
        MDC.put("requestId", id.toString());
        context.next();
    }

    /**
     * What the server would take for something else, or refuse without a word: bytes that are no text, and too long a body. An address with
     * percent signs that begin no byte does not come so far, as whoever reads forwarded addresses refuses it.
     */
    private void refuse(RoutingContext context) {
        HttpServerRequest request = context.request();
        List<Violation> faults = Addresses.faults(request.query());
        if (!Addresses.isReadable(request.path())) {
            answer(context, ProblemException.of(PlatformProblem.NOT_FOUND));
        } else if (!faults.isEmpty()) {
            answer(context, ProblemException.invalid(faults));
        } else if (length(request) > mostBytes) {
            context.response().putHeader("Connection", "close");
            answer(context, ProblemException.of(PlatformProblem.PAYLOAD_TOO_LARGE));
        } else {
            context.next();
        }
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && LENGTH.matcher(length).matches() ? Long.parseLong(length) : 0;
    }

    private void protect(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Content-Security-Policy", policy);
        context.addHeadersEndHandler(ignored -> cache(context.normalizedPath(), response));
        String path = context.normalizedPath();
        boolean page = !path.startsWith("/api/")
                && context.request().method().equals(HttpMethod.GET)
                && PAGE.matcher(path).matches()
                && !path.equals("/")
                && !path.equals("/m");
        if (page) {
            context.reroute("/index.html");
            return;
        }
        context.next();
    }

    /** Files named by their content keep for a year; pages are asked for again each time; answers of the API are not kept. */
    private static void cache(String path, HttpServerResponse response) {
        if (path.startsWith("/api/")) {
            if (!response.headers().contains("Cache-Control")) {
                response.putHeader("Cache-Control", "no-store");
            }
        } else if (HASHED.matcher(path).matches() && response.getStatusCode() == 200) {
            response.putHeader("Cache-Control", "public, max-age=31536000, immutable");
        } else {
            response.putHeader("Cache-Control", "no-cache");
        }
    }

    private static void nothingHere(RoutingContext context) {
        answer(context, ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private static void answer(RoutingContext context, ProblemException problem) {
        context.response()
                .setStatusCode(problem.type().status())
                .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
                .end(ProblemBody.of(problem, context.request().path()).toString());
    }
}
