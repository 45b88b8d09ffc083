package io.qisheng.activities;

import io.qisheng.activities.Requests.LeaveDecision;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Decisions about leave over HTTP. */
@Path("/api/v1/leave-requests")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class LeaveResource {

    private final LeaveService leave;
    private final CurrentCaller caller;

    LeaveResource(LeaveService leave, CurrentCaller caller) {
        this.leave = leave;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"SECRETARY", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 413, 415, 422, 429, 503})
    public Uni<Response> decideLeave(@RestPath UUID id, LeaveDecision decision) {
        return leave.decide(caller.get(), id, decision).map(Answer::toResponse);
    }
}
