package io.qisheng.evidence.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One photo, as far as decisions about it need to know. */
public record Photo(
        UUID id,
        UUID ownerId,
        Purpose purpose,
        Instant createdAt,
        EvidenceStatus status,
        @Nullable FactRef fact) {

    /** A photo that a ticket was just given for. */
    public static Photo ticketed(UUID id, UUID ownerId, Purpose purpose, Instant at) {
        return new Photo(id, ownerId, purpose, at, EvidenceStatus.TICKETED, null);
    }

    Photo become(EvidenceStatus next) {
        return new Photo(id, ownerId, purpose, createdAt, next, fact);
    }

    Photo attachedTo(FactRef proven) {
        return new Photo(id, ownerId, purpose, createdAt, EvidenceStatus.ATTACHED, proven);
    }
}
