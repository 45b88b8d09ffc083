package io.qisheng.local.demo;

import io.qisheng.local.demo.DemoMatters.Matter;
import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Ending.RejectReason;
import io.qisheng.petitions.domain.Filing.Content;
import io.qisheng.petitions.domain.Filing.Enterprise;
import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.petitions.domain.PetitionCommand;
import io.qisheng.petitions.domain.PetitionCommand.*;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import io.qisheng.platform.time.BusinessZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

/** Plays one petition through, as far as its course goes. */
final class DemoScript {

    private static final List<String> CONTACTS =
            List.of("您好，诉求已收到，今天下午与您电话核实情况。", "已联系贵企业，明天上午到现场查看。", "材料已看过，正在与相关单位对接。");

    /** Who takes part. */
    record Cast(
            Actor owner,
            Actor neighbour,
            Enterprise neighbourEnterprise,
            Actor desk,
            Actor supervisor,
            Actor lead,
            Actor handler,
            Department department,
            Department otherDepartment) {}

    private final DemoTale tale;
    private final Matter matter;
    private final String number;
    private final Cast cast;
    private final Random random;

    DemoScript(DemoTale tale, Matter matter, String number, Cast cast, Random random) {
        this.tale = tale;
        this.matter = matter;
        this.number = number;
        this.cast = cast;
        this.random = random;
    }

    void play(DemoCourse course) {
        switch (course) {
            case DRAFT -> {}
            case SUBMITTED -> submit();
            case ACCEPTED -> accept();
            case RETURNED_TWICE -> returnTwice();
            case DISPATCHED -> dispatch();
            case TAKEN -> take();
            case HANDLING -> handle();
            case EXTENSION_ASKED -> {
                handle();
                soon(cast.handler(), new RequestExtension(3, "需等待设备到货后才能完成"));
            }
            case PAUSED -> pause();
            case CONSULTING -> consult();
            case ANSWERED -> answer();
            case REOPENED -> reopen();
            case AWAITING_REVIEW -> awaitReview();
            case CLOSED_RATED -> closeRated();
            case CLOSED_UNRATED -> closeUnrated();
            case CLOSED_REVIEWED -> {
                awaitReview();
                later(cast.supervisor(), new Review(random.nextBoolean(), "经复核，部门已尽责办理，剩余问题纳入专项跟进。"));
            }
            case REJECTED -> reject();
            case WITHDRAWN -> {
                submit();
                later(cast.owner(), new Withdraw("问题已自行解决，感谢关心。"));
            }
        }
    }

    private void submit() {
        tale.then(cast.owner(), new Submit(number));
    }

    private void accept() {
        submit();
        Urgency urgency = random.nextInt(6) == 0 ? Urgency.URGENT : Urgency.NORMAL;
        Complexity complexity = matter.kind().equals("CONSULT")
                ? Complexity.CONSULT
                : random.nextInt(5) == 0 ? Complexity.COMPLEX : Complexity.ORDINARY;
        soon(cast.desk(), new Accept(matter.category(), urgency, complexity));
    }

    private void dispatch() {
        accept();
        List<Department> assisting = random.nextInt(4) == 0 ? List.of(cast.otherDepartment()) : List.of();
        soon(cast.desk(), new Dispatch(cast.department(), assisting, "请在时限内联系企业。"));
    }

    private void returnTwice() {
        dispatch();
        soon(cast.lead(), new Return("事项涉及多个部门，不属本部门主责"));
        soon(cast.desk(), new Dispatch(cast.department(), List.of(), "经研判仍由贵部门牵头。"));
        soon(cast.lead(), new Return("缺少执法权限，建议明确牵头单位"));
    }

    private void take() {
        dispatch();
        soon(cast.lead(), new Take());
    }

    private void handle() {
        take();
        soon(cast.handler(), new Claim());
        soon(cast.handler(), new Note(CONTACTS.get(random.nextInt(CONTACTS.size())), false, List.of()));
        boolean shared = tale.petition().filing().content().visibility() == Visibility.PUBLIC;
        if (shared && random.nextInt(3) == 0) {
            soon(cast.neighbour(), new Join(cast.neighbourEnterprise()));
        }
        if (random.nextInt(4) == 0) {
            soon(cast.handler(), new Note("内部记录：已电话请示分管领导，同意按现有政策办理。", true, List.of()));
        }
        if (random.nextInt(4) == 0) {
            soon(
                    cast.handler(),
                    now -> new Promise("五天内给出办理结果", BusinessZone.dateOf(now).plusDays(5)));
        }
    }

    private void pause() {
        handle();
        soon(cast.handler(), new Pause("请补充现场照片和盖章的情况说明"));
    }

    private void consult() {
        handle();
        soon(
                cast.handler(),
                now -> new Consult(
                        List.of(cast.otherDepartment()), "涉及两个部门的职责交叉，请共同研究解决办法。", now.plus(Duration.ofDays(12))));
    }

    private void answer() {
        handle();
        if (random.nextInt(6) == 0) {
            soon(cast.handler(), new Pause("请补充相关合同复印件"));
            later(cast.owner(), new Supplement("复印件已补充，请查收。", List.of()));
        }
        Outcome outcome = List.of(Outcome.SOLVED, Outcome.SOLVED, Outcome.PARTLY_SOLVED, Outcome.EXPLAINED)
                .get(random.nextInt(4));
        later(cast.handler(), new Answer(outcome, matter.answer(), List.of()));
    }

    private void closeRated() {
        answer();
        boolean pleased = random.nextInt(3) > 0;
        later(
                cast.owner(),
                new Rate(
                        true,
                        pleased ? Satisfaction.SATISFIED : Satisfaction.BASICALLY_SATISFIED,
                        pleased ? "办得快，谢谢。" : "基本解决，希望以后更快一点。"));
        if (pleased && random.nextInt(3) == 0 && tale.petition().isPublishable()) {
            soon(cast.owner(), new ConsentToPublish());
            publish();
        }
    }

    /** Two of three; the rest waits for a supervisor. Nothing that was made up for the demonstration names anybody. */
    private void publish() {
        Content said = tale.petition().filing().content();
        if (random.nextInt(3) > 0) {
            later(
                    cast.supervisor(),
                    new Publish(
                            Objects.requireNonNull(said.title()),
                            Objects.requireNonNull(said.text()),
                            matter.answer()));
        }
    }

    private void reopen() {
        answer();
        later(cast.owner(), new Rate(false, Satisfaction.DISSATISFIED, "问题还没有解决，请再看一下。"));
    }

    private void awaitReview() {
        reopen();
        later(cast.handler(), new Answer(Outcome.EXPLAINED, "已再次协调，受条件限制暂时只能做到这一步，特此说明。", List.of()));
        later(cast.owner(), new Rate(false, Satisfaction.DISSATISFIED, "还是没有实质进展。"));
    }

    private void closeUnrated() {
        answer();
        var answered = tale.now();
        tale.at(answered.plus(Duration.ofDays(21)));
        tale.then(Actor.SYSTEM, new CloseUnrated());
    }

    private void reject() {
        submit();
        RejectReason reason = List.of(
                        RejectReason.IN_COURT, RejectReason.BEYOND_LAW, RejectReason.NOT_ENTERPRISE_MATTER)
                .get(random.nextInt(3));
        String text = switch (reason) {
            case IN_COURT -> "该事项已进入诉讼程序，请以法院裁判为准。";
            case BEYOND_LAW -> "所提要求超出现行法律法规规定，无法受理。";
            default -> "该事项不属于企业诉求范围，已告知反映渠道。";
        };
        soon(cast.desk(), new Reject(reason, text, null));
    }

    private void soon(Actor actor, PetitionCommand command) {
        soon(actor, now -> command);
    }

    /** What names a day names it from the moment of the action: a holiday may lie between it and the one before. */
    private void soon(Actor actor, Function<Instant, PetitionCommand> command) {
        tale.after(10, 90);
        tale.then(actor, command.apply(tale.now()));
    }

    private void later(Actor actor, PetitionCommand command) {
        tale.after(120, 60 * 16).then(actor, command);
    }
}
