package io.qisheng.petitions.campaigns;

import io.qisheng.platform.time.Times;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign in a list, and the head of its detail. */
record CampaignRow(
        UUID id,
        String title,
        String cause,
        String category,
        @Nullable String keyword,
        Ref leadDepartment,
        String status,
        OffsetDateTime openedAt,
        @Nullable OffsetDateTime answeredAt,
        @Nullable OffsetDateTime closedAt,
        long version) {

    /** Something by id and name. */
    record Ref(UUID id, String name) {}

    static CampaignRow of(StoredCampaign campaign) {
        return new CampaignRow(
                campaign.id(),
                campaign.title(),
                campaign.cause(),
                campaign.category(),
                campaign.keyword(),
                new Ref(campaign.lead().id(), campaign.lead().name()),
                campaign.status().name(),
                Times.known(campaign.openedAt()),
                Times.local(campaign.answeredAt()),
                Times.local(campaign.closedAt()),
                campaign.version());
    }
}
