package io.qisheng.platform.outbox;

import io.qisheng.platform.Ids;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Appends events in the transaction of their cause, and hints to the dispatcher after the commit. */
@ApplicationScoped
public class Outbox {

    private final Clock clock;
    private final OutboxDispatcher dispatcher;

    Outbox(Clock clock, OutboxDispatcher dispatcher) {
        this.clock = clock;
        this.dispatcher = dispatcher;
    }

    /** Appends one event about {@code subject}. */
    public Uni<Void> append(Tx tx, UUID districtId, String topic, UUID subject, JsonObject payload) {
        tx.afterCommit(dispatcher::nudge);
        return tx.session()
                .insert(new OutboxRow(districtId, Ids.next(), topic, subject, payload.encode(), clock.instant()));
    }

    /** Events were committed by a statement of its own: asks for their dispatch soon. */
    public void nudge() {
        dispatcher.nudge();
    }
}
