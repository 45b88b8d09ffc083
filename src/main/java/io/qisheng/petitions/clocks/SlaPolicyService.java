package io.qisheng.petitions.clocks;

import io.qisheng.organisations.Organisations;
import io.qisheng.petitions.clocks.SlaPolicyView.Written;
import io.qisheng.petitions.domain.SlaPolicies.Policy;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Role;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The time limits: read by staff, carried on version by version by administrators. What runs keeps what it was accepted under. */
@ApplicationScoped
public class SlaPolicyService {

    private final Transactions transactions;
    private final Organisations organisations;
    private final SlaPolicyRepository policies;
    private final Audit audit;
    private final Clock clock;

    SlaPolicyService(
            Transactions transactions,
            Organisations organisations,
            SlaPolicyRepository policies,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /** A policy after it was written. */
    public record Saved(SlaPolicyView policy, boolean isNew) {}

    /** All policies that hold in the caller's district, or will. */
    public Uni<Page<SlaPolicyView>> list(Caller caller) {
        return transactions.read(tx -> known(tx, caller)).map(known -> new Page<>(views(known), null));
    }

    /** One policy; fails with {@code not-found}. */
    public Uni<SlaPolicyView> get(Caller caller, String code) {
        SlaPolicyKey key = SlaPolicyKey.of(code);
        return transactions
                .read(tx -> known(tx, caller))
                .map(known -> view(known, key))
                .map(Found::orMissing);
    }

    /**
     * Makes the next version, or the first. Fails with {@code validation-failed}, {@code forbidden}, and for a policy that
     * exists with {@code precondition-required} and {@code precondition-failed}.
     */
    public Uni<Saved> put(Caller caller, String code, @Nullable String ifMatch, SlaPolicyInput input) {
        SlaPolicyKey key = SlaPolicyKey.of(code);
        List<Violation> faults = faults(key, input);
        if (!faults.isEmpty()) {
            return Uni.createFrom().failure(ProblemException.invalid(faults));
        }
        return transactions.write(tx -> organisations
                .mustLeadAll(tx, caller, Role.ADMIN)
                .chain(() -> policies.lock(tx, caller.districtId()))
                .chain(() -> known(tx, caller))
                .map(known -> known.getOrDefault(key, List.of()))
                .invoke(before -> mayFollow(before, ifMatch))
                .chain(before -> write(tx, caller, key, before, input)));
    }

    private Uni<Saved> write(Tx tx, Caller caller, SlaPolicyKey key, List<Written> before, SlaPolicyInput input) {
        int version = before.isEmpty() ? 1 : before.getFirst().policy().version() + 1;
        Policy policy = new Policy(
                caller.districtId(),
                key.category(),
                key.urgency(),
                key.complexity(),
                version,
                validFrom(input),
                input.isActive(),
                input.days().terms());
        List<Written> all = new ArrayList<>(before);
        all.addFirst(new Written(policy, caller.name()));
        JsonObject detail = new JsonObject().put("code", key.code()).put("version", version);
        return policies.insert(tx, policy, caller.name())
                .chain(() -> audit.append(tx, caller, "sla-policy-put", "sla-policy", null, detail))
                .map(done -> new Saved(SlaPolicyView.of(key, all, now()), before.isEmpty()));
    }

    /** From the beginning of a later day, or at once. */
    private Instant validFrom(SlaPolicyInput input) {
        LocalDate day = input.validFrom();
        return day == null || day.equals(today()) ? now() : BusinessZone.instantOf(day.atStartOfDay());
    }

    private List<Violation> faults(SlaPolicyKey key, SlaPolicyInput input) {
        List<Violation> faults = new ArrayList<>();
        if (input.validFrom() != null && input.validFrom().isBefore(today())) {
            faults.add(new Violation("/validFrom", "in-the-past", "生效日期不能早于今天，已受理的诉求仍按原时限办理。"));
        }
        if (key.category() == null && !input.isActive()) {
            faults.add(new Violation("/active", "not-allowed", "通用时限不能停用，只有单独类别的时限才能停用。"));
        }
        return faults;
    }

    private static void mayFollow(List<Written> before, @Nullable String ifMatch) {
        if (before.isEmpty()) {
            return;
        }
        Precondition.mustMatch(
                ifMatch, Precondition.etag(before.getFirst().policy().version()));
    }

    private Uni<Map<SlaPolicyKey, List<Written>>> known(Tx tx, Caller caller) {
        return policies.of(tx, caller.districtId())
                .map(written -> written.stream()
                        .collect(Collectors.groupingBy(SlaPolicyService::key, TreeMap::new, Collectors.toList())));
    }

    private static SlaPolicyKey key(Written written) {
        Policy policy = written.policy();
        return new SlaPolicyKey(policy.category(), policy.urgency(), policy.complexity());
    }

    private List<SlaPolicyView> views(Map<SlaPolicyKey, List<Written>> known) {
        return known.entrySet().stream()
                .map(policy -> SlaPolicyView.of(policy.getKey(), policy.getValue(), now()))
                .toList();
    }

    private @Nullable SlaPolicyView view(Map<SlaPolicyKey, List<Written>> known, SlaPolicyKey key) {
        List<Written> versions = known.get(key);
        return versions == null ? null : SlaPolicyView.of(key, versions, now());
    }

    private LocalDate today() {
        return BusinessZone.dateOf(clock.instant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
