package io.qisheng.platform.outbox;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * An event that has left its transaction.
 *
 * @param subject the thing that changed
 * @param position where the event stands in the order of commits; rises, with gaps
 */
public record OutboxEvent(UUID districtId, UUID id, String topic, UUID subject, JsonObject payload, long position) {}
