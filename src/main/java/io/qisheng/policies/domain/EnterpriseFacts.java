package io.qisheng.policies.domain;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an enterprise; null is not known.
 *
 * @param alliances those it belongs to, empty where it is known to be in none
 * @param place the path of the area that it is registered in, or of the organisation above it
 * @param placeKnown whether the area is registered
 */
public record EnterpriseFacts(
        @Nullable String industry,
        @Nullable EnterpriseSize size,
        @Nullable Set<UUID> alliances,
        String place,
        boolean placeKnown) {

    public EnterpriseFacts {
        alliances = alliances == null ? null : Set.copyOf(alliances);
    }
}
