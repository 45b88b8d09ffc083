package io.qisheng.identity;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Who is calling. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class MeResource {

    private final SessionService sessions;
    private final CurrentCaller caller;

    MeResource(SessionService sessions, CurrentCaller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 429, 503})
    public Uni<Session.Me> getMe() {
        return sessions.me(caller.get())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(PlatformProblem.UNAUTHENTICATED))
                .map(Session.Me::of);
    }
}
