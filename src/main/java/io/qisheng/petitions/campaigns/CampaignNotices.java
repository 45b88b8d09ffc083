package io.qisheng.petitions.campaigns;

import io.qisheng.notifications.Addressee;
import io.qisheng.notifications.Audience;
import io.qisheng.notifications.Notice;
import io.qisheng.notifications.Notifications;
import io.qisheng.notifications.Office;
import io.qisheng.notifications.Telling;
import io.qisheng.petitions.campaigns.StoredCampaign.Task;
import io.qisheng.platform.page.Excerpt;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells departments what a campaign asks of them, in the transaction that asks it. */
@ApplicationScoped
class CampaignNotices {

    private final Notifications notifications;

    CampaignNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    /** The head and the cadres of the department that gets a task, once for each task; whoever gave it is not told. */
    Uni<Void> tellOfTask(Tx tx, UUID actor, StoredCampaign campaign, Task task) {
        Notice notice = new Notice(
                "campaign-task",
                "专项整治有一项任务",
                "“%s”交给%s一项任务，%d月%d日前完成，做完请在网页端的专项整治里登记：%s"
                        .formatted(
                                campaign.title(),
                                task.department().name(),
                                task.dueDate().getMonthValue(),
                                task.dueDate().getDayOfMonth(),
                                Excerpt.beginning(task.text())),
                Notice.SubjectType.CAMPAIGN,
                campaign.id());
        Audience audience = new Audience(
                List.of(), Office.staffOf(task.department().path()), List.of(Addressee.user(actor)), List.of());
        String once = "campaign-task " + campaign.id() + " " + task.nth();
        return notifications.tell(tx, campaign.districtId(), List.of(new Telling(notice, audience, once, null)));
    }
}
