package io.qisheng.petitions;

import io.qisheng.petitions.clocks.SlaPolicyInput;
import io.qisheng.petitions.clocks.SlaPolicyService;
import io.qisheng.petitions.clocks.SlaPolicyService.Saved;
import io.qisheng.petitions.clocks.SlaPolicyView;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The time limits over HTTP. */
@Path("/api/v1/sla-policies")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class SlaPoliciesResource {

    private final SlaPolicyService policies;
    private final PetitionRules rules;
    private final CurrentCaller caller;

    SlaPoliciesResource(SlaPolicyService policies, PetitionRules rules, CurrentCaller caller) {
        this.policies = policies;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Page<SlaPolicyView>> listSlaPolicies() {
        return policies.list(caller.get());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<RestResponse<SlaPolicyView>> getSlaPolicy(@RestPath String code) {
        return policies.get(caller.get(), code)
                .map(policy ->
                        ResponseBuilder.ok(policy).header("ETag", policy.etag()).build());
    }

    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("ADMIN")
    @Answers({200, 201, 400, 401, 403, 404, 409, 412, 413, 415, 428, 429, 503})
    public Uni<RestResponse<SlaPolicyView>> putSlaPolicy(
            @RestPath String code, @RestHeader("If-Match") @Nullable String ifMatch, SlaPolicyInput policy) {
        return policies.put(caller.get(), code, ifMatch, policy)
                .invoke(rules::forget)
                .map(SlaPoliciesResource::response);
    }

    private static RestResponse<SlaPolicyView> response(Saved saved) {
        SlaPolicyView policy = saved.policy();
        ResponseBuilder<SlaPolicyView> response = saved.isNew()
                ? ResponseBuilder.<SlaPolicyView>created(URI.create("/api/v1/sla-policies/" + policy.code()))
                        .entity(policy)
                : ResponseBuilder.ok(policy);
        return response.header("ETag", policy.etag()).build();
    }
}
