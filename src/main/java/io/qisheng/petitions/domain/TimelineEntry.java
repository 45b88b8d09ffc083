package io.qisheng.petitions.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a petition's timeline.
 *
 * @param seq counts from 1 without a gap
 */
public record TimelineEntry(
        int seq, PetitionAction action, PetitionStatus from, PetitionStatus to, By by, Instant at, PetitionEvent data) {

    public TimelineEntry {
        if (!action.eventType().isInstance(data)) {
            throw new IllegalArgumentException(action + " cannot carry " + data);
        }
    }

    /** Whether it is for staff only. */
    public boolean internal() {
        return data.internal();
    }

    /**
     * Who acted, under the name and in the role of that moment.
     *
     * @param id nobody's when the system acted
     */
    public record By(@Nullable UUID id, String name, Actor.Role role) {}
}
