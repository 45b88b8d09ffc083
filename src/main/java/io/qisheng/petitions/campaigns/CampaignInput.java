package io.qisheng.petitions.campaigns;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a new campaign. */
record CampaignInput(
        String title,
        String cause,
        String category,
        @Nullable String keyword,
        UUID leadDepartmentId,
        @Nullable List<UUID> petitionIds) {

    List<UUID> petitions() {
        return petitionIds == null ? List.of() : petitionIds;
    }
}
