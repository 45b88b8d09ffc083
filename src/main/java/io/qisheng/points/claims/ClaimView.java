package io.qisheng.points.claims;

import io.qisheng.evidence.EvidenceView;
import io.qisheng.points.domain.ClaimStatus;
import io.qisheng.points.domain.Ref;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A claim with all that happened to it. */
record ClaimView(
        UUID id,
        Ref member,
        Ref branch,
        String ruleCode,
        int ruleVersion,
        String ruleName,
        String text,
        LocalDate occurredOn,
        ClaimStatus status,
        @Nullable String points,
        @Nullable String explanation,
        List<EvidenceView> evidence,
        List<Step> steps,
        List<String> allowedActions,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime appealUntil,
        long version,
        String etag) {

    ClaimView with(List<EvidenceView> photos) {
        return new ClaimView(
                id,
                member,
                branch,
                ruleCode,
                ruleVersion,
                ruleName,
                text,
                occurredOn,
                status,
                points,
                explanation,
                photos,
                steps,
                allowedActions,
                createdAt,
                appealUntil,
                version,
                etag);
    }

    /** One thing that happened to it. */
    record Step(
            String action,
            Ref actor,
            OffsetDateTime at,
            @Nullable String reason) {}
}
