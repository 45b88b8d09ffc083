package io.qisheng.policies;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Ids;
import io.qisheng.platform.Role;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.qisheng.policies.domain.PolicyProblem;
import io.qisheng.policies.domain.PolicyStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Policies as staff see and write them, carried on version by version. */
@ApplicationScoped
public class Policies {

    private final Idempotency idempotency;
    private final Transactions transactions;
    private final PolicyRepository repository;
    private final SimilarPolicyRepository similar;
    private final PolicyWriter writer;
    private final PolicyNotices notices;
    private final Audit audit;
    private final Cursors cursors;
    private final ObjectMapper json;
    private final Clock clock;

    Policies(
            Idempotency idempotency,
            Transactions transactions,
            PolicyRepository repository,
            SimilarPolicyRepository similar,
            PolicyWriter writer,
            PolicyNotices notices,
            Audit audit,
            Cursors cursors,
            ObjectMapper json,
            Clock clock) {
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.repository = repository;
        this.similar = similar;
        this.writer = writer;
        this.notices = notices;
        this.audit = audit;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
    }

    /** A published policy of which an enterprise at a path is told, also one that has expired; else nothing. */
    public Uni<@Nullable AskedPolicyView> published(Tx tx, UUID districtId, UUID id, String enterprisePath) {
        return repository
                .findPublished(tx, districtId, id, Grant.lineOf(enterprisePath))
                .map(policy -> policy == null
                        ? null
                        : new AskedPolicyView(policy.id(), policy.shown().title()));
    }

    /**
     * Policies with characters of some words in title or summary, twelve at most and the closest first: of those that an owner is shown, what
     * holds today. Whether they are close enough is for the asker to say.
     */
    public Uni<List<SimilarPolicyView>> similar(Caller caller, String words) {
        return similar.candidates(caller, words, BusinessZone.dateOf(clock.instant()));
    }

    /** Policies near the caller's office, the newest first. */
    Uni<Page<PolicyView>> list(Caller caller, List<PolicyStatus> statuses, int limit, @Nullable String cursor) {
        String bound = "policies " + caller.userId() + " " + statuses;
        UUID after = cursor == null
                ? null
                : UUID.fromString(cursors.decode(bound, cursor).getFirst());
        return transactions
                .read(tx -> repository.page(tx, caller, statuses, after, limit + 1))
                .map(found -> found.stream().map(policy -> view(caller, policy)).toList())
                .map(found -> cursors.page(
                        bound, found, limit, policy -> List.of(policy.id().toString())));
    }

    /** One policy; fails with {@code not-found}. */
    Uni<PolicyView> get(Caller caller, UUID id) {
        return transactions
                .read(tx -> repository.findNear(tx, caller, id))
                .map(Found::orMissing)
                .map(policy -> view(caller, policy));
    }

    /** A new policy, not published yet; fails with {@code validation-failed}. */
    Uni<Answer> create(Caller caller, PolicyInput input) {
        UUID id = Ids.next();
        return idempotency.once(
                caller,
                tx -> writer.content(tx, caller, input)
                        .call(content -> repository.insert(tx, caller.districtId(), id, content))
                        .call(() -> record(tx, caller, "policy-create", id, new JsonObject()))
                        .chain(() -> show(tx, caller, id, 201)));
    }

    /**
     * Writes the next version, which no enterprise sees before it is published. Fails with {@code not-found},
     * {@code precondition-required}, {@code precondition-failed} and {@code validation-failed}.
     */
    Uni<Answer> put(Caller caller, UUID id, @Nullable String ifMatch, PolicyInput input) {
        return transactions.write(tx -> open(tx, caller, id, ifMatch)
                .chain(() -> writer.content(tx, caller, input))
                .call(content -> repository.putDraft(tx, caller.districtId(), id, content))
                .call(() -> record(tx, caller, "policy-put", id, new JsonObject()))
                .chain(() -> show(tx, caller, id, 200)));
    }

    /**
     * Publishes what is written as the next version, or takes the policy back. Fails with {@code not-found}, for the version as
     * {@link #put} does, with {@code policy-unchanged}, {@code policy-ended} and {@code policy-not-published}.
     */
    Uni<Answer> act(Caller caller, UUID id, @Nullable String ifMatch, PolicyActionRequest request) {
        return idempotency.once(
                caller,
                tx -> open(tx, caller, id, ifMatch)
                        .chain(policy ->
                                request.publishes() ? publish(tx, caller, policy) : withdraw(tx, caller, policy))
                        .chain(() -> show(tx, caller, id, 200)));
    }

    /** One that was withdrawn comes back as it was when nothing was changed meanwhile; no version is made for that. */
    private Uni<Void> publish(Tx tx, Caller caller, StoredPolicy policy) {
        PolicyContent draft = policy.draft();
        PolicyContent next = draft != null && !draft.equals(policy.content()) ? draft : null;
        if (next == null && policy.status() != PolicyStatus.WITHDRAWN) {
            return Uni.createFrom().failure(ProblemException.of(PolicyProblem.POLICY_UNCHANGED));
        }
        if (next != null && !PolicyWriter.edits(caller, next.issuer().path())) {
            return Uni.createFrom().failure(Found.missing());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if ((next == null ? policy.shown() : next).hasEnded(BusinessZone.dateOf(now))) {
            return Uni.createFrom().failure(ProblemException.of(PolicyProblem.POLICY_ENDED));
        }
        int version = next == null ? policy.published() : policy.published() + 1;
        Uni<Void> written = next == null
                ? repository.setStatus(tx, caller.districtId(), policy.id(), PolicyStatus.PUBLISHED)
                : repository
                        .publish(tx, caller, policy.id(), version, next, now)
                        .chain(() -> notices.tell(tx, caller.districtId(), policy.id(), version, next));
        return written.chain(
                () -> record(tx, caller, "policy-publish", policy.id(), new JsonObject().put("version", version)));
    }

    private Uni<Void> withdraw(Tx tx, Caller caller, StoredPolicy policy) {
        if (policy.status() != PolicyStatus.PUBLISHED) {
            return Uni.createFrom().failure(ProblemException.of(PolicyProblem.POLICY_NOT_PUBLISHED));
        }
        return repository
                .setStatus(tx, caller.districtId(), policy.id(), PolicyStatus.WITHDRAWN)
                .chain(() -> record(tx, caller, "policy-withdraw", policy.id(), new JsonObject()));
    }

    private Uni<StoredPolicy> open(Tx tx, Caller caller, UUID id, @Nullable String ifMatch) {
        return repository
                .lock(tx, caller.districtId(), id)
                .map(Found::orMissing)
                .invoke(policy -> mayEdit(caller, policy, ifMatch));
    }

    private static void mayEdit(Caller caller, StoredPolicy policy, @Nullable String ifMatch) {
        if (!edits(caller, policy)) {
            throw Found.missing();
        }
        Precondition.mustMatch(ifMatch, policy.etag());
    }

    private Uni<Answer> show(Tx tx, Caller caller, UUID id, int status) {
        return repository
                .lock(tx, caller.districtId(), id)
                .map(Found::orMissing)
                .map(policy -> view(caller, policy))
                .map(view -> new Answer(
                        status,
                        status == 201 ? "/api/v1/policies/" + id : null,
                        view.etag(),
                        json.valueToTree(view),
                        false));
    }

    private Uni<Void> record(Tx tx, Caller caller, String action, UUID id, JsonObject detail) {
        return audit.append(tx, caller, action, "policy", id, detail);
    }

    private PolicyView view(Caller caller, StoredPolicy policy) {
        return PolicyView.ofStaff(policy, edits(caller, policy), BusinessZone.dateOf(clock.instant()));
    }

    /** Fails with {@code not-found} for a policy whose issuer is not of the caller's office: whom it reached is the issuer's business. */
    Uni<Void> mustOversee(Caller caller, UUID id) {
        return transactions
                .read(tx -> repository.findNear(tx, caller, id))
                .map(Found::orMissing)
                .invoke(policy -> {
                    String issuer = policy.shown().issuer().path();
                    if (Arrays.stream(Role.values())
                            .noneMatch(role -> role.isStaff() && caller.reaches(role, issuer))) {
                        throw Found.missing();
                    }
                })
                .replaceWithVoid();
    }

    private static boolean edits(Caller caller, StoredPolicy policy) {
        return PolicyWriter.edits(caller, policy.shown().issuer().path());
    }
}
