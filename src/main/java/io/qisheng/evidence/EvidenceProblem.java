package io.qisheng.evidence;

import io.qisheng.platform.problem.ProblemType;

/** What can go wrong with a photo, beside what is said about it in a verdict. */
public enum EvidenceProblem implements ProblemType {
    EVIDENCE_ID_TAKEN(13001, 409, "The id is in use", "这张照片的编号已被使用，请重新选择照片上传。"),
    EVIDENCE_NOT_UPLOADED(13002, 409, "The photo has not arrived in the storage", "照片还没有传完，请等上传完成后再试。"),
    EVIDENCE_TICKET_EXPIRED(13003, 409, "The upload ticket has expired", "上传超时了，请重新选择照片上传。");

    private final Entry entry;

    EvidenceProblem(int errcode, int status, String title, String message) {
        this.entry = new Entry(errcode, status, title, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
