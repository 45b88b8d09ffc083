package io.qisheng.activities;

import io.qisheng.activities.store.ActivityJournal;
import io.qisheng.activities.store.ActivityScope;
import io.qisheng.platform.Caller;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.outbox.EventStream;
import io.qisheng.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Changes of activities and check-ins as they happen, for those who look on by their office. */
@Path("/api/v1/activities/stream")
@Cancellable(false)
public class ActivityStreamResource {

    private final EventStream stream;
    private final CurrentCaller callers;

    ActivityStreamResource(EventStream stream, CurrentCaller callers) {
        this.stream = stream;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"SECRETARY", "DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Multi<OutboundSseEvent> streamActivities(
            @RestHeader("Last-Event-ID") @Nullable String lastEventId, @Context Sse sse) {
        Caller caller = callers.get();
        ActivityScope scope = ActivityScope.of(caller);
        return stream.of(
                ActivityJournal.TOPIC,
                lastEventId,
                sse,
                event -> event.districtId().equals(caller.districtId()) && mayHear(scope, event),
                ActivityStreamResource::told);
    }

    private static boolean mayHear(ActivityScope scope, OutboxEvent event) {
        return event.payload().getJsonArray("scopePaths").stream()
                .map(String::valueOf)
                .anyMatch(scope.readers()::contains);
    }

    private static JsonObject told(OutboxEvent event) {
        JsonObject payload = event.payload();
        return new JsonObject()
                .put("id", event.subject().toString())
                .put("status", payload.getString("status"))
                .put("version", payload.getLong("version"))
                .put("checkIn", payload.getJsonObject("checkIn"));
    }
}
