package io.qisheng.petitions.campaigns;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Routing.Department;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of a campaign is to one petition.
 *
 * @param noticeId of the one notice that everybody reads of it
 */
public record CampaignDelivery(
        UUID districtId,
        UUID campaignId,
        int seq,
        UUID petitionId,
        Kind kind,
        String campaignTitle,
        Department lead,
        String areaPath,
        @Nullable String text,
        @Nullable String outcome,
        Actor actor,
        UUID noticeId) {

    /** What there is to do. */
    public enum Kind {
        LINK,
        PROGRESS,
        ANSWER,
        CLOSE
    }
}
