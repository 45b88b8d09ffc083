package io.qisheng.petitions;

import io.qisheng.petitions.PetitionClusters.Proposals;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Groups of petitions over HTTP. */
@Path("/api/v1/petition-clusters")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class PetitionClustersResource {

    private final PetitionClusters clusters;
    private final CurrentCaller caller;

    PetitionClustersResource(PetitionClusters clusters, CurrentCaller caller) {
        this.clusters = clusters;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"DESK", "SUPERVISOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Proposals> listPetitionClusters() {
        return clusters.propose(caller.get());
    }
}
