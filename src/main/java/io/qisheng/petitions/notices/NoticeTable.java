package io.qisheng.petitions.notices;

import static io.qisheng.petitions.notices.Party.*;
import static io.qisheng.petitions.notices.Step.excerpt;

import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionEvent;
import io.qisheng.petitions.domain.PetitionEvent.*;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.platform.time.BusinessZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For each step of the table of actions: who is told what. Nobody is told what a party may not see: the enterprise's side hears what
 * {@code OutwardSteps} shows it, and those who only joined what everybody may know.
 */
public final class NoticeTable {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M 月 d 日");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("M 月 d 日 HH:mm");

    private NoticeTable() {}

    /**
     * What follows from one step. The actor is not left out here: whoever acts may hold several offices.
     *
     * @param campaign for which the step was taken, as a sentence names it
     */
    public static List<Told> of(Petition before, TimelineEntry entry, Petition after, @Nullable String campaign) {
        if (after.submission() == null) {
            return List.of();
        }
        Step step = new Step(before, entry, after, campaign);
        return told(step, entry.data()).toList();
    }

    private static Stream<Told> told(Step step, PetitionEvent event) {
        return switch (event) {
            case Submitted _ -> submitted(step);
            case Accepted _ -> accepted(step);
            case Rejected rejected -> rejected(step, rejected);
            case Dispatched dispatched -> dispatched(step, dispatched);
            case Taken _ -> taken(step);
            case Returned returned -> returned(step, returned);
            case Ruled ruled -> ruled(step, ruled);
            case Claimed _ -> claimed(step);
            case Released released -> released(step, released);
            case Noted note -> noted(step, note);
            case Promised promise -> promised(step, promise);
            case Paused paused -> paused(step, paused);
            case Supplemented supplement -> supplemented(step, supplement);
            case ConsultationCalled called -> consultationCalled(step, called);
            case ConsultationConcluded concluded -> consultationConcluded(step, concluded);
            case ExtensionRequested asked -> extensionRequested(step, asked);
            case ExtensionDecided decided -> extensionDecided(step, decided);
            case Urged urged -> urged(step, urged);
            case Supervised supervised -> supervised(step, supervised);
            case Answered answered -> answered(step, answered);
            case Rated rated -> rated(step, rated);
            case Reviewed reviewed -> reviewed(step, reviewed);
            case ClosedUnrated _ -> closedUnrated(step);
            case Withdrawn withdrawn -> withdrawn(step, withdrawn);
            case Joined _ -> joined(step);
            case Linked _ -> linked(step);
            case Unlinked _ -> unlinked(step);
            // The campaign tells of it, once to whoever has several petitions in it.
            case Progressed _ -> Stream.of();
            case FilingConfirmed _ -> filingConfirmed(step);
            case FilingRefused refused -> filingRefused(step, refused);
            case MarkedUnconfirmed _ -> markedUnconfirmed(step);
            case PublishingConsented _ -> publishingConsented(step);
            case ConsentWithdrawn _ -> consentWithdrawn(step);
            case Published _ -> published(step);
            case Unpublished _ -> unpublished(step);
        };
    }

    private static Stream<Told> submitted(Step step) {
        Told desk = step.call(DESK, "有新诉求待受理", step.enterprise() + "提交了" + step.title() + "，请受理。");
        boolean toConfirm = step.after().filer() == null;
        return Stream.of(
                desk,
                toConfirm
                        ? step.call(OWN_SIDE, "有一件代填的诉求请您确认", step.actor() + "代贵企业提交了" + step.title() + "，请打开确认。")
                        : step.to(OWN_SIDE, "企业提交了诉求", step.actor() + "提交了" + step.title() + "，等待受理。"));
    }

    private static Stream<Told> accepted(Step step) {
        return Stream.of(step.to(OWN_SIDE, "诉求已受理", step.title() + "已受理，正在安排承办部门。"));
    }

    private static Stream<Told> rejected(Step step, Rejected rejected) {
        return Stream.of(
                step.call(OWN_SIDE, "诉求不予受理", step.title() + "不予受理：" + excerpt(rejected.text()) + "。如情况有变，可重新提交。"));
    }

    private static Stream<Told> dispatched(Step step, Dispatched dispatched) {
        String note = dispatched.note() == null ? "" : "受理岗说明：" + excerpt(dispatched.note()) + "。";
        return Stream.concat(
                Stream.of(
                        step.call(
                                DEPARTMENT,
                                "有一件诉求待接单",
                                step.enterprise() + "的" + step.title() + "已派给" + step.department() + "，请接单。" + note),
                        step.call(
                                SUPPORTING,
                                "请协助办理一件诉求",
                                step.enterprise() + "的" + step.title() + "由" + step.department() + "主办，请协助。" + note)),
                departmentKnown(step));
    }

    /** What the enterprises are told once it is known who deals with it. */
    private static Stream<Told> departmentKnown(Step step) {
        return step.toEach(List.of(OWN_SIDE, CO_SIGNERS), "诉求已派单", step.title() + "已派给" + step.department() + "，等待接单。");
    }

    private static Stream<Told> taken(Step step) {
        return Stream.concat(
                Stream.of(step.call(DEPARTMENT, "有一件诉求待领单", step.department() + "已接下" + step.title() + "，请领单并联系企业。")),
                step.toEach(
                        List.of(OWN_SIDE, CO_SIGNERS), "部门已接单", step.department() + "已接下" + step.title() + "，正在安排人员。"));
    }

    private static Stream<Told> returned(Step step, Returned returned) {
        String what = step.department() + "退回了" + step.title() + "：" + excerpt(returned.reason()) + "。";
        Stream<Told> staff = step.after().routing().needsRuling()
                ? Stream.of(
                        step.call(SUPERVISOR, "有一件诉求两次被退，请裁定", what + "请裁定承办部门。"),
                        step.to(DESK, "诉求再次被退回", what + "等待督办裁定。"))
                : Stream.of(step.call(DESK, "诉求被退回，请重新派单", what + "请重新派单。"));
        return Stream.concat(staff, Stream.of(step.to(OWN_SIDE, "正在重新安排部门", step.title() + "正在重新安排承办部门。")));
    }

    private static Stream<Told> ruled(Step step, Ruled ruled) {
        String reason = "裁定理由：" + excerpt(ruled.reason()) + "。";
        return Stream.concat(
                Stream.of(
                        step.call(
                                DEPARTMENT,
                                "督办裁定由贵部门承办",
                                step.title() + "裁定由" + step.department() + "承办，不能再退单，请接单。" + reason),
                        step.to(DESK, "督办已裁定承办部门", step.title() + "裁定由" + step.department() + "承办。" + reason)),
                departmentKnown(step));
    }

    private static Stream<Told> claimed(Step step) {
        return Stream.of(
                step.to(OWN_SIDE, "诉求开始办理", step.title() + "由" + step.department() + step.handler() + "办理。"),
                step.to(CO_SIGNERS, "诉求开始办理", step.title() + "已由" + step.department() + "开始办理。"),
                step.to(DEPARTMENT_LEADS, "诉求已领单", step.handler() + "领下了" + step.title() + "。"));
    }

    private static Stream<Told> released(Step step, Released released) {
        return Stream.of(
                step.call(DEPARTMENT, "有一件诉求重新待领单", step.title() + "退回待领单：" + excerpt(released.reason()) + "。请安排人员领单。"),
                step.to(OWN_SIDE, "正在更换办理人员", step.title() + "正在由" + step.department() + "重新安排办理人员。"));
    }

    private static Stream<Told> noted(Step step, Noted note) {
        String words = excerpt(note.text());
        if (note.internal()) {
            return step.toEach(step.workers(), "有一条内部留言", step.actor() + "就" + step.title() + "留言：" + words + "。");
        }
        if (step.byOwner()) {
            return step.toEach(
                    step.workers(), "企业补充了说明", step.enterprise() + "就" + step.title() + "补充说明：" + words + "。");
        }
        return Stream.concat(
                Stream.of(step.to(OWN_SIDE, "您的诉求有新留言", step.title() + "有新留言：" + words + "。")),
                step.toEach(step.workers(), "诉求有新留言", step.actor() + "就" + step.title() + "留言：" + words + "。"));
    }

    private static Stream<Told> promised(Step step, Promised promise) {
        String what = excerpt(promise.text()) + "，" + day(promise.dueDate()) + "前完成。";
        return Stream.of(
                step.to(OWN_SIDE, "部门作出承诺", step.title() + "：" + what),
                step.to(DEPARTMENT_LEADS, "承办人作出承诺", step.actor() + "就" + step.title() + "承诺：" + what));
    }

    private static Stream<Told> paused(Step step, Paused paused) {
        return Stream.of(
                step.call(OWN_SIDE, "请补充材料", step.title() + "需要补充：" + excerpt(paused.missing()) + "。补充后马上继续办理。"));
    }

    private static Stream<Told> supplemented(Step step, Supplemented supplement) {
        return step.callEach(
                step.workers(),
                "企业已补充材料",
                step.enterprise() + "就" + step.title() + "补充：" + excerpt(supplement.text()) + "。请继续办理。");
    }

    private static Stream<Told> consultationCalled(Step step, ConsultationCalled called) {
        String invitation = step.actor() + "召集会商" + step.title() + "：" + excerpt(called.question()) + "。时间："
                + hour(called.meetsAt()) + "。";
        return Stream.concat(
                step.callEach(List.of(SUPPORTING, HANDLER, DEPARTMENT_LEADS), "请参加会商", invitation),
                step.toEach(List.of(OWN_SIDE, CO_SIGNERS), "诉求正在会商", step.title() + "由多个部门会商解决。"));
    }

    private static Stream<Told> consultationConcluded(Step step, ConsultationConcluded concluded) {
        String resolution = step.title() + "的会商结论：" + excerpt(concluded.resolution()) + "。";
        return Stream.concat(
                step.toEach(List.of(SUPPORTING, HANDLER, DEPARTMENT_LEADS), "会商有结论", resolution + "请按分工办理。"),
                step.toEach(List.of(OWN_SIDE, CO_SIGNERS), "会商已结束", step.title() + "会商已结束，继续办理。"));
    }

    private static Stream<Told> extensionRequested(Step step, ExtensionRequested asked) {
        String what = step.department() + "就" + step.title() + "申请延期 " + asked.days() + " 个工作日："
                + excerpt(asked.reason()) + "。";
        return Stream.of(
                step.call(SUPERVISOR, "有一份延期申请请您决定", what + "请决定是否同意。"), step.to(DEPARTMENT_LEADS, "承办人申请延期", what));
    }

    private static Stream<Told> extensionDecided(Step step, ExtensionDecided decided) {
        String reason = excerpt(decided.reason()) + "。";
        String days = decided.days() + " 个工作日";
        return decided.granted()
                ? Stream.of(
                        step.to(HANDLER, "延期申请已同意", step.title() + "延期 " + days + "：" + reason),
                        step.to(OWN_SIDE, "办理期限延长", step.title() + "的办理期限延长 " + days + "。"))
                : Stream.of(
                        step.to(HANDLER, "延期申请未获同意", step.title() + "按原期限办理：" + reason),
                        step.to(OWN_SIDE, "仍按原期限办理", step.title() + "的延期申请未获同意，仍按原期限办理。"));
    }

    private static Stream<Told> urged(Step step, Urged urged) {
        String words = urged.text() == null ? "" : "：" + excerpt(urged.text());
        return step.callEach(step.workers(), "企业催办", step.enterprise() + "催办" + step.title() + words + "。请尽快推进。");
    }

    private static Stream<Told> supervised(Step step, Supervised supervised) {
        return step.callEach(step.workers(), "督办要求", "督办就" + step.title() + "提出要求：" + excerpt(supervised.text()) + "。");
    }

    private static Stream<Told> answered(Step step, Answered answered) {
        String campaign = step.campaign();
        String who = campaign == null ? step.department() : campaign;
        Stream<Told> enterprises = Stream.of(
                step.call(
                        OWN_SIDE, "部门已答复，请您评价", who + "答复了" + step.title() + "：" + excerpt(answered.text()) + "。请评价。"),
                step.to(CO_SIGNERS, "部门已答复", who + "已答复" + step.title() + "，等待提出企业评价。"));
        Stream<Told> department = campaign == null
                ? Stream.of(step.to(DEPARTMENT_LEADS, "诉求已答复", step.actor() + "答复了" + step.title() + "，等待企业评价。"))
                : step.toEach(step.workers(), "诉求已统一答复", campaign + "答复了" + step.title() + "，不必再答复，等待企业评价。");
        return Stream.concat(enterprises, department);
    }

    private static Stream<Told> rated(Step step, Rated rated) {
        if (step.isNow(PetitionStatus.CLOSED)) {
            return Stream.concat(
                    step.toEach(
                            step.workers(),
                            "企业已评价",
                            step.enterprise() + "对" + step.title() + "评价：" + words(rated) + "。"),
                    archived(step));
        }
        String words = rated.text() == null ? "" : "：" + excerpt(rated.text());
        String what = step.enterprise() + "对" + step.title() + "不满意" + words + "。";
        return step.after().awaitsReview()
                ? Stream.concat(
                        Stream.of(step.call(SUPERVISOR, "有一件诉求两次不满意，请复核", what + "请复核并作出结论。")),
                        step.toEach(step.workers(), "企业仍不满意，等待复核", what + "等待督办复核。"))
                : Stream.concat(
                        step.callEach(step.workers(), "诉求重办", what + "请重新办理。"),
                        Stream.of(
                                step.to(SUPERVISOR, "有一件诉求重办", what + "已退回" + step.department() + "重办。"),
                                step.to(CO_SIGNERS, "诉求重办", step.title() + "正在由" + step.department() + "重新办理。")));
    }

    private static Stream<Told> archived(Step step) {
        return Stream.of(step.to(CO_SIGNERS, "诉求已归档", step.title() + "已归档。"));
    }

    private static Stream<Told> reviewed(Step step, Reviewed reviewed) {
        String conclusion = step.title() + "的复核结论：" + excerpt(reviewed.text()) + "。";
        return Stream.of(
                        step.callEach(step.workers(), "督办已复核", conclusion),
                        Stream.of(step.call(OWN_SIDE, "督办已复核", conclusion)),
                        archived(step))
                .flatMap(told -> told);
    }

    private static Stream<Told> closedUnrated(Step step) {
        return Stream.concat(
                Stream.of(
                        step.to(OWN_SIDE, "诉求已归档", step.title() + "到期未评价，已自动归档，不计为满意。"),
                        step.to(HANDLER, "诉求已归档", step.title() + "企业到期未评价，已自动归档。")),
                archived(step));
    }

    private static Stream<Told> withdrawn(Step step, Withdrawn withdrawn) {
        String what = step.enterprise() + "撤回了" + step.title() + "：" + excerpt(withdrawn.reason()) + "。";
        return Stream.concat(
                Stream.concat(step.formerWorkers().stream(), Stream.of(SUPPORTING))
                        .map(party -> step.to(party, "企业撤回了诉求", what + "不必再办理。")),
                Stream.of(
                        step.to(OWN_SIDE, "诉求已撤回", step.actor() + "撤回了" + step.title() + "。"),
                        withdrawnForCoSigners(step)));
    }

    private static Told withdrawnForCoSigners(Step step) {
        return step.to(CO_SIGNERS, "诉求已撤回", step.title() + "已由提出企业撤回。如仍需解决，请另行提交。");
    }

    private static Stream<Told> joined(Step step) {
        String all = "共 " + step.after().joined().size() + " 家企业说“我也有”。";
        return Stream.concat(
                Stream.of(step.to(OWN_SIDE, "又有企业说“我也有”", "又有一家企业就" + step.title() + "说“我也有”。")),
                step.toEach(step.workers(), "又有企业说“我也有”", step.title() + "：" + all));
    }

    private static Stream<Told> linked(Step step) {
        return Stream.concat(
                Stream.of(step.to(OWN_SIDE, "诉求纳入专项整治", step.title() + "已纳入一项专项整治，与同类诉求一并解决。")),
                step.toEach(step.workers(), "诉求纳入专项整治", step.title() + "已纳入一项专项整治。"));
    }

    private static Stream<Told> unlinked(Step step) {
        return Stream.concat(
                Stream.of(step.to(OWN_SIDE, "诉求改为单独办理", step.title() + "不再属于专项整治，继续单独办理。")),
                step.toEach(step.workers(), "诉求移出专项整治", step.title() + "已移出专项整治，请继续办理。"));
    }

    private static Stream<Told> filingConfirmed(Step step) {
        return Stream.concat(step.workers().stream(), Stream.of(DESK))
                .distinct()
                .map(party -> step.to(party, "企业确认了代填的诉求", step.enterprise() + "确认了" + step.title() + "。"));
    }

    private static Stream<Told> filingRefused(Step step, FilingRefused refused) {
        String what = step.enterprise() + "表示" + step.title() + "不是本企业提的：" + excerpt(refused.reason()) + "。不必再办理。";
        Stream<Told> staff = Stream.concat(step.formerWorkers().stream(), Stream.of(SUPPORTING, DESK))
                .distinct()
                .map(party -> step.to(party, "企业否认代填的诉求", what));
        return Stream.concat(staff, Stream.of(withdrawnForCoSigners(step)));
    }

    private static Stream<Told> markedUnconfirmed(Step step) {
        return Stream.of(
                step.to(DESK, "代填的诉求未经本人确认", step.enterprise() + "没有在 48 小时内确认" + step.title() + "，已标明未经本人确认。"),
                step.to(OWN_SIDE, "代填的诉求未经本人确认", step.title() + "没有在 48 小时内确认，已标明未经本人确认，会继续办理；如果不是贵企业提的，请打开说明。"));
    }

    private static Stream<Told> publishingConsented(Step step) {
        return Stream.of(
                step.call(SUPERVISOR, "企业同意公开答复", step.enterprise() + "同意公开" + step.title() + "的答复，请隐去名称后公开。"));
    }

    private static Stream<Told> consentWithdrawn(Step step) {
        String what = step.enterprise() + "不再同意公开" + step.title() + "的答复，";
        return step.before().isPublished()
                ? Stream.of(step.to(SUPERVISOR, "企业不再同意公开答复", what + "已从公开答复里撤下，不必再办。"), notShown(step, CO_SIGNERS))
                : Stream.of(step.to(SUPERVISOR, "企业不再同意公开答复", what + "请不要公开。"));
    }

    private static Stream<Told> published(Step step) {
        return step.toEach(List.of(OWN_SIDE, CO_SIGNERS), "答复已公开", step.title() + "的答复已公开。");
    }

    private static Stream<Told> unpublished(Step step) {
        return Stream.of(notShown(step, OWN_SIDE), notShown(step, CO_SIGNERS));
    }

    private static Told notShown(Step step, Party party) {
        return step.to(party, "答复不再公开", step.title() + "的答复已不再公开。");
    }

    private static String words(Rated rated) {
        return rated.satisfaction() == Satisfaction.SATISFIED ? "满意" : "基本满意";
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }

    private static String hour(Instant moment) {
        return HOUR.format(BusinessZone.localOf(moment));
    }
}
