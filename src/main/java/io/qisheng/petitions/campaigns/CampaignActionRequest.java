package io.qisheng.petitions.campaigns;

import io.qisheng.petitions.campaigns.domain.CampaignAction;
import io.qisheng.petitions.domain.Answering.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of an action on a campaign: the members of all actions, of which the contract lets each carry its own. */
record CampaignActionRequest(
        String action,
        @Nullable List<UUID> petitionIds,
        @Nullable String text,
        @Nullable UUID departmentId,
        @Nullable LocalDate dueDate,
        @Nullable Integer task,
        @Nullable Outcome outcome) {

    CampaignAction name() {
        return CampaignAction.ofCode(action);
    }
}
