package io.qisheng.petitions.clusters.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What clustering knows of a petition.
 *
 * @param place the organisation that the enterprise lies in
 */
public record ClusterCase(
        UUID id,
        UUID enterpriseId,
        String category,
        String title,
        String text,
        @Nullable UUID place,
        @Nullable String industry) {}
