package io.qisheng.points.claims;

import io.qisheng.points.domain.ClaimStatus;
import io.qisheng.points.domain.Ref;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A claim in a list. */
record ClaimRowView(
        UUID id,
        Ref member,
        Ref branch,
        String ruleCode,
        String ruleName,
        String text,
        LocalDate occurredOn,
        ClaimStatus status,
        @Nullable String points,
        OffsetDateTime createdAt,
        long version) {}
