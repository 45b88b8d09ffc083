package io.qisheng.platform.http;

import com.github.f4b6a3.uuid.UuidCreator;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemBody;
import io.qisheng.platform.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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

    private static final Pattern PAGE = Pattern.compile("/(?!api/|q/|m/|assets/|\\.well-known/)[^.]*");
    private static final int LAST = 100_000;

    private final String policy;
    private final Optional<String> h5Directory;

    HttpRoutes(
            @ConfigProperty(name = "qisheng.storage.public-url") String storage,
            @ConfigProperty(name = "qisheng.h5-directory") Optional<String> h5Directory) {
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
        filters.register(this::protect, 900);
    }

    void routes(@Observes Router router) {
        h5Directory.ifPresent(directory -> {
            router.route("/m").handler(HttpRoutes::toFolder);
            router.route("/m/*")
                    .handler(StaticHandler.create(FileSystemAccess.ROOT, directory)
                            .setCachingEnabled(false));
        });
        router.route().order(LAST).handler(this::nothingHere);
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

    private void nothingHere(RoutingContext context) {
        ProblemException problem = ProblemException.of(PlatformProblem.NOT_FOUND);
        context.response()
                .setStatusCode(problem.type().status())
                .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
                .end(ProblemBody.of(problem, context.get(RequestFacts.ID)).toString());
    }
}
