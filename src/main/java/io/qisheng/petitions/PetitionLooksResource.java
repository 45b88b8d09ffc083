package io.qisheng.petitions;

import io.qisheng.petitions.looks.LookView;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.page.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Who looked at a confidential petition. */
@Path("/api/v1/petitions/{id}/looks")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class PetitionLooksResource {

    private final PetitionQueries queries;
    private final CurrentCaller caller;

    PetitionLooksResource(PetitionQueries queries, CurrentCaller caller) {
        this.queries = queries;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<Page<LookView>> listPetitionLooks(
            @RestPath UUID id, @RestQuery @DefaultValue("20") int limit, @RestQuery @Nullable String cursor) {
        return queries.looks(caller.get(), id, limit, cursor);
    }
}
