package io.qisheng.petitions.clusters.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Petitions of several enterprises that have much in common.
 *
 * @param members in the order in which they were given
 * @param category that all of them have, as place and industry likewise
 * @param words what all, or nearly all, mention
 */
public record Cluster(
        List<ClusterCase> members,
        int enterprises,
        @Nullable String category,
        @Nullable UUID place,
        @Nullable String industry,
        List<String> words) {

    public Cluster {
        members = List.copyOf(members);
        words = List.copyOf(words);
    }
}
