package io.qisheng.points.claims;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body that claims points.
 *
 * @param id made by the phone, so that a claim sent twice is one
 */
record CreateClaim(
        @Nullable UUID id,
        String ruleCode,
        String text,
        LocalDate occurredOn,
        @Nullable List<UUID> evidenceIds) {

    List<UUID> photos() {
        return evidenceIds == null ? List.of() : evidenceIds;
    }
}
