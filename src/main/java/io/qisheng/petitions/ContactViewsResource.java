package io.qisheng.petitions;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.page.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The filer's contact, and who looked at it, over HTTP. */
@Path("/api/v1/petitions/{id}/contact-views")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class ContactViewsResource {

    private final ContactViews views;
    private final CurrentCaller caller;

    ContactViewsResource(ContactViews views, CurrentCaller caller) {
        this.views = views;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR"})
    @Answers({200, 400, 401, 403, 404, 409, 422, 429, 503})
    public Uni<Response> revealPetitionContact(@RestPath UUID id) {
        return views.reveal(caller.get(), id).map(Answer::toResponse);
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<Page<ContactViewItem>> listPetitionContactViews(
            @RestPath UUID id, @RestQuery @DefaultValue("20") int limit, @RestQuery @Nullable String cursor) {
        return views.list(caller.get(), id, limit, cursor);
    }
}
