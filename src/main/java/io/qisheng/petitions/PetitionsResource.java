package io.qisheng.petitions;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.petitions.domain.PetitionStatus;
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

/** Petitions over HTTP. */
@Path("/api/v1/petitions")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class PetitionsResource {

    private final PetitionFilings filings;
    private final PetitionActions actions;
    private final PetitionQueries queries;
    private final CurrentCaller caller;

    PetitionsResource(PetitionFilings filings, PetitionActions actions, PetitionQueries queries, CurrentCaller caller) {
        this.filings = filings;
        this.actions = actions;
        this.queries = queries;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"OWNER", "INSTRUCTOR", "DESK"})
    @Answers({200, 201, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Response> createPetition(CreatePetition wish) {
        return filings.create(caller.get(), wish).map(Answer::toResponse);
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 429, 503})
    public Uni<Page<PetitionRow>> listPetitions(
            @RestQuery @Separator(",") List<PetitionStatus> status,
            @RestQuery @Separator(",") List<String> category,
            @RestQuery @Nullable UUID departmentId,
            @RestQuery @Nullable String q,
            @RestQuery @DefaultValue("false") boolean mine,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        PetitionFilter filter = new PetitionFilter(status, category, departmentId, q, mine);
        return queries.list(caller.get(), filter, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<RestResponse<PetitionDetail>> getPetition(@RestPath UUID id) {
        return queries.get(caller.get(), id)
                .map(detail ->
                        ResponseBuilder.ok(detail).header("ETag", detail.etag()).build());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({"OWNER", "INSTRUCTOR", "DESK"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 428, 429, 503})
    public Uni<Response> patchPetition(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, JsonNode changes) {
        return filings.patch(caller.get(), id, ifMatch, changes).map(Answer::toResponse);
    }

    @POST
    @Path("/{id}/actions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"OWNER", "INSTRUCTOR", "DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503})
    public Uni<Response> actOnPetition(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, ActionRequest request) {
        return actions.act(caller.get(), id, ifMatch, request).map(Answer::toResponse);
    }

    @GET
    @Path("/{id}/timeline")
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<Page<TimelineItem>> getPetitionTimeline(
            @RestPath UUID id, @RestQuery @DefaultValue("20") int limit, @RestQuery @Nullable String cursor) {
        return queries.timeline(caller.get(), id, limit, cursor);
    }
}
