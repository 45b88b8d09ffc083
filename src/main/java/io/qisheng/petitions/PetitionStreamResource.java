package io.qisheng.petitions;

import io.qisheng.platform.Caller;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.outbox.LiveFeed;
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
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Changes of petitions as they happen. It is fed from the outbox and asks no database while it is open; whether the caller may hear
 * of a petition is judged for each event by what stands in it.
 */
@Path("/api/v1/petitions/stream")
@Cancellable(false)
public class PetitionStreamResource {

    /** Often enough for proxies that cut silent lines, and to end soon after the sign-in has. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final LiveFeed feed;
    private final CurrentCaller callers;

    PetitionStreamResource(LiveFeed feed, CurrentCaller callers) {
        this.feed = feed;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Multi<OutboundSseEvent> streamPetitions(
            @RestHeader("Last-Event-ID") @Nullable String lastEventId, @Context Sse sse) {
        Caller caller = callers.get();
        BooleanSupplier signedIn = callers.stillSignedIn();
        PetitionScope scope = PetitionScope.of(caller);
        Multi<OutboundSseEvent> changes = since(
                lastEventId,
                sse,
                after -> feed.follow(PetitionJournal.TOPIC, after)
                        .filter(event ->
                                event.districtId().equals(caller.districtId()) && mayHear(scope, event.payload()))
                        .map(event -> event(sse, event)));
        Multi<OutboundSseEvent> beats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(ignored -> sse.newEventBuilder().comment("still here").build());
        Multi<OutboundSseEvent> greeting = Multi.createFrom()
                .item(sse.newEventBuilder().comment("listening").build());
        return Multi.createBy()
                .merging()
                .streams(greeting, changes, beats)
                .select()
                .first(ignored -> signedIn.getAsBoolean());
    }

    /** From where the client left off, or from now after a word that it has missed something. */
    private Multi<OutboundSseEvent> since(
            @Nullable String lastEventId, Sse sse, Function<@Nullable Long, Multi<OutboundSseEvent>> changes) {
        if (lastEventId == null) {
            return changes.apply(null);
        }
        OutboundSseEvent reset = sse.newEventBuilder().name("reset").data("{}").build();
        Long position = position(lastEventId);
        if (position == null) {
            return Multi.createBy().concatenating().streams(Multi.createFrom().item(reset), changes.apply(null));
        }
        return feed.remembers(position)
                .onItem()
                .transformToMulti(known -> known
                        ? changes.apply(position)
                        : Multi.createBy()
                                .concatenating()
                                .streams(Multi.createFrom().item(reset), changes.apply(null)));
    }

    private static @Nullable Long position(String lastEventId) {
        return lastEventId.matches("[0-9]{1,18}") ? Long.valueOf(lastEventId) : null;
    }

    private static boolean mayHear(PetitionScope scope, JsonObject payload) {
        return scope.reaches(
                strings(payload, "scopePaths"), strings(payload, "departmentPaths"), strings(payload, "hiddenPaths"));
    }

    private static List<String> strings(JsonObject payload, String member) {
        JsonArray array = payload.getJsonArray(member, new JsonArray());
        return array.stream().map(String::valueOf).toList();
    }

    private static OutboundSseEvent event(Sse sse, OutboxEvent event) {
        JsonObject payload = event.payload();
        JsonObject data = new JsonObject()
                .put("id", event.subject().toString())
                .put("number", payload.getString("number"))
                .put("status", payload.getString("status"))
                .put("version", payload.getLong("version"));
        return sse.newEventBuilder()
                .name("petition")
                .id(String.valueOf(event.position()))
                .data(data.encode())
                .build();
    }
}
