package io.qisheng.activities.checkin;

import io.qisheng.activities.checkin.CheckInRequests.NewCheckIn;
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

/** Checking in over HTTP. */
@Path("/api/v1/activities/{id}/check-ins")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class ScanResource {

    private final CheckInService checkIns;
    private final CurrentCaller caller;

    ScanResource(CheckInService checkIns, CurrentCaller caller) {
        this.checkIns = checkIns;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"MEMBER", "SECRETARY", "ADMIN"})
    @Answers({200, 201, 400, 401, 403, 404, 409, 413, 415, 422, 429, 503})
    public Uni<Response> createCheckIn(@RestPath UUID id, NewCheckIn scan) {
        return checkIns.create(caller.get(), id, scan).map(Answer::toResponse);
    }
}
