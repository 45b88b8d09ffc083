package io.qisheng.services;

import io.qisheng.platform.problem.Precondition;
import io.qisheng.services.domain.ItemStatus;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as it is stored, with the content of one version.
 *
 * @param revision counts every change, also of the draft
 * @param published the latest published version, also of an item that was retired; 0 where none was
 * @param draft the next version as far as it is written
 * @param version the version that {@code content} is of; 0 where none was published
 */
record StoredItem(
        UUID id,
        ItemStatus status,
        long revision,
        int published,
        @Nullable ItemContent draft,
        int version,
        @Nullable ItemContent content,
        @Nullable OffsetDateTime publishedAt) {

    /** What is shown: the version, or the draft of what was never published. */
    ItemContent shown() {
        return content == null ? Objects.requireNonNull(draft) : content;
    }

    int shownVersion() {
        return content == null ? 0 : version;
    }

    String etag() {
        return Precondition.etag(revision);
    }
}
