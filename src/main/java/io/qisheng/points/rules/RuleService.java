package io.qisheng.points.rules;

import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Role;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue of rules: read by everybody, carried on version by version by administrators. */
@ApplicationScoped
class RuleService {

    private static final String LIST = "points-rules";
    private static final String CHECK_IN = "CHECK_IN";

    private final Transactions transactions;
    private final Organisations organisations;
    private final RuleRepository rules;
    private final Audit audit;
    private final Cursors cursors;
    private final Clock clock;

    RuleService(
            Transactions transactions,
            Organisations organisations,
            RuleRepository rules,
            Audit audit,
            Cursors cursors,
            Clock clock) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.rules = rules;
        this.audit = audit;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** A rule after it was written. */
    record Written(PointsRuleView rule, boolean isNew) {}

    Uni<Page<PointsRuleView>> list(Caller caller, int limit, @Nullable String cursor) {
        String after = cursor == null ? null : cursors.decode(LIST, cursor).getFirst();
        return rules.inForce(caller.districtId(), clock.instant(), after, limit + 1)
                .map(rows -> cursors.page(LIST, rows, limit, row -> List.of(row.code())));
    }

    Uni<PointsRuleView> get(Caller caller, String code) {
        return rules.inForce(caller.districtId(), clock.instant(), code).map(Found::orMissing);
    }

    /**
     * Makes the next version, or the first. Fails with {@code validation-failed}, {@code forbidden}, and for a rule that exists with
     * {@code precondition-required} and {@code precondition-failed}.
     */
    Uni<Written> put(Caller caller, String code, @Nullable String ifMatch, PointsRuleInput rule) {
        List<Violation> faults = faults(rule);
        if (!faults.isEmpty()) {
            return Uni.createFrom().failure(ProblemException.invalid(faults));
        }
        return transactions
                .write(tx -> organisations
                        .mustLeadAll(tx, caller, Role.ADMIN)
                        .chain(() -> rules.lockLatest(tx, caller.districtId(), code))
                        .invoke(latest -> mayFollow(latest, ifMatch))
                        .call(latest -> mustBeAlone(tx, caller, code, rule))
                        .call(latest -> write(tx, caller, code, latest + 1, rule)))
                .chain(latest -> get(caller, code).map(written -> new Written(written, latest == 0)));
    }

    /** A check-in is paid by one rule, so a kind of activity is covered by one. */
    private Uni<Void> mustBeAlone(Tx tx, Caller caller, String code, PointsRuleInput rule) {
        if (!rule.source().equals(CHECK_IN) || Boolean.FALSE.equals(rule.active())) {
            return Uni.createFrom().voidItem();
        }
        return rules.lockCovered(tx, caller.districtId(), code)
                .map(covered -> twice(rule, covered))
                .invoke(faults -> {
                    if (!faults.isEmpty()) {
                        throw ProblemException.invalid(faults);
                    }
                })
                .replaceWithVoid();
    }

    private static List<Violation> twice(PointsRuleInput rule, List<String> covered) {
        List<Violation> faults = new ArrayList<>();
        for (int i = 0; i < rule.kinds().size(); i++) {
            if (covered.contains(rule.kinds().get(i))) {
                faults.add(new Violation("/activityKinds/" + i, "not-allowed", "这类活动已经有一条签到规则，请先停用那一条，或直接修改它。"));
            }
        }
        return faults;
    }

    private Uni<Void> write(Tx tx, Caller caller, String code, int version, PointsRuleInput rule) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        JsonObject detail = new JsonObject().put("code", code).put("version", version);
        return rules.insert(tx, caller.districtId(), code, version, rule, now)
                .chain(() -> audit.append(tx, caller, "points-rule-put", "points-rule", null, detail));
    }

    private static void mayFollow(int latest, @Nullable String ifMatch) {
        if (latest == 0) {
            return;
        }
        Precondition.mustMatch(ifMatch, Precondition.etag(latest));
    }

    private static List<Violation> faults(PointsRuleInput rule) {
        List<Violation> faults = new ArrayList<>();
        boolean claimed = rule.source().equals("CLAIM");
        if (claimed && rule.approverRole() == null) {
            faults.add(new Violation("/approverRole", "required", "申报类规则需要指定由谁审核。"));
        }
        if (!claimed && rule.approverRole() != null) {
            faults.add(new Violation("/approverRole", "not-allowed", "只有申报类规则需要审核人。"));
        }
        boolean checkedIn = rule.source().equals(CHECK_IN);
        if (checkedIn && rule.kinds().isEmpty()) {
            faults.add(new Violation("/activityKinds", "required", "签到类规则需要选择活动类型。"));
        }
        if (!checkedIn && !rule.kinds().isEmpty()) {
            faults.add(new Violation("/activityKinds", "not-allowed", "只有签到类规则才能选择活动类型。"));
        }
        return faults;
    }
}
