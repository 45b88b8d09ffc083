package io.qisheng.services.domain;

import io.qisheng.platform.problem.ProblemType;

/** Every way in which the menu can refuse. */
public enum ServiceProblem implements ProblemType {
    SERVICE_ITEM_UNCHANGED(18001, 409, "There is nothing new to publish", "没有新的修改，不需要重新发布，请先保存修改。"),
    SERVICE_ITEM_NOT_PUBLISHED(18002, 409, "Only what is on the menu can be taken off it", "这项服务不在菜单上，不需要下架，请刷新后查看。");

    private final Entry entry;

    ServiceProblem(int errcode, int status, String title, String message) {
        this.entry = new Entry(errcode, status, title, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
