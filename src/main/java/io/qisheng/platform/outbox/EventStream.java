package io.qisheng.platform.outbox;

import io.qisheng.platform.CurrentCaller;
import io.smallrye.mutiny.Multi;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Events of one topic as server-sent events. It is fed from the outbox and asks no database while it is open; it resumes after the
 * last event that the client saw, says {@code reset} where it no longer can, and ends with the sign-in.
 */
@ApplicationScoped
public class EventStream {

    /** Often enough for proxies that cut silent lines, and to end soon after the sign-in has. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final LiveFeed feed;
    private final CurrentCaller callers;

    EventStream(LiveFeed feed, CurrentCaller callers) {
        this.feed = feed;
        this.callers = callers;
    }

    /**
     * A stream for the caller of this request.
     *
     * @param topic also the name of the events
     * @param mayHear asked for each event
     * @param data what is told of an event
     */
    public Multi<OutboundSseEvent> of(
            String topic,
            @Nullable String lastEventId,
            Sse sse,
            Predicate<OutboxEvent> mayHear,
            Function<OutboxEvent, JsonObject> data) {
        BooleanSupplier signedIn = callers.stillSignedIn();
        Multi<OutboundSseEvent> changes = since(
                lastEventId,
                sse,
                after -> feed.follow(topic, after)
                        .filter(mayHear)
                        .map(event -> sse.newEventBuilder()
                                .name(topic)
                                .id(String.valueOf(event.position()))
                                .data(data.apply(event).encode())
                                .build()));
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
        Multi<OutboundSseEvent> reset = Multi.createFrom()
                .item(sse.newEventBuilder().name("reset").data("{}").build());
        Long position = position(lastEventId);
        if (position == null) {
            return Multi.createBy().concatenating().streams(reset, changes.apply(null));
        }
        return feed.remembers(position)
                .onItem()
                .transformToMulti(known -> known
                        ? changes.apply(position)
                        : Multi.createBy().concatenating().streams(reset, changes.apply(null)));
    }

    private static @Nullable Long position(String lastEventId) {
        return lastEventId.matches("[0-9]{1,18}") ? Long.valueOf(lastEventId) : null;
    }
}
