package io.qisheng.activities.checkin;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.activities.checkin.CheckInInputs.Read;
import io.qisheng.activities.checkin.CheckInRepository.Wish;
import io.qisheng.activities.checkin.CheckInRequests.NewCheckIn;
import io.qisheng.activities.domain.ActivityProblem;
import io.qisheng.activities.domain.CheckInRules;
import io.qisheng.activities.domain.CheckInRules.Judgement;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.ActivityScope;
import io.qisheng.activities.store.CheckInView;
import io.qisheng.platform.Caller;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.hot.HotAnswer;
import io.qisheng.platform.hot.HotOutcome;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.points.Points;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes scans: judges them by the rules, and has one statement write what they come to. */
@ApplicationScoped
class CheckInService {

    /** How often a scan is judged anew because its activity was changed meanwhile. */
    private static final int TRIES = 3;

    private final ActivityMemory memory;
    private final CheckInInputs inputs;
    private final CheckInRepository checkIns;
    private final Points points;
    private final FieldCipher cipher;
    private final ObjectMapper json;
    private final Clock clock;

    CheckInService(
            ActivityMemory memory,
            CheckInInputs inputs,
            CheckInRepository checkIns,
            Points points,
            FieldCipher cipher,
            ObjectMapper json,
            Clock clock) {
        this.memory = memory;
        this.inputs = inputs;
        this.checkIns = checkIns;
        this.points = points;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    /**
     * 201 with the check-in, or 200 with the first of this member or nonce. Fails with {@code not-found}, {@code validation-failed},
     * {@code forbidden} and with what the rules refuse ({@code check-in-…}).
     */
    Uni<Answer> create(Caller caller, UUID activityId, NewCheckIn sent) {
        return take(caller, activityId, sent, false, TRIES).map(kept -> answer(caller, kept));
    }

    /** The same as one of many. */
    Uni<CheckInView> take(Caller caller, UUID activityId, NewCheckIn sent) {
        return take(caller, activityId, sent, true, TRIES)
                .map(CheckInService::view)
                .invoke(view -> shown(caller, view));
    }

    /** Whoever was just paid looks at the own branch's board next. */
    private void shown(Caller caller, CheckInView checkIn) {
        if (!checkIn.repeated() && checkIn.points() != null) {
            points.changed(caller.districtId(), checkIn.organisation().id());
        }
    }

    private Uni<HotAnswer> take(Caller caller, UUID activityId, NewCheckIn sent, boolean oneOfMany, int tries) {
        return ask(caller, activityId, sent)
                .chain(asked -> points.checkInRule(
                                caller.districtId(), asked.activity().kind().name())
                        .chain(rule -> judge(caller, asked, sent, rule, oneOfMany)))
                .chain(taken -> taken.outdated() && tries > 1
                        ? take(caller, activityId, sent, oneOfMany, tries - 1)
                        : Uni.createFrom().item(taken::orRefuse));
    }

    /** A scan that was held against its activity. */
    private record Asked(ActivityFacts activity, Read read) {}

    /** What would be refused by what is remembered is asked once more of the activity as it is now. */
    private Uni<Asked> ask(Caller caller, UUID activityId, NewCheckIn sent) {
        return memory.get(caller.districtId(), activityId).chain(recalled -> {
            Uni<Asked> asked = Uni.createFrom().item(() -> ask(caller, recalled.activity(), sent));
            return recalled.remembered()
                    ? asked.onFailure(ProblemException.class).recoverWithUni(() -> askAnew(caller, activityId, sent))
                    : asked;
        });
    }

    private Uni<Asked> askAnew(Caller caller, UUID activityId, NewCheckIn sent) {
        memory.forget(activityId);
        return memory.get(caller.districtId(), activityId).map(recalled -> ask(caller, recalled.activity(), sent));
    }

    private Asked ask(Caller caller, @Nullable ActivityFacts activity, NewCheckIn sent) {
        ActivityFacts found = known(caller, activity);
        return new Asked(found, inputs.read(caller, found, sent, clock.instant()));
    }

    /** Whoever was never told of an activity knows nothing of it; its link and its code are for everybody who is there. */
    private static ActivityFacts known(Caller caller, @Nullable ActivityFacts activity) {
        ActivityFacts found = Found.orMissing(activity);
        if (found.publishedAt() == null) {
            throw ActivityScope.of(caller).looksOn(found)
                    ? ProblemException.of(ActivityProblem.CHECK_IN_ACTIVITY_NOT_OPEN)
                    : Found.missing();
        }
        return found;
    }

    private Uni<Taken> judge(Caller caller, Asked asked, NewCheckIn sent, @Nullable String rule, boolean oneOfMany) {
        ActivityFacts activity = asked.activity();
        Read read = asked.read();
        Judgement judgement = CheckInRules.vouched(
                CheckInRules.judge(read.scan(), read.window(), activity.status()),
                read.scan().way(),
                read.memberId().equals(caller.memberId()));
        String device = sent.deviceId();
        Wish wish = new Wish(
                activity,
                read.memberId(),
                sent,
                read.scan().way().name(),
                judgement instanceof Judgement.Taken taken ? taken : null,
                device == null ? null : cipher.index("device " + device),
                read.metres(),
                read.inside(),
                rule);
        return checkIns.scan(caller, wish, oneOfMany)
                .map(outcome -> new Taken(activity, judgement, outcome))
                .invoke(taken -> {
                    if (taken.outdated()) {
                        memory.forget(activity.id());
                    }
                });
    }

    /** What became of one try. */
    private record Taken(ActivityFacts activity, Judgement judgement, HotOutcome outcome) {

        /** Whether it was judged by what no longer holds. */
        boolean outdated() {
            JsonObject facts = outcome.facts();
            if (outcome.answer() != null || facts == null) {
                return false;
            }
            return facts.getLong("version") != activity.version() || isOvertaken(facts);
        }

        /** Nothing is wrong with it, and yet it was not written: the activity was changed while the statement waited for it. */
        private boolean isOvertaken(JsonObject facts) {
            return judgement instanceof Judgement.Taken
                    && facts.getBoolean("member")
                    && facts.getBoolean("mayCome")
                    && !facts.getBoolean("nonceReused");
        }

        HotAnswer orRefuse() {
            HotAnswer answer = outcome.answer();
            if (answer != null) {
                return answer;
            }
            JsonObject facts = Found.orMissing(outcome.facts());
            if (facts.getBoolean("nonceReused")) {
                throw ProblemException.of(ActivityProblem.CHECK_IN_NONCE_REUSED);
            }
            if (judgement instanceof Judgement.Refused refused) {
                throw ProblemException.of(refused.why());
            }
            if (!facts.getBoolean("member")) {
                throw ProblemException.invalid(List.of(new Violation("/memberId", "not-found", "没有找到这位党员，请核对。")));
            }
            throw ProblemException.of(
                    facts.getBoolean("mayCome") ? PlatformProblem.UNAVAILABLE : ActivityProblem.CHECK_IN_NOT_ON_ROSTER);
        }
    }

    private Answer answer(Caller caller, HotAnswer kept) {
        CheckInView view = view(kept);
        shown(caller, view);
        return kept.showing(json.valueToTree(view));
    }

    private static CheckInView view(HotAnswer kept) {
        return CheckInView.of(kept.body().getJsonObject("checkIn"), kept.body().getBoolean("repeated"));
    }
}
