package io.qisheng.policies;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What is known of an enterprise, over HTTP. */
@Path("/api/v1/enterprises/{id}/profile")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class EnterpriseProfileResource {

    private final EnterpriseProfiles profiles;
    private final CurrentCaller caller;

    EnterpriseProfileResource(EnterpriseProfiles profiles, CurrentCaller caller) {
        this.profiles = profiles;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"OWNER", "DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<RestResponse<ProfileView>> getEnterpriseProfile(@RestPath UUID id) {
        return profiles.get(caller.get(), id)
                .map(profile -> ResponseBuilder.ok(profile)
                        .header("ETag", profile.etag())
                        .build());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "SUPERVISOR", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 428, 429, 503})
    public Uni<Response> putEnterpriseProfile(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, ProfileInput input) {
        return profiles.put(caller.get(), id, ifMatch, input).map(Answer::toResponse);
    }
}
