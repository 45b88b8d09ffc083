package io.qisheng.activities.checkin;

import io.qisheng.activities.checkin.CheckInRequests.Batch;
import io.qisheng.activities.checkin.CheckInRequests.Objection;
import io.qisheng.activities.checkin.CheckInRequests.Ruling;
import io.qisheng.activities.checkin.CheckInReviews.Wanted;
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

/** Check-ins of several activities over HTTP: offline scans, and those that somebody has to look at. */
@Path("/api/v1/check-ins")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class CheckInResource {

    private final CheckInBatches batches;
    private final CheckInReviews reviews;
    private final CurrentCaller caller;

    CheckInResource(CheckInBatches batches, CheckInReviews reviews, CurrentCaller caller) {
        this.batches = batches;
        this.reviews = reviews;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"SECRETARY", "DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Page<CheckInCase>> listCheckIns(
            @RestQuery @Nullable UUID activityId,
            @RestQuery @DefaultValue("false") boolean waiting,
            @RestQuery @DefaultValue("false") boolean away,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return reviews.list(caller.get(), new Wanted(activityId, waiting, away), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"SECRETARY", "DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<CheckInCase> getCheckIn(@RestPath UUID id) {
        return reviews.one(caller.get(), id);
    }

    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"MEMBER", "SECRETARY", "ADMIN"})
    @Answers({200, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Response> createCheckIns(Batch batch) {
        return batches.create(caller.get(), batch).map(Answer::toResponse);
    }

    @POST
    @Path("/{id}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"SECRETARY", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 413, 415, 422, 429, 503})
    public Uni<Response> reviewCheckIn(@RestPath UUID id, Ruling ruling) {
        return reviews.review(caller.get(), id, ruling).map(Answer::toResponse);
    }

    @POST
    @Path("/{id}/objection")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("SECRETARY")
    @Answers({200, 400, 401, 403, 404, 409, 413, 415, 422, 429, 503})
    public Uni<Response> objectToCheckIn(@RestPath UUID id, Objection objection) {
        return reviews.object(caller.get(), id, objection).map(Answer::toResponse);
    }
}
