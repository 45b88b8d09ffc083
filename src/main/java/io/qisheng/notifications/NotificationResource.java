package io.qisheng.notifications;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
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

/** The inbox over HTTP. */
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class NotificationResource {

    private final InboxService inbox;
    private final CurrentCaller caller;

    NotificationResource(InboxService inbox, CurrentCaller caller) {
        this.inbox = inbox;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 429, 503})
    public Uni<NotificationPage> listNotifications(
            @RestQuery @DefaultValue("false") boolean unread,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return inbox.list(caller.get(), unread, limit, cursor);
    }

    @POST
    @Path("/{id}/read")
    @Authenticated
    @Answers({200, 400, 401, 403, 404, 409, 422, 429, 503})
    public Uni<Response> readNotification(@RestPath UUID id) {
        return inbox.read(caller.get(), id).map(Answer::toResponse);
    }
}
