package io.qisheng.petitions.publishing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which publications somebody looks for.
 *
 * @param q what title, question or answer contain
 * @param policyId the policy that was asked about
 */
public record PublicationFilter(
        List<String> categories,
        @Nullable String q,
        @Nullable UUID policyId) {

    public PublicationFilter {
        categories = categories.stream().distinct().sorted().toList();
    }
}
