package io.qisheng.activities.store;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** Something by id and name. */
public record Ref(UUID id, String name) {

    public static Ref of(JsonObject row, String idColumn, String nameColumn) {
        return new Ref(UUID.fromString(row.getString(idColumn)), row.getString(nameColumn));
    }
}
