package io.qisheng.points.claims;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.evidence.Evidence;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.platform.Caller;
import io.qisheng.platform.hot.HotAnswer;
import io.qisheng.platform.hot.HotOutcome;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.qisheng.points.boards.Boards;
import io.qisheng.points.claims.ClaimFilings.Made;
import io.qisheng.points.domain.PointsProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Claims: made and appealed by members, decided by their approvers. */
@ApplicationScoped
class ClaimService {

    private final Idempotency idempotency;
    private final Transactions transactions;
    private final ClaimRepository claims;
    private final ClaimFilings filings;
    private final ClaimNews news;
    private final Boards boards;
    private final Evidence evidence;
    private final Cursors cursors;
    private final ObjectMapper json;
    private final Clock clock;

    ClaimService(
            Idempotency idempotency,
            Transactions transactions,
            ClaimRepository claims,
            ClaimFilings filings,
            ClaimNews news,
            Boards boards,
            Evidence evidence,
            Cursors cursors,
            ObjectMapper json,
            Clock clock) {
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.claims = claims;
        this.filings = filings;
        this.news = news;
        this.boards = boards;
        this.evidence = evidence;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
    }

    /**
     * 201 with the new claim, or 200 with the one that the same user made under the same id before. Fails with
     * {@code points-claim-id-taken} and {@code validation-failed}.
     */
    Uni<Answer> create(Caller caller, CreateClaim wish) {
        return filings.rule(caller, wish)
                .chain(rule -> idempotency.once(
                        caller, tx -> filings.create(tx, caller, wish, rule).chain(made -> show(tx, caller, made))));
    }

    /** A page of the claims that the caller may see; fails with {@code cursor-invalid}. */
    Uni<Page<ClaimRowView>> list(Caller caller, ClaimFilter filter, int limit, @Nullable String cursor) {
        String bound = "points-claims " + caller.userId() + " " + filter;
        UUID after = cursor == null
                ? null
                : UUID.fromString(cursors.decode(bound, cursor).getFirst());
        return claims.page(caller.districtId(), ClaimScope.of(caller), filter, after, limit + 1)
                .map(rows -> rows.stream().map(ClaimFacts::row).toList())
                .map(rows ->
                        cursors.page(bound, rows, limit, row -> List.of(row.id().toString())));
    }

    /** One claim; fails with {@code not-found}. */
    Uni<ClaimView> get(Caller caller, UUID id) {
        return claims.find(caller.districtId(), id)
                .map(facts -> visible(caller, facts))
                .chain(facts -> transactions.read(tx -> show(tx, caller, facts)));
    }

    /** The claim after the decision. Fails with {@code not-found} and with what the rules refuse. */
    Uni<Answer> decide(Caller caller, UUID id, ClaimDecision decision) {
        ClaimScope scope = ClaimScope.of(caller);
        return claims.decide(caller, scope, id, decision)
                .map(outcome -> decided(scope, outcome))
                .chain(kept -> decided(caller, kept, ClaimFacts.of(kept.body())));
    }

    private static HotAnswer decided(ClaimScope scope, HotOutcome outcome) {
        HotAnswer kept = outcome.answer();
        if (kept != null) {
            return kept;
        }
        ClaimFacts facts = ClaimFacts.of(Found.orMissing(outcome.facts()));
        if (!scope.sees(facts)) {
            throw Found.missing();
        }
        PointsProblem why = facts.rules().whyNotDecide(scope.person(facts));
        throw ProblemException.of(Objects.requireNonNull(why, "the statement refused what the rules allow"));
    }

    private Uni<Answer> decided(Caller caller, HotAnswer kept, ClaimFacts facts) {
        boards.forget(caller.districtId(), facts.row().branch().id());
        return transactions.read(tx -> show(tx, caller, facts)).map(view -> kept.showing(json.valueToTree(view)));
    }

    /** The claim after its member has objected; fails with {@code not-found} and with what the rules refuse. */
    Uni<Answer> appeal(Caller caller, UUID id, ClaimAppeal appeal) {
        Instant now = now();
        return idempotency.once(
                caller,
                tx -> claims.lock(tx, caller.districtId(), id)
                        .map(facts -> own(caller, facts))
                        .invoke(facts -> mayAppeal(facts, now))
                        .call(facts -> claims.appeal(tx, caller, facts, appeal.reason(), now))
                        .call(facts -> news.appealed(tx, caller, facts))
                        .chain(() -> claims.find(tx, caller.districtId(), id))
                        .chain(facts -> show(tx, caller, Found.orMissing(facts)))
                        .map(this::ok));
    }

    private static void mayAppeal(ClaimFacts facts, Instant now) {
        PointsProblem why = facts.rules().whyNotAppeal(now);
        if (why != null) {
            throw ProblemException.of(why);
        }
    }

    private Uni<Answer> show(Tx tx, Caller caller, Made made) {
        return show(tx, caller, made.facts()).map(view -> made.isNew() ? created(view) : ok(view));
    }

    private Uni<ClaimView> show(Tx tx, Caller caller, ClaimFacts facts) {
        ClaimView view = facts.detail(ClaimScope.of(caller).allowed(facts, now()));
        FactRef fact = FactRef.of(FactType.POINTS_CLAIM, facts.id());
        return evidence.views(tx, caller.districtId(), FactType.POINTS_CLAIM, List.of(facts.id()))
                .map(photos -> view.with(photos.getOrDefault(fact, List.of())));
    }

    private static ClaimFacts visible(Caller caller, @Nullable ClaimFacts facts) {
        ClaimFacts found = Found.orMissing(facts);
        if (!ClaimScope.of(caller).sees(found)) {
            throw Found.missing();
        }
        return found;
    }

    private static ClaimFacts own(Caller caller, @Nullable ClaimFacts facts) {
        ClaimFacts found = Found.orMissing(facts);
        if (!found.memberId().equals(caller.memberId())) {
            throw Found.missing();
        }
        return found;
    }

    private Answer created(ClaimView view) {
        return Answer.created("/api/v1/points/claims/" + view.id(), json.valueToTree(view))
                .withEtag(view.etag());
    }

    private Answer ok(ClaimView view) {
        return Answer.ok(json.valueToTree(view)).withEtag(view.etag());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
