package io.qisheng.petitions;

import io.qisheng.petitions.desk.SaveFilter;
import io.qisheng.petitions.desk.SavedFilterView;
import io.qisheng.petitions.desk.SavedFilters;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The filters that staff keep, over HTTP. */
@Path("/api/v1/petition-filters")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class PetitionFiltersResource {

    private final SavedFilters filters;
    private final CurrentCaller caller;

    PetitionFiltersResource(SavedFilters filters, CurrentCaller caller) {
        this.filters = filters;
        this.caller = caller;
    }

    /** All of them. */
    public record SavedFilterList(List<SavedFilterView> items) {}

    @GET
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<SavedFilterList> listPetitionFilters() {
        return filters.list(caller.get()).map(SavedFilterList::new);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({201, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Response> savePetitionFilter(SaveFilter wish) {
        return filters.save(caller.get(), wish).map(Answer::toResponse);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({204, 400, 401, 403, 404, 429, 503})
    public Uni<Response> removePetitionFilter(@RestPath UUID id) {
        return filters.remove(caller.get(), id).map(done -> Response.noContent().build());
    }
}
