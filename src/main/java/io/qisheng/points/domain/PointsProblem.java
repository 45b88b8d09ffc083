package io.qisheng.points.domain;

import io.qisheng.platform.problem.ProblemType;

/** Every way in which points can refuse. */
public enum PointsProblem implements ProblemType {
    POINTS_CLAIM_ID_TAKEN(17001, 409, "The id is in use", "这份申报的编号已被使用，请重新打开申报页面再提交。"),
    POINTS_CLAIM_DECIDED(17002, 409, "The claim waits for no decision", "这份申报已经处理过了，请刷新后查看结果。"),
    POINTS_CLAIM_OWN(17003, 403, "Nobody decides an own claim", "自己的申报不能自己审核，请由其他有权限的同志处理。"),
    POINTS_CLAIM_NOT_APPROVER(17004, 403, "Somebody else decides this claim", "这份申报不由您审核，请查看由谁负责处理。"),
    POINTS_APPEAL_NOT_POSSIBLE(17005, 409, "Only a declined claim can be appealed", "只有未通过的申报可以申诉，请刷新后查看当前状态。"),
    POINTS_APPEAL_TOO_LATE(17006, 409, "Declined more than 15 days ago", "已超过十五天的申诉期限，如有疑问请联系支部书记。"),
    POINTS_FACT_PAID(17007, 409, "This fact has been paid by this rule already", "这件事已经记过分了，同一件事只记一次分。");

    private final Entry entry;

    PointsProblem(int errcode, int status, String title, String message) {
        this.entry = new Entry(errcode, status, title, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
