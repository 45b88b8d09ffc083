package io.qisheng.petitions.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a body orders: an item of the menu, the version of its questions, and the answers by the questions' keys. A draft may name
 * nothing yet.
 */
public record ServiceInput(
        @Nullable UUID itemId,
        @Nullable Integer version,
        @Nullable Map<String, JsonNode> answers) {

    Map<String, JsonNode> given() {
        return answers == null ? Map.of() : answers;
    }
}
