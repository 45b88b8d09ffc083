package io.qisheng.petitions.publishing;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Precondition;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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

/** The board of published answers over HTTP. */
@Path("/api/v1/publications")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class PublicationsResource {

    /** A publication never changes: it is there, or it was taken back. */
    private static final String ETAG = Precondition.etag(1);

    private final Publications publications;
    private final CurrentCaller caller;

    PublicationsResource(Publications publications, CurrentCaller caller) {
        this.publications = publications;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({
        "MEMBER",
        "SECRETARY",
        "OWNER",
        "INSTRUCTOR",
        "DESK",
        "HANDLER",
        "DEPARTMENT_LEAD",
        "SUPERVISOR",
        "ASSESSOR",
        "ADMIN",
        "AUDITOR"
    })
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Page<PublicationRow>> listPublications(
            @RestQuery @Separator(",") List<String> category,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable UUID policyId,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return publications.list(caller.get(), new PublicationFilter(category, q, policyId), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        "MEMBER",
        "SECRETARY",
        "OWNER",
        "INSTRUCTOR",
        "DESK",
        "HANDLER",
        "DEPARTMENT_LEAD",
        "SUPERVISOR",
        "ASSESSOR",
        "ADMIN",
        "AUDITOR"
    })
    @Answers({200, 400, 401, 403, 404, 410, 429, 503})
    public Uni<RestResponse<PublicationView>> getPublication(@RestPath UUID id) {
        return publications
                .get(caller.get(), id)
                .map(view -> ResponseBuilder.ok(view).header("ETag", ETAG).build());
    }
}
