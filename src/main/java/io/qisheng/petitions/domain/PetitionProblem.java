package io.qisheng.petitions.domain;

import io.qisheng.platform.problem.ProblemType;
import java.util.Locale;

/** Every way in which a petition can refuse. */
public enum PetitionProblem implements ProblemType {
    PETITION_ACTION_NOT_ALLOWED(
            14001, 409, "The petition's state does not allow this action", "诉求状态已变化，现在不能这样操作，请刷新后查看可办理的事项。"),
    PETITION_ACTION_FORBIDDEN(14002, 403, "The action is somebody else's", "这一步不由您办理，请查看当前由谁负责。"),
    PETITION_NOT_DRAFT(14003, 409, "Only a draft can be edited", "诉求已经提交，不能再修改；如有补充请用“补充说明”。"),
    PETITION_INCOMPLETE(14004, 422, "The draft lacks what filing needs", "草稿还没有填完整，请按提示补齐后再提交。"),
    PETITION_ID_TAKEN(14005, 409, "The id is in use", "这份诉求的编号已被使用，请重新打开填写页面再提交。"),
    PETITION_ALREADY_CLAIMED(14006, 409, "A colleague was faster", "同事已经领办了这件诉求，请刷新后查看。"),
    PETITION_RULING_REQUIRED(
            14007, 409, "Returned twice; only a supervisor's ruling sends it on", "这件诉求已被退回两次，需由督办人员裁定承办部门。"),
    PETITION_RETURN_CLOSED(14008, 409, "A petition that was ruled on cannot be returned", "承办部门已由督办裁定，不能再退单，请先接单办理。"),
    PETITION_URGED_TODAY(14009, 409, "Urged already on this working day", "今天已经催办过了，承办部门已收到，请下一个工作日再催。"),
    PETITION_EXTENSION_USED(14010, 409, "An extension was asked for already", "这件诉求已申请过延期，只能申请一次，请按期答复。"),
    PETITION_EXTENSION_NOT_PENDING(14011, 409, "No extension waits for a decision", "目前没有待批的延期申请，请刷新后查看。"),
    PETITION_EXTENSION_TOO_LATE(
            14012, 409, "An extension must be asked for before the limit", "已经超过办理期限，不能再申请延期，请尽快答复。"),
    PETITION_JOINED_ALREADY(14013, 409, "The enterprise has joined already", "您的企业已经附议过这件诉求，有进展会通知您。"),
    PETITION_CONFIRMATION_CLOSED(
            14014, 409, "The filing was confirmed or the 48 hours are over", "代填确认已完成或已超过 48 小时，如有疑问请联系受理岗。"),
    PETITION_CONSENT_MISSING(14015, 409, "The filer has not agreed to publishing", "企业还没有同意公开答复，请征得同意后再公开。");

    private final int errcode;
    private final int status;
    private final String title;
    private final String message;

    PetitionProblem(int errcode, int status, String title, String message) {
        this.errcode = errcode;
        this.status = status;
        this.title = title;
        this.message = message;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int errcode() {
        return errcode;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String message() {
        return message;
    }
}
