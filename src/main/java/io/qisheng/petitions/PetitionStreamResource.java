package io.qisheng.petitions;

import io.qisheng.platform.Caller;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.outbox.EventStream;
import io.qisheng.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Changes of petitions as they happen. Whether the caller may hear of one is judged by what stands in the event. */
@Path("/api/v1/petitions/stream")
@Cancellable(false)
public class PetitionStreamResource {

    private final EventStream stream;
    private final CurrentCaller callers;

    PetitionStreamResource(EventStream stream, CurrentCaller callers) {
        this.stream = stream;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Multi<OutboundSseEvent> streamPetitions(
            @RestHeader("Last-Event-ID") @Nullable String lastEventId, @Context Sse sse) {
        Caller caller = callers.get();
        PetitionScope scope = PetitionScope.of(caller);
        return stream.of(
                PetitionJournal.TOPIC,
                lastEventId,
                sse,
                event -> event.districtId().equals(caller.districtId()) && mayHear(scope, event.payload()),
                PetitionStreamResource::told);
    }

    private static boolean mayHear(PetitionScope scope, JsonObject payload) {
        return scope.reaches(
                strings(payload, "scopePaths"), strings(payload, "departmentPaths"), strings(payload, "hiddenPaths"));
    }

    private static List<String> strings(JsonObject payload, String member) {
        JsonArray array = payload.getJsonArray(member, new JsonArray());
        return array.stream().map(String::valueOf).toList();
    }

    private static JsonObject told(OutboxEvent event) {
        JsonObject payload = event.payload();
        return new JsonObject()
                .put("id", event.subject().toString())
                .put("number", payload.getString("number"))
                .put("status", payload.getString("status"))
                .put("version", payload.getLong("version"));
    }
}
