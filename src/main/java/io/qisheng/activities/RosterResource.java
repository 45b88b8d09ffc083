package io.qisheng.activities;

import io.qisheng.activities.Requests.NewLeave;
import io.qisheng.activities.Requests.RosterEdit;
import io.qisheng.activities.store.Views.RosterRow;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Who should come, over HTTP. */
@Path("/api/v1/activities/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class RosterResource {

    private final ActivityQueries queries;
    private final ActivityPlans plans;
    private final LeaveService leave;
    private final CurrentCaller caller;

    RosterResource(ActivityQueries queries, ActivityPlans plans, LeaveService leave, CurrentCaller caller) {
        this.queries = queries;
        this.plans = plans;
        this.leave = leave;
        this.caller = caller;
    }

    @GET
    @Path("/roster")
    @RolesAllowed({"SECRETARY", "DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<Page<RosterRow>> listRoster(
            @RestPath UUID id,
            @RestQuery @Nullable String standing,
            @RestQuery @Nullable String q,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return queries.roster(caller.get(), id, standing, q, limit, cursor);
    }

    @POST
    @Path("/roster")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"SECRETARY", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 413, 415, 422, 429, 503})
    public Uni<Response> editRoster(@RestPath UUID id, RosterEdit edit) {
        return plans.editRoster(caller.get(), id, edit).map(Answer::toResponse);
    }

    @POST
    @Path("/leave-requests")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("MEMBER")
    @Answers({201, 400, 401, 403, 404, 409, 413, 415, 422, 429, 503})
    public Uni<Response> requestLeave(@RestPath UUID id, NewLeave wish) {
        return leave.request(caller.get(), id, wish).map(Answer::toResponse);
    }
}
