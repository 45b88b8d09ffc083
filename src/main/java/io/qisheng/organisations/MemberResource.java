package io.qisheng.organisations;

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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Members, for secretaries and staff, in the order of pinyin. */
@Path("/api/v1/members")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class MemberResource {

    private final OrganisationService service;
    private final CurrentCaller caller;

    MemberResource(OrganisationService service, CurrentCaller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"SECRETARY", "DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Page<MemberView>> listMembers(
            @RestQuery @Nullable UUID organisationId,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return service.listMembers(caller.get(), organisationId, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"SECRETARY", "DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<RestResponse<MemberView>> getMember(@RestPath UUID id) {
        return service.getMember(caller.get(), id)
                .map(found -> ResponseBuilder.ok(found)
                        .header("ETag", Precondition.etag(found.version()))
                        .build());
    }
}
