package io.qisheng.platform.problem;

import io.netty.channel.unix.Errors.NativeIoException;
import io.netty.handler.timeout.TimeoutException;
import io.qisheng.platform.http.RequestFacts;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every failure leaves as a problem of the catalogue; what nobody foresaw is logged here and told as {@code internal-error}. */
@ApplicationScoped
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** Classes of SQLSTATE that say the database is away, starting, stopping or out of room, not that a statement is wrong. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    /** Whoever lost a race for rows may come again: serialization failure, deadlock, lock not available. */
    private static final Set<String> CROWDED = Set.of("40001", "40P01", "55P03");

    private final RequestFacts request;

    ProblemMappers(RequestFacts request) {
        this.request = request;
    }

    @ServerExceptionMapper
    Response problem(ProblemException problem) {
        return respond(problem);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException failure) {
        return respond(ProblemException.of(PlatformProblem.UNAUTHENTICATED));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return respond(ProblemException.of(PlatformProblem.FORBIDDEN));
    }

    @ServerExceptionMapper
    Response web(WebApplicationException failure) {
        if (failure.getCause() instanceof ProblemException problem) {
            return respond(problem);
        }
        return respond(ProblemException.of(
                switch (failure.getResponse().getStatus()) {
                    case 400 -> PlatformProblem.MALFORMED_JSON;
                    case 401 -> PlatformProblem.UNAUTHENTICATED;
                    case 403 -> PlatformProblem.FORBIDDEN;
                    case 404 -> PlatformProblem.NOT_FOUND;
                    case 405 -> PlatformProblem.METHOD_NOT_ALLOWED;
                    case 406 -> PlatformProblem.NOT_ACCEPTABLE;
                    case 413 -> PlatformProblem.PAYLOAD_TOO_LARGE;
                    case 415 -> PlatformProblem.UNSUPPORTED_MEDIA_TYPE;
                    default -> unforeseen(failure);
                }));
    }

    @ServerExceptionMapper
    Response any(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return respond(problem);
            }
            if (isTooLarge(cause)) {
                return respond(ProblemException.of(PlatformProblem.PAYLOAD_TOO_LARGE));
            }
            if (isPassing(cause)) {
                LOG.warnf("the database is away or crowded: %s", cause.getMessage());
                return respond(ProblemException.of(PlatformProblem.UNAVAILABLE));
            }
        }
        return respond(ProblemException.of(unforeseen(failure)));
    }

    /** A body without a length that goes on past the server's limit; the server has an exception of no kind of its own for it. */
    private static boolean isTooLarge(Throwable cause) {
        return cause.getClass() == IOException.class && "Request too large".equals(cause.getMessage());
    }

    private static boolean isPassing(Throwable cause) {
        if (cause instanceof PgException refused) {
            return isPassing(refused.getSqlState());
        }
        if (cause instanceof JDBCException converted) {
            return isPassing(converted.getSQLState());
        }
        return cause instanceof SocketException
                || cause instanceof ClosedChannelException
                || cause instanceof NativeIoException
                || cause instanceof UnknownHostException
                || cause instanceof TimeoutException
                || cause instanceof io.vertx.core.impl.NoStackTraceThrowable;
    }

    private static boolean isPassing(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (AWAY.contains(state.substring(0, 2)) || CROWDED.contains(state));
    }

    private static PlatformProblem unforeseen(Throwable failure) {
        LOG.error("an unforeseen failure", failure);
        return PlatformProblem.INTERNAL_ERROR;
    }

    private Response respond(ProblemException problem) {
        Response.ResponseBuilder response = Response.status(problem.type().status())
                .type(ProblemBody.MEDIA_TYPE)
                .entity(ProblemBody.of(problem, request.path()).toString());
        String retryAfter = ProblemBody.retryAfter(problem);
        if (retryAfter != null) {
            response.header("Retry-After", retryAfter);
        }
        if (problem.type().status() == 401) {
            boolean sentToken = request.header("Authorization") != null;
            response.header("WWW-Authenticate", sentToken ? "Bearer error=\"invalid_token\"" : "Bearer");
        }
        return response.build();
    }
}
