package io.qisheng.policies;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.page.Page;
import io.qisheng.policies.domain.PolicyStatus;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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

/** Policies for staff over HTTP. */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class PolicyResource {

    private final Policies policies;
    private final PolicyFeed feed;
    private final CurrentCaller caller;

    PolicyResource(Policies policies, PolicyFeed feed, CurrentCaller caller) {
        this.policies = policies;
        this.feed = feed;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Page<PolicyView>> listPolicies(
            @RestQuery @Separator(",") List<PolicyStatus> status,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return policies.list(caller.get(), status, limit, cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN"})
    @Answers({201, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Response> createPolicy(PolicyInput input) {
        return policies.create(caller.get(), input).map(Answer::toResponse);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<RestResponse<PolicyView>> getPolicy(@RestPath UUID id) {
        return policies.get(caller.get(), id)
                .map(policy ->
                        ResponseBuilder.ok(policy).header("ETag", policy.etag()).build());
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 428, 429, 503})
    public Uni<Response> putPolicy(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, PolicyInput input) {
        return policies.put(caller.get(), id, ifMatch, input).map(Answer::toResponse);
    }

    @POST
    @Path("/{id}/actions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503})
    public Uni<Response> actOnPolicy(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, PolicyActionRequest request) {
        return policies.act(caller.get(), id, ifMatch, request).map(Answer::toResponse);
    }

    @GET
    @Path("/{id}/receipts")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<ReceiptsView> listPolicyReceipts(
            @RestPath UUID id,
            @RestQuery @Nullable Boolean read,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return feed.receipts(caller.get(), id, read, limit, cursor);
    }
}
