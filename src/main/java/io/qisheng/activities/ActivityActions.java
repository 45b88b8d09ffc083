package io.qisheng.activities;

import io.qisheng.activities.Requests.Act;
import io.qisheng.activities.Requests.MinutesInput;
import io.qisheng.activities.domain.ActivityAction;
import io.qisheng.activities.domain.ActivityLife;
import io.qisheng.activities.domain.ActivityLife.Decision;
import io.qisheng.activities.domain.ActivityProblem;
import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.activities.store.ActivityAccess;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.ActivityJournal;
import io.qisheng.activities.store.ActivityRepository;
import io.qisheng.activities.store.RosterRepository;
import io.qisheng.evidence.Evidence;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.evidence.domain.Purpose;
import io.qisheng.platform.Caller;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.qisheng.points.Points;
import io.qisheng.points.ledger.Earning.SourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves activities on, and writes their minutes: lock, decide, write, tell, answer, in one transaction. */
@ApplicationScoped
class ActivityActions {

    private final Idempotency idempotency;
    private final Transactions transactions;
    private final ActivityAccess access;
    private final ActivityRepository activities;
    private final RosterRepository rosters;
    private final Points points;
    private final ActivityJournal journal;
    private final ActivityShow show;
    private final Evidence evidence;
    private final Clock clock;

    ActivityActions(
            Idempotency idempotency,
            Transactions transactions,
            ActivityAccess access,
            ActivityRepository activities,
            RosterRepository rosters,
            Points points,
            ActivityJournal journal,
            ActivityShow show,
            Evidence evidence,
            Clock clock) {
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.access = access;
        this.activities = activities;
        this.rosters = rosters;
        this.points = points;
        this.journal = journal;
        this.show = show;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** The activity after the action; fails with {@code not-found}, {@code forbidden} and with what the rules refuse. */
    Uni<Answer> act(Caller caller, UUID id, Act act) {
        return idempotency.once(
                caller,
                tx -> access.lock(tx, caller, id)
                        .chain(activity ->
                                isSo(activity, act) ? Uni.createFrom().voidItem() : move(tx, caller, activity, act))
                        .chain(() -> show.answer(tx, caller, id, 200)));
    }

    /** It may have opened by itself a moment before somebody opens it: then what was asked for is so. */
    private static boolean isSo(ActivityFacts activity, Act act) {
        return act.name() == ActivityAction.OPEN && activity.status() == ActivityStatus.OPEN;
    }

    private Uni<Void> move(Tx tx, Caller caller, ActivityFacts activity, Act act) {
        ActivityStatus next = decided(activity.life(), act.name());
        Instant now = now();
        String action = act.name().name().toLowerCase(Locale.ROOT);
        return activities
                .move(tx, caller.districtId(), activity, next, act.reason(), now)
                .chain(() -> activities.find(tx, caller.districtId(), activity.id()))
                .map(Found::orMissing)
                .call(after -> journal.step(tx, caller, action, activity.status(), after, act.reason(), now))
                .call(after -> takeBack(tx, caller, after))
                .chain(after -> tell(tx, caller, activity, after));
    }

    /** What did not take place pays nothing: whatever was paid for coming is taken back. */
    private Uni<Void> takeBack(Tx tx, Caller caller, ActivityFacts after) {
        if (after.status() != ActivityStatus.CANCELLED) {
            return Uni.createFrom().voidItem();
        }
        String reason = "活动已取消：" + after.text("cancel_reason");
        return rosters.checkIns(tx, caller.districtId(), after.id())
                .chain(checkIns ->
                        points.reverse(tx, caller.districtId(), SourceType.CHECK_IN, checkIns, reason, caller.name()));
    }

    private static ActivityStatus decided(ActivityLife life, ActivityAction action) {
        return switch (life.decide(action)) {
            case Decision.Applied applied -> applied.next();
            case Decision.Refused refused -> throw ProblemException.of(refused.why());
        };
    }

    private Uni<Void> tell(Tx tx, Caller caller, ActivityFacts before, ActivityFacts after) {
        String title = "“" + after.title() + "”";
        if (after.status() == ActivityStatus.PUBLISHED) {
            return journal.tellRoster(
                    tx,
                    caller.districtId(),
                    after,
                    "activity-published",
                    "有一个活动请您参加",
                    title + "：" + ActivityJournal.timeAndPlace(after) + "。不能参加请提前请假。");
        }
        if (after.status() == ActivityStatus.CANCELLED && before.publishedAt() != null) {
            return journal.tellRoster(
                    tx,
                    caller.districtId(),
                    after,
                    "activity-cancelled",
                    "活动取消了",
                    title + "取消了：" + after.text("cancel_reason"));
        }
        return Uni.createFrom().voidItem();
    }

    /** Writes the minutes; their photos are those named now. Fails with {@code precondition-…} and {@code activity-action-not-allowed}. */
    Uni<Answer> writeMinutes(Caller caller, UUID id, @Nullable String ifMatch, MinutesInput minutes) {
        Instant now = now();
        return transactions.write(tx -> access.lockSeen(tx, caller, id, ifMatch)
                .invoke(ActivityActions::mustTakeMinutes)
                .call(activity ->
                        activities.writeMinutes(tx, caller.districtId(), id, minutes.text(), caller.name(), now))
                .call(activity -> attach(tx, caller, activity, minutes))
                .chain(() -> activities.find(tx, caller.districtId(), id))
                .map(Found::orMissing)
                .call(after -> journal.step(tx, caller, "write-minutes", after.status(), after, null, now))
                .chain(() -> show.answer(tx, caller, id, 200)));
    }

    private static void mustTakeMinutes(ActivityFacts activity) {
        if (!activity.life().takesMinutes()) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_ACTION_NOT_ALLOWED);
        }
    }

    private Uni<Void> attach(Tx tx, Caller caller, ActivityFacts activity, MinutesInput minutes) {
        FactRef fact = FactRef.of(FactType.ACTIVITY, activity.id());
        return evidence.keepOnly(tx, caller.districtId(), fact, minutes.photos())
                .chain(() -> evidence.attach(tx, caller, minutes.photos(), Purpose.ACTIVITY, fact, activity.title()))
                .invoke(ActivityInputs::mustHold)
                .replaceWithVoid();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
