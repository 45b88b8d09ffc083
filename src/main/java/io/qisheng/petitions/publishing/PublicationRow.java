package io.qisheng.petitions.publishing;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A publication in a list. It says nothing of the petition that it comes from.
 *
 * @param excerpt how the answer begins, or what stands around the words that were searched for
 * @param outcome how it ended; nothing where the department calls solved what neither the filer nor a reviewer called so
 */
public record PublicationRow(
        UUID id,
        String title,
        String excerpt,
        String category,
        DepartmentRef department,
        @Nullable String outcome,
        OffsetDateTime answeredAt,
        OffsetDateTime publishedAt) {

    /** Who answered. */
    public record DepartmentRef(UUID id, String name) {}
}
