package io.qisheng.evidence;

import io.qisheng.evidence.storage.PhotoStorage;
import io.qisheng.platform.outbox.Outbox;
import io.qisheng.platform.outbox.OutboxEvent;
import io.qisheng.platform.outbox.OutboxHandler;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Deletes files after the commit that made them useless. */
@ApplicationScoped
class UnwantedFiles implements OutboxHandler {

    private static final String TOPIC = "evidence-files-unwanted";

    private final Outbox outbox;
    private final PhotoStorage storage;

    UnwantedFiles(Outbox outbox, PhotoStorage storage) {
        this.outbox = outbox;
        this.storage = storage;
    }

    /** In the transaction that makes them useless. */
    Uni<Void> announce(Tx tx, EvidenceRow row, List<String> keys) {
        JsonObject payload = new JsonObject().put("keys", new JsonArray(keys));
        return outbox.append(tx, row.key.districtId(), TOPIC, row.key.id(), payload);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        return Multi.createFrom()
                .items(event.payload().getJsonArray("keys").stream().map(String.class::cast))
                .onItem()
                .transformToUniAndConcatenate(storage::delete)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
