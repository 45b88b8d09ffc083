package io.qisheng.policies;

import io.qisheng.platform.problem.Precondition;
import io.qisheng.policies.domain.PolicyStatus;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is stored, with its latest version.
 *
 * @param revision counts every change, also of the draft
 * @param published the latest version, also of one that was withdrawn; 0 where there is none
 * @param draft the next version as far as it is written
 * @param readAt when the enterprise for which it was looked up first read this version
 */
record StoredPolicy(
        UUID id,
        PolicyStatus status,
        long revision,
        int published,
        @Nullable PolicyContent draft,
        @Nullable PolicyContent content,
        @Nullable OffsetDateTime publishedAt,
        @Nullable OffsetDateTime readAt) {

    /** What is shown: the version, or the draft of what was never published. */
    PolicyContent shown() {
        return content == null ? Objects.requireNonNull(draft) : content;
    }

    String etag() {
        return Precondition.etag(revision);
    }
}
