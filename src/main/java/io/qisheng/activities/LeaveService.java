package io.qisheng.activities;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.activities.Requests.LeaveDecision;
import io.qisheng.activities.Requests.NewLeave;
import io.qisheng.activities.domain.ActivityProblem;
import io.qisheng.activities.store.ActivityAccess;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.ActivityJournal;
import io.qisheng.activities.store.Ref;
import io.qisheng.activities.store.RosterRepository;
import io.qisheng.activities.store.Views.LeaveView;
import io.qisheng.notifications.Notice;
import io.qisheng.notifications.Notice.SubjectType;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests for leave, and what the organisers say to them. */
@ApplicationScoped
class LeaveService {

    private final Idempotency idempotency;
    private final ActivityAccess access;
    private final RosterRepository rosters;
    private final ActivityJournal journal;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    LeaveService(
            Idempotency idempotency,
            ActivityAccess access,
            RosterRepository rosters,
            ActivityJournal journal,
            Audit audit,
            ObjectMapper json,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.rosters = rosters;
        this.journal = journal;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** 201 with the request; fails with {@code not-found} and {@code activity-leave-closed}. */
    Uni<Answer> request(Caller caller, UUID activityId, NewLeave wish) {
        UUID memberId = Found.orMissing(caller.memberId());
        return access.see(caller, activityId)
                .chain(activity -> idempotency.once(caller, tx -> ask(tx, caller, activity, memberId, wish)));
    }

    private void mustBeAhead(ActivityFacts activity) {
        if (!activity.life().isAhead(clock.instant())) {
            throw closed();
        }
    }

    private Uni<Answer> ask(Tx tx, Caller caller, ActivityFacts activity, UUID memberId, NewLeave wish) {
        UUID district = caller.districtId();
        Ref member = new Ref(memberId, caller.name());
        return rosters.standing(tx, district, activity.id(), memberId)
                .invoke(() -> mustBeAhead(activity))
                .invoke(LeaveService::mustBeExpected)
                .chain(() -> rosters.insertLeave(tx, district, Ids.next(), activity.id(), member, wish.reason(), now()))
                .map(LeaveService::orClosed)
                .map(RosterRepository::leave)
                .call(leave -> journal.tellSecretaries(
                        tx, district, Set.of(activity.organiser().id()), memberId, asked(activity, leave)))
                .call(leave -> note(tx, caller, "leave-request", leave))
                .map(leave -> Answer.created("/api/v1/activities/" + activity.id(), json.valueToTree(leave)));
    }

    private static void mustBeExpected(JsonObject standing) {
        if (!standing.getBoolean("expected") || standing.getJsonObject("checkIn") != null) {
            throw closed();
        }
    }

    private static JsonObject orClosed(@Nullable JsonObject leave) {
        if (leave == null) {
            throw closed();
        }
        return leave;
    }

    private static ProblemException closed() {
        return ProblemException.of(ActivityProblem.ACTIVITY_LEAVE_CLOSED);
    }

    /** The request after the decision; fails with {@code not-found}, {@code forbidden} and {@code activity-leave-decided}. */
    Uni<Answer> decide(Caller caller, UUID id, LeaveDecision decision) {
        return idempotency.once(
                caller,
                tx -> rosters.lockLeave(tx, caller.districtId(), id)
                        .map(Found::orMissing)
                        .chain(leave -> decide(tx, caller, leave, decision)));
    }

    private Uni<Answer> decide(Tx tx, Caller caller, JsonObject leave, LeaveDecision decision) {
        UUID district = caller.districtId();
        UUID id = UUID.fromString(leave.getString("id"));
        return access.lock(tx, caller, UUID.fromString(leave.getString("activity_id")))
                .invoke(activity -> mustWait(leave))
                .chain(activity -> rosters.decideLeave(
                                tx, district, id, decision.granted(), decision.reason(), caller.name(), now())
                        .map(RosterRepository::leave)
                        .call(view ->
                                journal.tellMember(tx, district, view.member().id(), decided(activity, view)))
                        .call(view -> note(tx, caller, "leave-decide", view)))
                .map(view -> Answer.ok(json.valueToTree(view)));
    }

    private static void mustWait(JsonObject leave) {
        if (!leave.getString("status").equals("REQUESTED")) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_LEAVE_DECIDED);
        }
    }

    private Uni<Void> note(Tx tx, Caller caller, String action, LeaveView leave) {
        JsonObject detail = new JsonObject().put("status", leave.status());
        return audit.append(tx, caller, action, "leave-request", leave.id(), detail);
    }

    private static Notice asked(ActivityFacts activity, LeaveView leave) {
        return new Notice(
                "leave-requested",
                "有一份请假等您处理",
                leave.member().name() + "请假不参加“" + activity.title() + "”。",
                SubjectType.ACTIVITY,
                activity.id());
    }

    private static Notice decided(ActivityFacts activity, LeaveView leave) {
        boolean granted = leave.status().equals("GRANTED");
        String text = granted
                ? "“" + activity.title() + "”的请假已同意。"
                : "“" + activity.title() + "”的请假没有同意：" + leave.decisionReason();
        return new Notice(
                granted ? "leave-granted" : "leave-declined",
                granted ? "请假已同意" : "请假没有同意",
                text,
                SubjectType.ACTIVITY,
                activity.id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
