package io.qisheng.policies.domain;

import io.qisheng.platform.problem.ProblemType;

/** Every way in which policies can refuse. */
public enum PolicyProblem implements ProblemType {
    POLICY_UNCHANGED(19001, 409, "There is nothing new to publish", "没有新的修改，不需要重新发布，请先保存修改。"),
    POLICY_NOT_PUBLISHED(19002, 409, "Only what is published can be withdrawn", "这条政策没有发布，不需要撤回，请刷新后查看。"),
    POLICY_ENDED(19003, 409, "The policy has expired already", "这条政策的有效期已过，请先修改截止日期再发布。");

    private final Entry entry;

    PolicyProblem(int errcode, int status, String title, String message) {
        this.entry = new Entry(errcode, status, title, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
