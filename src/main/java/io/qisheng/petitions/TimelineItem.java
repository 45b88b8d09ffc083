package io.qisheng.petitions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a petition, as it is shown. */
record TimelineItem(
        int seq,
        String action,
        String from,
        String to,
        @Nullable By actor,
        OffsetDateTime at,
        boolean internal,
        ObjectNode data) {

    /** Who acted, under the name and in the role of that moment. */
    record By(UUID id, String name, String role) {}
}
