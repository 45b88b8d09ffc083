package io.qisheng.points.ledger;

import io.qisheng.points.ledger.Earning.SourceType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the ledger with its explanation. */
record PointsEntryView(
        UUID id,
        UUID memberId,
        String ruleCode,
        int ruleVersion,
        String ruleName,
        String points,
        OffsetDateTime occurredAt,
        OffsetDateTime postedAt,
        Source source,
        @Nullable UUID reverses,
        String explanation) {

    /** The fact that it was posted for. */
    record Source(SourceType type, UUID id, String label) {}
}
