package io.qisheng.petitions;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.page.Page;
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

/** What a reviewer needs before an answer is published, over HTTP. */
@Path("/api/v1/petitions")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class PetitionPublishingResource {

    private final PublishablePetitions publishable;
    private final PublicationDrafts drafts;
    private final CurrentCaller caller;

    PetitionPublishingResource(PublishablePetitions publishable, PublicationDrafts drafts, CurrentCaller caller) {
        this.publishable = publishable;
        this.drafts = drafts;
        this.caller = caller;
    }

    @GET
    @Path("/publishable")
    @RolesAllowed("SUPERVISOR")
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Page<PetitionRow>> listPublishablePetitions(
            @RestQuery @DefaultValue("20") int limit, @RestQuery @Nullable String cursor) {
        return publishable.list(caller.get(), limit, cursor);
    }

    @GET
    @Path("/{id}/publication-draft")
    @RolesAllowed("SUPERVISOR")
    @Answers({200, 400, 401, 403, 404, 409, 429, 503})
    public Uni<RestResponse<PublicationDraft>> getPublicationDraft(@RestPath UUID id) {
        return drafts.propose(caller.get(), id)
                .map(draft ->
                        ResponseBuilder.ok(draft).header("ETag", draft.etag()).build());
    }
}
