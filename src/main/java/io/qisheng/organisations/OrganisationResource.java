package io.qisheng.organisations;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Precondition;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.Separator;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The tree as far as the caller's grants reach; departments and the township are seen by everyone of the district. */
@Path("/api/v1/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class OrganisationResource {

    private final OrganisationService service;
    private final CurrentCaller caller;

    OrganisationResource(OrganisationService service, CurrentCaller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 429, 503})
    public Uni<Page<OrganisationView>> listOrganisations(
            @RestQuery @Separator(",") List<OrganisationKind> kind,
            @RestQuery @Nullable UUID parentId,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return service.list(caller.get(), kind, parentId, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<RestResponse<OrganisationView>> getOrganisation(@RestPath UUID id) {
        return service.get(caller.get(), id)
                .map(found -> ResponseBuilder.ok(found)
                        .header("ETag", Precondition.etag(found.version()))
                        .build());
    }
}
