package io.qisheng.platform.outbox;

import io.smallrye.mutiny.Uni;

/** Does what follows an event outside the database. It is called at least once, so it must be idempotent by the event's id. */
public interface OutboxHandler {

    /** The topic whose events it takes. */
    String topic();

    /**
     * Handles one event; a failure is tried again later, with growing pauses. One that is a problem of status 503 says that the sink is
     * merely away: the pauses then stay short.
     */
    Uni<Void> handle(OutboxEvent event);
}
