package io.qisheng.petitions.bulletins;

import io.qisheng.platform.problem.ProblemType;

/** Every way in which a bulletin can refuse. */
public enum BulletinProblem implements ProblemType {
    BULLETIN_EXISTS(14040, 409, "The month has a bulletin already", "这个月的通报已经有了，请在列表里打开后修改。"),
    BULLETIN_ISSUED(14041, 409, "The bulletin was issued already", "这份通报已经印发，不能再修改。");

    private final Entry entry;

    BulletinProblem(int errcode, int status, String title, String message) {
        this.entry = new Entry(errcode, status, title, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
