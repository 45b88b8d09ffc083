package io.qisheng.petitions;

import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.page.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What petitions can be about. */
@Path("/api/v1/petition-categories")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class PetitionCategoriesResource {

    private final PetitionQueries queries;

    PetitionCategoriesResource(PetitionQueries queries) {
        this.queries = queries;
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 429, 503})
    public Uni<Page<PetitionCategory>> listPetitionCategories() {
        return queries.categories();
    }
}
