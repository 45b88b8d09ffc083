package io.qisheng.petitions.campaigns;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.qisheng.petitions.campaigns.CampaignRow.Ref;
import io.qisheng.petitions.campaigns.domain.CampaignAction;
import io.qisheng.petitions.campaigns.domain.CampaignRules;
import io.qisheng.platform.Caller;
import io.qisheng.platform.time.Times;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One campaign as the contract's {@code Campaign} shows it.
 *
 * @param entries what was told to all, the newest first
 */
record CampaignView(
        @JsonUnwrapped CampaignRow row,
        @Nullable AnswerView answer,
        List<TaskView> tasks,
        List<EntryView> entries,
        List<String> allowedActions,
        String etag) {

    record AnswerView(String outcome, String text) {}

    record TaskView(
            int nth,
            Ref department,
            String text,
            LocalDate dueDate,
            @Nullable OffsetDateTime doneAt,
            @Nullable String doneBy,
            boolean mine) {}

    record EntryView(int seq, String kind, @Nullable String text, OffsetDateTime at, String actor) {}

    static CampaignView of(StoredCampaign campaign, List<EntryView> entries, Caller caller) {
        return new CampaignView(
                CampaignRow.of(campaign),
                campaign.outcome() == null || campaign.answer() == null
                        ? null
                        : new AnswerView(campaign.outcome(), campaign.answer()),
                campaign.tasks().stream()
                        .map(task -> task(campaign, task, caller))
                        .toList(),
                entries,
                CampaignRules.allowed(campaign.status(), campaign.standings(caller, null), campaign.hasOpenTasks())
                        .stream()
                        .map(CampaignAction::code)
                        .toList(),
                campaign.etag());
    }

    private static TaskView task(StoredCampaign campaign, StoredCampaign.Task task, Caller caller) {
        boolean mine = task.doneAt() == null
                && CampaignRules.refusal(
                                campaign.status(), CampaignAction.COMPLETE_TASK, campaign.standings(caller, task), true)
                        == null;
        return new TaskView(
                task.nth(),
                new Ref(task.department().id(), task.department().name()),
                task.text(),
                task.dueDate(),
                Times.local(task.doneAt()),
                task.doneBy(),
                mine);
    }
}
