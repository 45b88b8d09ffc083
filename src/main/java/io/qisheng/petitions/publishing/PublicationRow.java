package io.qisheng.petitions.publishing;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A publication in a list. It says nothing of the petition that it comes from.
 *
 * @param excerpt how the answer begins
 */
public record PublicationRow(
        UUID id,
        String title,
        String excerpt,
        String category,
        DepartmentRef department,
        String outcome,
        OffsetDateTime answeredAt,
        OffsetDateTime publishedAt) {

    /** Who answered. */
    public record DepartmentRef(UUID id, String name) {}
}
