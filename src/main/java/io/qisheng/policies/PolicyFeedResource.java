package io.qisheng.policies;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.page.Page;
import io.qisheng.policies.domain.Match.Fit;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Policies for enterprises over HTTP. */
@Path("/api/v1/me/policies")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class PolicyFeedResource {

    private final PolicyFeed feed;
    private final CurrentCaller caller;

    PolicyFeedResource(PolicyFeed feed, CurrentCaller caller) {
        this.feed = feed;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("OWNER")
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<Page<PolicyView>> listPolicyFeed(
            @RestQuery @Nullable UUID enterpriseId,
            @RestQuery @Separator(",") List<Fit> fit,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return feed.list(caller.get(), enterpriseId, fit, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("OWNER")
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<PolicyView> getPolicyOfFeed(@RestPath UUID id, @RestQuery @Nullable UUID enterpriseId) {
        return feed.get(caller.get(), enterpriseId, id);
    }

    @PUT
    @Path("/{id}/reading")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("OWNER")
    @Answers({200, 400, 401, 403, 404, 409, 413, 415, 429, 503})
    public Uni<PolicyView> readPolicy(@RestPath UUID id, ReadPolicyRequest request) {
        return feed.read(caller.get(), id, request);
    }
}
