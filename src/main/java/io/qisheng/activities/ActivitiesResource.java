package io.qisheng.activities;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.activities.Requests.Act;
import io.qisheng.activities.Requests.CreateActivity;
import io.qisheng.activities.Requests.MinutesInput;
import io.qisheng.activities.Requests.NewSession;
import io.qisheng.activities.domain.ActivityKind;
import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.activities.store.Views.ActivityDetail;
import io.qisheng.activities.store.Views.ActivityRow;
import io.qisheng.activities.store.Views.CodeView;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.page.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.Separator;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Activities over HTTP. */
@Path("/api/v1/activities")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class ActivitiesResource {

    private final ActivityPlans plans;
    private final ActivityActions actions;
    private final ActivityQueries queries;
    private final CurrentCaller caller;

    ActivitiesResource(ActivityPlans plans, ActivityActions actions, ActivityQueries queries, CurrentCaller caller) {
        this.plans = plans;
        this.actions = actions;
        this.queries = queries;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"SECRETARY", "ADMIN"})
    @Answers({201, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Response> createActivity(CreateActivity wish) {
        return plans.create(caller.get(), wish).map(Answer::toResponse);
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 429, 503})
    public Uni<Page<ActivityRow>> listActivities(
            @RestQuery @Separator(",") List<ActivityStatus> status,
            @RestQuery @Separator(",") List<ActivityKind> kind,
            @RestQuery @Nullable UUID organisationId,
            @RestQuery @DefaultValue("false") boolean mine,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return queries.list(caller.get(), new ActivityQueries.Wish(status, kind, organisationId, mine), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<RestResponse<ActivityDetail>> getActivity(@RestPath UUID id) {
        return queries.get(caller.get(), id)
                .map(detail ->
                        ResponseBuilder.ok(detail).header("ETag", detail.etag()).build());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({"SECRETARY", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 428, 429, 503})
    public Uni<Response> patchActivity(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, JsonNode changes) {
        return plans.patch(caller.get(), id, ifMatch, changes).map(Answer::toResponse);
    }

    /** The same for a client that cannot send a patch, as WeChat's cannot. */
    @PUT
    @Path("/{id}/plan")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"SECRETARY", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 428, 429, 503})
    public Uni<Response> putActivityPlan(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, JsonNode plan) {
        return plans.replace(caller.get(), id, ifMatch, plan).map(Answer::toResponse);
    }

    @POST
    @Path("/{id}/actions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"SECRETARY", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 413, 415, 422, 429, 503})
    public Uni<Response> actOnActivity(@RestPath UUID id, Act act) {
        return actions.act(caller.get(), id, act).map(Answer::toResponse);
    }

    @GET
    @Path("/{id}/code")
    @RolesAllowed({"SECRETARY", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 429, 503})
    public Uni<CodeView> getActivityCode(@RestPath UUID id) {
        return queries.code(caller.get(), id);
    }

    @PUT
    @Path("/{id}/minutes")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"SECRETARY", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 428, 429, 503})
    public Uni<Response> putMinutes(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, MinutesInput minutes) {
        return actions.writeMinutes(caller.get(), id, ifMatch, minutes).map(Answer::toResponse);
    }

    @POST
    @Path("/{id}/sessions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"SECRETARY", "ADMIN"})
    @Answers({201, 400, 401, 403, 404, 409, 413, 415, 422, 429, 503})
    public Uni<Response> addSession(@RestPath UUID id, NewSession session) {
        return plans.addSession(caller.get(), id, session).map(Answer::toResponse);
    }
}
