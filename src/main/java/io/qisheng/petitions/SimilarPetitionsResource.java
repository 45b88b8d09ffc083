package io.qisheng.petitions;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What is similar to what is about to be filed, over HTTP. */
@Path("/api/v1/petitions/similar")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class SimilarPetitionsResource {

    private final SimilarPetitions similar;
    private final CurrentCaller caller;

    SimilarPetitionsResource(SimilarPetitions similar, CurrentCaller caller) {
        this.similar = similar;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("OWNER")
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<SimilarPetition.Closest> listSimilarPetitions(
            @RestQuery String title, @RestQuery @Nullable String category) {
        return similar.find(caller.get(), title, category);
    }
}
