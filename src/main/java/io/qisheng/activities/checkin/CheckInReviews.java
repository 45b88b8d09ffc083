package io.qisheng.activities.checkin;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.activities.checkin.CheckInRequests.Objection;
import io.qisheng.activities.checkin.CheckInRequests.Ruling;
import io.qisheng.activities.domain.ActivityProblem;
import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.activities.domain.CheckInReason;
import io.qisheng.activities.store.ActivityAccess;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.ActivityJournal;
import io.qisheng.activities.store.ActivityRepository;
import io.qisheng.activities.store.ActivityScope;
import io.qisheng.activities.store.CheckInView;
import io.qisheng.notifications.Notice;
import io.qisheng.notifications.Notice.SubjectType;
import io.qisheng.platform.Caller;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.qisheng.points.Points;
import io.qisheng.points.ledger.Earning;
import io.qisheng.points.ledger.Earning.SourceType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scans that somebody has to look at: what organisers make of them, and what home branches object to. */
@ApplicationScoped
class CheckInReviews {

    private final Idempotency idempotency;
    private final Transactions transactions;
    private final ActivityAccess access;
    private final ActivityRepository activities;
    private final CheckInRepository checkIns;
    private final ActivityJournal journal;
    private final Points points;
    private final Cursors cursors;
    private final ObjectMapper json;
    private final Clock clock;

    CheckInReviews(
            Idempotency idempotency,
            Transactions transactions,
            ActivityAccess access,
            ActivityRepository activities,
            CheckInRepository checkIns,
            ActivityJournal journal,
            Points points,
            Cursors cursors,
            ObjectMapper json,
            Clock clock) {
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.access = access;
        this.activities = activities;
        this.checkIns = checkIns;
        this.journal = journal;
        this.points = points;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Which check-ins are asked for.
     *
     * @param waiting only those that wait for a decision
     * @param away only members of the reader's branches who came as guests
     */
    record Wanted(@Nullable UUID activityId, boolean waiting, boolean away) {}

    /** One ruling under way. */
    private record Case(ActivityFacts activity, JsonObject facts) {

        CheckInView view() {
            return CheckInView.of(facts, false);
        }

        /** The number of the next ruling. */
        int next() {
            return facts.getInteger("seq") + 1;
        }
    }

    /** A page of what the caller looks after, newest first; fails with {@code cursor-invalid}. */
    Uni<Page<CheckInCase>> list(Caller caller, Wanted wanted, int limit, @Nullable String cursor) {
        String bound = "check-ins " + caller.userId() + " " + wanted;
        UUID after = cursor == null
                ? null
                : UUID.fromString(cursors.decode(bound, cursor).getFirst());
        ActivityScope scope = ActivityScope.of(caller);
        return checkIns.page(caller.districtId(), scope, wanted, after, limit + 1)
                .map(rows -> rows.stream()
                        .map(facts -> CheckInCase.of(scope, facts, now()))
                        .toList())
                .map(rows -> cursors.page(
                        bound, rows, limit, row -> List.of(row.checkIn().id().toString())));
    }

    /** One check-in for whoever looks on by office or is secretary of the member's branch; fails with {@code not-found}. */
    Uni<CheckInCase> one(Caller caller, UUID id) {
        ActivityScope scope = ActivityScope.of(caller);
        return transactions
                .read(tx -> find(tx, caller, id))
                .map(found -> CheckInCase.of(scope, found.facts(), found.activity(), now()));
    }

    /** The check-in after the decision; fails with {@code not-found}, {@code forbidden} and {@code check-in-decided}. */
    Uni<Answer> review(Caller caller, UUID id, Ruling ruling) {
        return transactions
                .read(tx -> find(tx, caller, id))
                .chain(found -> points.checkInRule(
                        caller.districtId(), found.activity().kind().name()))
                .chain(rule -> idempotency.once(caller, tx -> review(tx, caller, id, ruling, rule)))
                .invoke(answer -> points.changed(caller.districtId(), branchOf(answer)));
    }

    private static UUID branchOf(Answer answer) {
        return UUID.fromString(Objects.requireNonNull(answer.body())
                .path("organisation")
                .path("id")
                .asText());
    }

    private Uni<Answer> review(Tx tx, Caller caller, UUID id, Ruling ruling, @Nullable String rule) {
        return checkIns.lock(tx, id)
                .chain(() -> find(tx, caller, id))
                .chain(found -> access.lock(tx, caller, found.activity().id())
                        .map(activity -> new Case(activity, found.facts())))
                .invoke(found -> mustBeOfAnother(caller, found))
                .invoke(found -> mustWait(found.view()))
                .invoke(found -> mustHaveTakenPlace(found, ruling))
                .call(found -> checkIns.rule(tx, caller, id, found.next(), ruling.decision(), ruling.reason(), now()))
                .call(found -> settle(tx, caller, found, ruling, rule))
                .chain(() -> find(tx, caller, id))
                .call(found -> journal.ruled(
                        tx,
                        caller,
                        found.activity(),
                        found.view(),
                        ruling.decision().toLowerCase(Locale.ROOT)))
                .call(found -> journal.tellMember(
                        tx, caller.districtId(), found.view().member().id(), decided(found, ruling)))
                .call(found -> tellOfGuest(tx, caller, found, ruling))
                .map(found -> Answer.ok(json.valueToTree(found.view())));
    }

    private static void mustBeOfAnother(Caller caller, Case found) {
        if (found.view().member().id().equals(caller.memberId())) {
            throw ProblemException.of(ActivityProblem.CHECK_IN_OWN);
        }
    }

    private static void mustHaveTakenPlace(Case found, Ruling ruling) {
        if (ruling.decision().equals("CONFIRM") && found.activity().status() == ActivityStatus.CANCELLED) {
            throw ProblemException.of(ActivityProblem.CHECK_IN_ACTIVITY_CANCELLED);
        }
    }

    /** That a guest has come is told to both secretaries once it counts. */
    private Uni<Void> tellOfGuest(Tx tx, Caller caller, Case found, Ruling ruling) {
        CheckInView checkIn = found.view();
        if (!checkIn.guest() || !ruling.decision().equals("CONFIRM")) {
            return Uni.createFrom().voidItem();
        }
        Notice notice = new Notice(
                "check-in-guest",
                "流动党员参加活动",
                checkIn.member().name() + "以流动党员身份参加了“" + found.activity().title() + "”。",
                SubjectType.CHECK_IN,
                checkIn.id());
        return journal.tellSecretaries(
                tx,
                caller.districtId(),
                List.of(
                        found.activity().organiser().id(),
                        checkIn.organisation().id()),
                checkIn.member().id(),
                notice);
    }

    private static void mustWait(CheckInView checkIn) {
        if (!CheckInCase.waits(checkIn)) {
            throw ProblemException.of(ActivityProblem.CHECK_IN_DECIDED);
        }
    }

    /** Points follow the ruling: a confirmed check-in is paid if it was not before, a voided one gives back what it was. */
    private Uni<Void> settle(Tx tx, Caller caller, Case found, Ruling ruling, @Nullable String rule) {
        CheckInView checkIn = found.view();
        if (ruling.decision().equals("VOID")) {
            return points.reverse(
                    tx,
                    caller.districtId(),
                    SourceType.CHECK_IN,
                    List.of(checkIn.id()),
                    ruling.reason(),
                    caller.name());
        }
        if (rule == null || checkIn.points() != null) {
            return Uni.createFrom().voidItem();
        }
        Earning earning = new Earning(
                caller.districtId(),
                checkIn.member().id(),
                checkIn.organisation().id(),
                rule,
                SourceType.CHECK_IN,
                checkIn.id(),
                found.activity().title(),
                caller.name(),
                happenedAt(found));
        return points.post(tx, earning).replaceWithVoid();
    }

    /** The day whose caps count: that of the scan, or of the activity where the phone's clock was wrong. */
    private static Instant happenedAt(Case found) {
        return found.view().reasons().contains(CheckInReason.CLOCK_SKEW.code())
                ? found.activity().startsAt()
                : found.view().scannedAt().toInstant();
    }

    /** The check-in after the objection; fails with {@code not-found} and {@code check-in-objection-closed}. */
    Uni<Answer> object(Caller caller, UUID id, Objection objection) {
        Instant now = now();
        return idempotency.once(
                caller,
                tx -> checkIns.lock(tx, id)
                        .chain(() -> find(tx, caller, id))
                        .invoke(found -> mustBeOpen(caller, found, now))
                        .call(found ->
                                checkIns.rule(tx, caller, id, found.next(), "OBJECTION", objection.reason(), now))
                        .chain(() -> find(tx, caller, id))
                        .call(found -> journal.ruled(tx, caller, found.activity(), found.view(), "object"))
                        .call(found -> journal.tellSecretaries(
                                tx,
                                caller.districtId(),
                                Set.of(found.activity().organiser().id()),
                                found.view().member().id(),
                                objected(found, objection)))
                        .map(found -> Answer.ok(json.valueToTree(found.view()))));
    }

    private static void mustBeOpen(Caller caller, Case found, Instant now) {
        CheckInView checkIn = found.view();
        if (!CheckInCase.isOfHome(ActivityScope.of(caller), checkIn)) {
            throw Found.missing();
        }
        if (!CheckInCase.isOpenToObjection(found.facts(), checkIn, now)) {
            throw ProblemException.of(ActivityProblem.CHECK_IN_OBJECTION_CLOSED);
        }
    }

    /** A check-in with its activity, for whoever looks on by office or is secretary of the member's branch. */
    private Uni<Case> find(Tx tx, Caller caller, UUID id) {
        ActivityScope scope = ActivityScope.of(caller);
        return checkIns.find(tx, caller.districtId(), id)
                .map(Found::orMissing)
                .chain(facts -> activities
                        .find(tx, caller.districtId(), UUID.fromString(facts.getString("activity_id")))
                        .map(Found::orMissing)
                        .map(activity -> new Case(activity, facts))
                        .invoke(found -> {
                            if (!CheckInCase.isOfHome(scope, found.view()) && !scope.looksOn(found.activity())) {
                                throw Found.missing();
                            }
                        }));
    }

    private static Notice decided(Case found, Ruling ruling) {
        boolean confirmed = ruling.decision().equals("CONFIRM");
        CheckInView checkIn = found.view();
        String points = checkIn.points() == null ? "" : "，记 " + checkIn.points() + " 分";
        String title = "“" + found.activity().title() + "”";
        return new Notice(
                confirmed ? "check-in-confirmed" : "check-in-voided",
                confirmed ? "签到已核实" : "签到已作废",
                confirmed ? title + "的签到已核实" + points + "。" : title + "的签到已作废：" + ruling.reason(),
                SubjectType.ACTIVITY,
                found.activity().id());
    }

    private static Notice objected(Case found, Objection objection) {
        return new Notice(
                "check-in-disputed",
                "所在支部对签到有异议",
                found.view().member().name() + "在“" + found.activity().title() + "”的签到，所在支部提出：" + objection.reason(),
                SubjectType.CHECK_IN,
                found.view().id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
