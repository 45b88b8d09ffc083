package io.qisheng.petitions.campaigns.domain;

import io.qisheng.platform.problem.ProblemType;

/** Every way in which a campaign can refuse. */
public enum CampaignProblem implements ProblemType {
    CAMPAIGN_ACTION_NOT_ALLOWED(
            14030, 409, "The campaign's state does not allow this action", "专项整治的状态已变化，现在不能这样操作，请刷新后查看。"),
    CAMPAIGN_ACTION_FORBIDDEN(14031, 403, "The action is somebody else's", "这一步不由您办理，请联系牵头部门或受理岗。"),
    CAMPAIGN_ANSWERED_ALREADY(14032, 409, "The campaign was answered already", "这项专项整治已经统一答复，不能再次答复；没有答复到的诉求请逐件答复。"),
    CAMPAIGN_TASKS_OPEN(14033, 409, "Some tasks are not done", "还有任务没有完成，请完成后再结束专项整治。"),
    CAMPAIGN_TASK_DONE(14034, 409, "The task is done already", "这项任务已经完成，请刷新后查看。"),
    CAMPAIGN_FULL(14035, 409, "No more petitions fit", "一项专项整治最多纳入 200 件诉求，请另开一项。"),
    CAMPAIGN_TASKS_FULL(14036, 409, "No more tasks fit", "一项专项整治最多安排 100 项任务，请另开一项。");

    private final Entry entry;

    CampaignProblem(int errcode, int status, String title, String message) {
        this.entry = new Entry(errcode, status, title, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
