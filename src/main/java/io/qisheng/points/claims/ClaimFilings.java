package io.qisheng.points.claims;

import io.qisheng.evidence.Evidence;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.evidence.domain.Purpose;
import io.qisheng.organisations.MemberPlaceView;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Tx;
import io.qisheng.points.domain.PointsProblem;
import io.qisheng.points.rules.PointsRuleView;
import io.qisheng.points.rules.RuleRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes claims: looks at what was sent, keeps it, and lets the photos prove it. */
@ApplicationScoped
class ClaimFilings {

    private final ClaimRepository claims;
    private final RuleRepository rules;
    private final Organisations organisations;
    private final Evidence evidence;
    private final ClaimNews news;
    private final Clock clock;

    ClaimFilings(
            ClaimRepository claims,
            RuleRepository rules,
            Organisations organisations,
            Evidence evidence,
            ClaimNews news,
            Clock clock) {
        this.claims = claims;
        this.rules = rules;
        this.organisations = organisations;
        this.evidence = evidence;
        this.news = news;
        this.clock = clock;
    }

    /** A claim that was made now, or before under the same id. */
    record Made(ClaimFacts facts, boolean isNew) {}

    /** The rule as it was in force on the day, read before the transaction begins; null where there was none. */
    Uni<@Nullable PointsRuleView> rule(Caller caller, CreateClaim wish) {
        return rules.inForce(caller.districtId(), endOf(wish.occurredOn()), wish.ruleCode());
    }

    Uni<Made> create(Tx tx, Caller caller, CreateClaim wish, @Nullable PointsRuleView rule) {
        return earlier(tx, caller, wish.id())
                .chain(earlier -> earlier == null
                        ? begin(tx, caller, wish, rule)
                        : Uni.createFrom().item(() -> again(caller, earlier)));
    }

    private Uni<@Nullable ClaimFacts> earlier(Tx tx, Caller caller, @Nullable UUID id) {
        return id == null
                ? Uni.createFrom().nullItem()
                : claims.lockId(tx, id).chain(() -> claims.lock(tx, caller.districtId(), id));
    }

    private static Made again(Caller caller, ClaimFacts earlier) {
        if (!earlier.claim().getString("claimed_by").equals(caller.userId().toString())) {
            throw ProblemException.of(PointsProblem.POINTS_CLAIM_ID_TAKEN);
        }
        return new Made(earlier, false);
    }

    private Uni<Made> begin(Tx tx, Caller caller, CreateClaim wish, @Nullable PointsRuleView rule) {
        UUID id = wish.id() == null ? Ids.next() : wish.id();
        PointsRuleView fitting = fit(rule, wish);
        return member(tx, caller)
                .call(member -> claims.insert(tx, caller, id, wish, member, fitting, now()))
                .call(() -> attach(tx, caller, id, wish))
                .chain(() -> claims.find(tx, caller.districtId(), id))
                .map(Found::orMissing)
                .call(facts -> news.claimed(tx, caller, facts))
                .map(facts -> new Made(facts, true));
    }

    private Uni<MemberPlaceView> member(Tx tx, Caller caller) {
        UUID memberId = Found.orMissing(caller.memberId());
        return organisations.placeOf(tx, caller.districtId(), memberId).map(Found::orMissing);
    }

    /** The rule, when everything that was sent fits it; otherwise all that does not. */
    private PointsRuleView fit(@Nullable PointsRuleView rule, CreateClaim wish) {
        List<Violation> faults = new ArrayList<>();
        LocalDate today = BusinessZone.dateOf(clock.instant());
        if (wish.occurredOn().isAfter(today)) {
            faults.add(new Violation("/occurredOn", "too-large", "日期不能晚于今天，请核对。"));
        }
        if (wish.occurredOn().isBefore(today.minusYears(1))) {
            faults.add(new Violation("/occurredOn", "in-the-past", "只能申报一年以内的事，请核对日期。"));
        }
        if (rule == null) {
            faults.add(new Violation("/ruleCode", "not-found", "没有这条积分规则，或它在那一天还没有生效，请重新选择。"));
        } else if (!rule.active() || !rule.source().equals("CLAIM")) {
            faults.add(new Violation("/ruleCode", "not-usable", "这条规则不能由本人申报，请选择其他规则。"));
        } else if (wish.photos().size() < rule.photosNeeded()) {
            faults.add(new Violation("/evidenceIds", "too-few", "这条规则至少需要 " + rule.photosNeeded() + " 张照片，请添加照片。"));
        }
        if (rule == null || !faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return rule;
    }

    private Uni<Void> attach(Tx tx, Caller caller, UUID id, CreateClaim wish) {
        FactRef fact = FactRef.of(FactType.POINTS_CLAIM, id);
        return evidence.attach(tx, caller, wish.photos(), Purpose.POINTS_CLAIM, fact, "积分申报")
                .invoke(violations -> {
                    if (!violations.isEmpty()) {
                        throw ProblemException.invalid(violations);
                    }
                })
                .replaceWithVoid();
    }

    private static Instant endOf(LocalDate day) {
        return BusinessZone.instantOf(day.plusDays(1).atStartOfDay()).minusMillis(1);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
