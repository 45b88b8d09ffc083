package io.qisheng.platform.hot;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What became of a hot statement.
 *
 * @param answer the effect's answer, or the one kept under the key; null where the effect was refused
 * @param facts what the statement found out besides; null for an answer that was kept, and where the statement told nothing
 */
public record HotOutcome(
        @Nullable HotAnswer answer, @Nullable JsonObject facts) {}
