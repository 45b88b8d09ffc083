package io.qisheng.activities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qisheng.activities.Requests.CreateActivity;
import io.qisheng.activities.Requests.NewSession;
import io.qisheng.activities.Requests.RosterEdit;
import io.qisheng.activities.domain.ActivityProblem;
import io.qisheng.activities.store.ActivityAccess;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.ActivityJournal;
import io.qisheng.activities.store.ActivityPlan;
import io.qisheng.activities.store.ActivityRepository;
import io.qisheng.activities.store.ActivityScope;
import io.qisheng.activities.store.PlanChange;
import io.qisheng.activities.store.RosterRepository;
import io.qisheng.activities.store.Venue;
import io.qisheng.notifications.Notice;
import io.qisheng.notifications.Notice.SubjectType;
import io.qisheng.organisations.OrganisationView;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans activities: what, when, where, and who should come. */
@ApplicationScoped
class ActivityPlans {

    private static final int SECRET_BYTES = 32;

    private final Idempotency idempotency;
    private final Transactions transactions;
    private final ActivityInputs inputs;
    private final ActivityAccess access;
    private final ActivityRepository activities;
    private final RosterRepository rosters;
    private final ActivityJournal journal;
    private final ActivityShow show;
    private final ObjectMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ActivityPlans(
            Idempotency idempotency,
            Transactions transactions,
            ActivityInputs inputs,
            ActivityAccess access,
            ActivityRepository activities,
            RosterRepository rosters,
            ActivityJournal journal,
            ActivityShow show,
            ObjectMapper json,
            Clock clock) {
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.inputs = inputs;
        this.access = access;
        this.activities = activities;
        this.rosters = rosters;
        this.journal = journal;
        this.show = show;
        this.json = json;
        this.clock = clock;
    }

    /** 201 with the new draft. Fails with {@code validation-failed}, and {@code forbidden} for an organiser of somebody else. */
    Uni<Answer> create(Caller caller, CreateActivity wish) {
        return idempotency.once(
                caller, tx -> inputs.plan(tx, caller, wish, now()).chain(plan -> begin(tx, caller, plan)));
    }

    private Uni<Answer> begin(Tx tx, Caller caller, ActivityPlan plan) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return activities
                .insert(tx, caller.districtId(), plan, secret, caller.userId(), now())
                .chain(() -> rosters.generate(tx, caller.districtId(), plan.id(), plan.rosterPaths()))
                .invoke(ActivityInputs::mustBeManageable)
                .chain(() -> written(tx, caller, plan.id(), "plan"))
                .call(activity -> tellHosts(tx, caller, activity, plan))
                .chain(() -> show.answer(tx, caller, plan.id(), 201));
    }

    /** Branches that the caller does not organise for hear at once that they are named as hosts. */
    private Uni<Void> tellHosts(Tx tx, Caller caller, ActivityFacts activity, ActivityPlan plan) {
        ActivityScope scope = ActivityScope.of(caller);
        List<UUID> others = plan.hosts().stream()
                .filter(host -> !scope.organises(host.path()))
                .map(OrganisationView::id)
                .toList();
        Notice notice = new Notice(
                "activity-host-named",
                "请您支部一起办活动",
                plan.organiser().name() + "把您支部列为“" + plan.title() + "”的承办支部：" + ActivityJournal.timeAndPlace(activity)
                        + "。如有不妥请联系主办支部。",
                SubjectType.ACTIVITY,
                activity.id());
        return others.isEmpty()
                ? Uni.createFrom().voidItem()
                : journal.tellSecretaries(tx, caller.districtId(), others, caller.memberId(), notice);
    }

    /** Changes the plan. Fails as creating does, and with {@code precondition-…} and {@code activity-action-not-allowed}. */
    Uni<Answer> patch(Caller caller, UUID id, @Nullable String ifMatch, JsonNode patch) {
        return transactions.write(tx -> access.lockSeen(tx, caller, id, ifMatch)
                .invoke(ActivityPlans::mustBeChangeable)
                .chain(activity -> change(tx, caller, activity, PlanChange.of(activity, patch, json)))
                .chain(() -> show.answer(tx, caller, id, 200)));
    }

    /** The same with a plan that is whole: what it leaves out of the venue is as in a new one. */
    Uni<Answer> replace(Caller caller, UUID id, @Nullable String ifMatch, JsonNode plan) {
        ObjectNode whole = plan.deepCopy();
        ObjectNode venue = whole.withObject("/venue");
        if (!venue.has("radius")) {
            venue.putNull("radius");
        }
        return patch(caller, id, ifMatch, whole);
    }

    private Uni<Void> change(Tx tx, Caller caller, ActivityFacts old, PlanChange next) {
        ActivityInputs.mustHold(ActivityInputs.times(next.startsAt(), next.endsAt(), now()));
        return activities
                .change(tx, caller.districtId(), old, next)
                .chain(() -> written(tx, caller, old.id(), "change"))
                .chain(after -> old.publishedAt() != null && next.movesPeople(old)
                        ? journal.tellRoster(
                                tx,
                                caller.districtId(),
                                after,
                                "activity-changed",
                                "活动时间或地点有变化",
                                "“" + after.title() + "”改为" + ActivityJournal.timeAndPlace(after) + "，请留意。")
                        : Uni.createFrom().voidItem());
    }

    private static void mustBeChangeable(ActivityFacts activity) {
        if (!activity.life().canBeChanged()) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_ACTION_NOT_ALLOWED);
        }
    }

    /** Adds members to the roster and takes members off. Fails with {@code activity-started} and {@code validation-failed}. */
    Uni<Answer> editRoster(Caller caller, UUID id, RosterEdit edit) {
        return idempotency.once(
                caller,
                tx -> access.lock(tx, caller, id)
                        .invoke(this::mustBeAhead)
                        .call(activity -> inputs.mustBelong(tx, caller, activity, edit.added()))
                        .call(() -> rosters.add(tx, caller.districtId(), id, edit.added()))
                        .call(() -> rosters.remove(tx, caller.districtId(), id, edit.removed()))
                        .call(() -> activities.touch(tx, caller.districtId(), id))
                        .chain(() -> written(tx, caller, id, "edit-roster"))
                        .chain(() -> show.answer(tx, caller, id, 200)));
    }

    private void mustBeAhead(ActivityFacts activity) {
        if (!activity.life().isAhead(now())) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_STARTED);
        }
    }

    /** Adds a make-up session. Fails with {@code activity-action-not-allowed} and {@code validation-failed}. */
    Uni<Answer> addSession(Caller caller, UUID id, NewSession session) {
        Instant startsAt = ActivityInputs.moment(session.startsAt());
        Instant endsAt = ActivityInputs.moment(session.endsAt());
        return idempotency.once(
                caller,
                tx -> access.lock(tx, caller, id)
                        .invoke(ActivityPlans::mustTakeSessions)
                        .invoke(() -> ActivityInputs.mustHold(ActivityInputs.times(startsAt, endsAt, now())))
                        .call(activity -> activities.addSession(
                                tx, caller.districtId(), id, Ids.next(), startsAt, endsAt, venue(activity, session)))
                        .call(() -> activities.touch(tx, caller.districtId(), id))
                        .chain(() -> written(tx, caller, id, "add-session"))
                        .chain(() -> show.answer(tx, caller, id, 201)));
    }

    private static Venue venue(ActivityFacts activity, NewSession session) {
        return session.venue() == null ? activity.venue() : session.venue().venue();
    }

    private static void mustTakeSessions(ActivityFacts activity) {
        if (!activity.life().canBeChanged() && !activity.life().takesMinutes()) {
            throw ProblemException.of(ActivityProblem.ACTIVITY_ACTION_NOT_ALLOWED);
        }
    }

    /** The activity as it is after a change that moves no state, with the step that tells of it. */
    private Uni<ActivityFacts> written(Tx tx, Caller caller, UUID id, String action) {
        return activities
                .find(tx, caller.districtId(), id)
                .map(Found::orMissing)
                .call(after -> journal.step(tx, caller, action, after.status(), after, null, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
