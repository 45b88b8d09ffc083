package io.qisheng.platform.hot;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.platform.idempotency.Answer;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a hot statement keeps as the answer of its effect. Its body are facts; what the caller gets is made of them each time, first
 * answer or replay.
 *
 * @param replayed whether this is an earlier answer given again
 */
public record HotAnswer(
        int status, @Nullable String location, @Nullable String etag, JsonObject body, boolean replayed) {

    static HotAnswer of(Answer kept) {
        JsonNode body = Objects.requireNonNull(kept.body(), "an answer has a body");
        return new HotAnswer(
                kept.status(), kept.location(), kept.etag(), new JsonObject(body.toString()), kept.replayed());
    }

    /** The answer that shows this. */
    public Answer showing(JsonNode view) {
        return new Answer(status, location, etag, view, replayed);
    }
}
