package io.qisheng.petitions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Ending.RejectReason;
import io.qisheng.petitions.domain.PetitionCommand.*;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One petition told action by action; every action must be possible. */
public final class Story {

    private final Filing filing;
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private Petition petition;
    private Instant now = Stage.MONDAY;

    private Story(Filing filing) {
        this.filing = filing;
        this.petition = Petition.draft(filing);
    }

    static Story of(Filing filing) {
        return new Story(filing);
    }

    static Story draft() {
        return new Story(Stage.filing());
    }

    static Story submitted() {
        return draft().then(Stage.FILER, new Submit("20261109-00001"));
    }

    static Story accepted() {
        return submitted().then(Stage.DESK, new Accept("LOGISTICS", Urgency.NORMAL, Complexity.ORDINARY));
    }

    static Story dispatched() {
        return accepted().then(Stage.DESK, new Dispatch(Stage.INDUSTRY, List.of(Stage.MARKET), "请尽快联系"));
    }

    static Story taken() {
        return dispatched().then(Stage.LEAD, new Take());
    }

    static Story handling() {
        return taken().then(Stage.CLAIMANT, new Claim());
    }

    static Story paused() {
        return handling().then(Stage.CLAIMANT, new Pause("缺营业执照照片"));
    }

    static Story consulting() {
        return handling().then(Stage.CLAIMANT, new Consult(List.of(Stage.MARKET), "谁来管掉头？", Stage.MEETING));
    }

    static Story answered() {
        return handling().then(Stage.CLAIMANT, new Answer(Outcome.SOLVED, "已划出掉头区。", List.of()));
    }

    static Story closed() {
        return answered().then(Stage.FILER, new Rate(true, Satisfaction.SATISFIED, null));
    }

    static Story rejected() {
        return submitted().then(Stage.DESK, new Reject(RejectReason.IN_COURT, "法院正在审理。", null));
    }

    static Story withdrawn() {
        return submitted().then(Stage.FILER, new Withdraw("已自行解决"));
    }

    static Story reopened() {
        return answered().then(Stage.FILER, new Rate(false, Satisfaction.DISSATISFIED, "还是不能掉头"));
    }

    static Story awaitingReview() {
        return reopened()
                .then(Stage.CLAIMANT, new Answer(Outcome.EXPLAINED, "已再次协调。", List.of()))
                .then(Stage.FILER, new Rate(false, Satisfaction.DISSATISFIED, "仍未解决"));
    }

    static Story returnedTwice() {
        return dispatched()
                .then(Stage.LEAD, new Return("不是我们的事"))
                .then(Stage.DESK, new Dispatch(Stage.INDUSTRY, List.of(), null))
                .then(Stage.LEAD, new Return("还不是我们的事"));
    }

    static Story at(PetitionStatus status) {
        return switch (status) {
            case DRAFT -> draft();
            case SUBMITTED -> submitted();
            case ACCEPTED -> accepted();
            case DISPATCHED -> dispatched();
            case TAKEN -> taken();
            case HANDLING -> handling();
            case PAUSED -> paused();
            case CONSULTING -> consulting();
            case ANSWERED -> answered();
            case CLOSED -> closed();
            case REJECTED -> rejected();
            case WITHDRAWN -> withdrawn();
        };
    }

    /** From here on it is this moment. */
    Story on(String local) {
        now = Stage.time(local);
        return this;
    }

    Story then(Actor actor, PetitionCommand command) {
        Decision decision = decide(actor, command);
        assertThat(decision).as(command.toString()).isInstanceOf(Decision.Applied.class);
        Decision.Applied applied = (Decision.Applied) decision;
        timeline.add(applied.entry());
        petition = applied.petition();
        return this;
    }

    Decision decide(Actor actor, PetitionCommand command) {
        return Stage.DECIDER.decide(petition, command, actor, now);
    }

    Decision.Refused refused(Actor actor, PetitionCommand command) {
        Decision decision = decide(actor, command);
        assertThat(decision).as(command.toString()).isInstanceOf(Decision.Refused.class);
        return (Decision.Refused) decision;
    }

    Petition petition() {
        return petition;
    }

    Filing filing() {
        return filing;
    }

    List<TimelineEntry> timeline() {
        return timeline;
    }

    Instant now() {
        return now;
    }

    Clock clock(Clock.Name name) {
        return Stage.CLOCKS.of(petition, now).stream()
                .filter(clock -> clock.name() == name)
                .findFirst()
                .orElseThrow();
    }

    Ball ball() {
        return Ball.of(petition, Stage.CLOCKS);
    }
}
