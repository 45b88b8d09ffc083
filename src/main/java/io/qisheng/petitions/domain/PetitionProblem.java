package io.qisheng.petitions.domain;

import io.qisheng.platform.problem.ProblemType;

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
    PETITION_CONSENT_MISSING(14015, 409, "The filer has not agreed to publishing", "企业还没有同意公开答复，请征得同意后再公开。"),
    PETITION_NO_CAMPAIGN(14016, 409, "No campaign runs that it could belong to", "目前没有正在开展的专项整治，请按单件办理。"),
    PETITION_NOT_PUBLISHABLE(
            14017,
            409,
            "Private and confidential petitions, complaints and mediations stay unpublished",
            "只给自己看的、要求保密的诉求，以及投诉和矛盾调处，都不公开。"),
    PETITION_TEXT_REVEALS(14018, 422, "The text still says who filed it", "公开的文字里还有能认出企业或个人的内容，请按提示改好后再公开。"),
    PUBLICATION_WITHDRAWN(14019, 410, "The publication was taken back", "这份公开答复已撤下，不再展示。"),
    PETITION_LINKED_ALREADY(14020, 409, "It belongs to a campaign already", "这件诉求已经纳入专项整治，如需调整请先移出。"),
    PETITION_NOT_LINKED(14021, 409, "It belongs to no campaign", "这件诉求没有纳入专项整治，请刷新后查看。");

    private final Entry entry;

    PetitionProblem(int errcode, int status, String title, String message) {
        this.entry = new Entry(errcode, status, title, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
