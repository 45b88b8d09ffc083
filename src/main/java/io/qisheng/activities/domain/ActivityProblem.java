package io.qisheng.activities.domain;

import io.qisheng.platform.problem.ProblemType;

/** Every way in which activities and check-ins can refuse. */
public enum ActivityProblem implements ProblemType {
    ACTIVITY_ACTION_NOT_ALLOWED(
            16001, 409, "The activity's state does not allow this action", "活动状态已变化，现在不能这样操作，请刷新后查看。"),
    ACTIVITY_MINUTES_MISSING(16002, 409, "An activity without minutes cannot be closed", "还没有会议记录，请先填写记录再结束活动。"),
    ACTIVITY_ROSTER_EMPTY(16003, 409, "The roster is empty", "应到名单还是空的，请先添加应到党员。"),
    ACTIVITY_STARTED(
            16004, 409, "The roster is settled once the activity has started", "活动已经开始，名单不能再改；名单外的党员请在会议记录中写明。"),
    ACTIVITY_LEAVE_CLOSED(16005, 409, "Leave cannot be asked for any more", "现在不能请假了，请直接联系支部书记说明情况。"),
    ACTIVITY_LEAVE_DECIDED(16006, 409, "The request was decided", "这份请假已经处理过了，请刷新后查看。"),
    CHECK_IN_NOT_ON_ROSTER(
            16101, 403, "The member is neither expected nor a guest", "您不在这次活动的应到名单里，请确认活动是否选对，或请支部书记把您加入名单。"),
    CHECK_IN_CODE_INVALID(
            16102, 422, "The code is wrong, expired or of another activity", "签到码不对或已过期，请重新扫描现场大屏上的最新二维码。"),
    CHECK_IN_CARD_INVALID(16103, 422, "The member card is wrong or expired", "党员卡二维码已过期，请让党员刷新后再扫。"),
    CHECK_IN_ACTIVITY_NOT_OPEN(16104, 409, "The check-in is not open at that time", "现在不在签到时间内，请在活动开始前三十分钟到结束之间签到。"),
    CHECK_IN_ACTIVITY_CANCELLED(16105, 409, "The activity is cancelled", "这次活动已经取消，不需要签到，请留意新的通知。"),
    CHECK_IN_TOO_LATE(16106, 422, "Scanned more than 72 hours ago", "扫码已超过七十二小时，不能再补签，请联系支部书记在会议记录中写明。"),
    CHECK_IN_NONCE_REUSED(16107, 422, "The nonce belongs to another check-in", "这次签到与之前的记录冲突，请返回重新扫码。"),
    CHECK_IN_DECIDED(16108, 409, "The check-in waits for no decision", "这条签到已经处理过了，请刷新后查看。"),
    CHECK_IN_OBJECTION_CLOSED(16109, 409, "The check-in can no longer be disputed", "超过七天或已经提出过异议，不能再提出，如有疑问请联系主办支部。"),
    CHECK_IN_OWN(16110, 403, "Nobody decides an own check-in", "自己的签到不能自己核实，请由其他书记或上级组织核实。");

    private final Entry entry;

    ActivityProblem(int errcode, int status, String title, String message) {
        this.entry = new Entry(errcode, status, title, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
