package io.qisheng.policies;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Role;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.policies.FeedRepository.After;
import io.qisheng.policies.ReceiptsView.Receipt;
import io.qisheng.policies.domain.Match.Fit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Policies as enterprises see them, and what staff learn of who has read them. */
@ApplicationScoped
class PolicyFeed {

    private final Transactions transactions;
    private final FeedRepository repository;
    private final ProfileRepository profiles;
    private final Policies policies;
    private final Cursors cursors;
    private final Clock clock;

    PolicyFeed(
            Transactions transactions,
            FeedRepository repository,
            ProfileRepository profiles,
            Policies policies,
            Cursors cursors,
            Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.profiles = profiles;
        this.policies = policies;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** What is published for an enterprise of the caller and has not expired, those that fit first; fails with {@code not-found}. */
    Uni<Page<PolicyView>> list(
            Caller caller, @Nullable UUID enterpriseId, List<Fit> fits, int limit, @Nullable String cursor) {
        UUID owned = owned(caller, enterpriseId);
        String bound = "policy-feed " + caller.userId() + " " + owned + " " + fits;
        After after = cursor == null ? null : after(cursors.decode(bound, cursor));
        LocalDate today = today();
        return enterprise(caller, owned)
                .chain(enterprise -> repository
                        .feed(caller.districtId(), enterprise, today, fits, after, limit + 1)
                        .map(found -> cursors.page(bound, views(found, enterprise, today), limit, PolicyFeed::keys)));
    }

    /** A policy with how it fits an enterprise of the caller; fails with {@code not-found}. */
    Uni<PolicyView> get(Caller caller, @Nullable UUID enterpriseId, UUID id) {
        return enterprise(caller, owned(caller, enterpriseId)).chain(enterprise -> shown(caller, enterprise, id));
    }

    /** Keeps that a version was read, once for each enterprise; fails with {@code not-found}. */
    Uni<PolicyView> read(Caller caller, UUID id, ReadPolicyRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return enterprise(caller, owned(caller, request.enterpriseId()))
                .call(enterprise ->
                        repository.read(caller.districtId(), enterprise, caller.userId(), id, request.version(), now))
                .chain(enterprise -> shown(caller, enterprise, id));
    }

    /** Whom the latest version reached; fails with {@code not-found}. */
    Uni<ReceiptsView> receipts(Caller caller, UUID id, @Nullable Boolean read, int limit, @Nullable String cursor) {
        String bound = "policy-receipts " + caller.userId() + " " + id + " " + read;
        UUID after = cursor == null
                ? null
                : UUID.fromString(cursors.decode(bound, cursor).getFirst());
        return policies.mustOversee(caller, id)
                .chain(() -> repository.receipts(caller.districtId(), id, read, after, limit + 1))
                .map(found -> cursors.page(bound, found, limit, PolicyFeed::keys))
                .chain(page -> repository
                        .reach(caller.districtId(), id)
                        .map(reach -> new ReceiptsView(reach, page.items(), page.nextCursor())));
    }

    private Uni<PolicyView> shown(Caller caller, Enterprise enterprise, UUID id) {
        return repository
                .shown(caller.districtId(), enterprise, id)
                .map(Found::orMissing)
                .map(policy -> PolicyView.ofOwner(policy, enterprise, today()));
    }

    private Uni<Enterprise> enterprise(Caller caller, UUID id) {
        return transactions
                .read(tx -> profiles.find(tx, caller.districtId(), id))
                .map(Found::orMissing);
    }

    /** The enterprise that is meant, which has to be one of the caller's; the first where none is named. */
    private static UUID owned(Caller caller, @Nullable UUID enterpriseId) {
        List<UUID> own = caller.organisations(Role.OWNER);
        if (own.isEmpty() || (enterpriseId != null && !own.contains(enterpriseId))) {
            throw Found.missing();
        }
        return enterpriseId == null ? own.getFirst() : enterpriseId;
    }

    private static List<PolicyView> views(List<StoredPolicy> found, Enterprise enterprise, LocalDate today) {
        return found.stream()
                .map(policy -> PolicyView.ofOwner(policy, enterprise, today))
                .toList();
    }

    private static List<String> keys(PolicyView policy) {
        var match = policy.match();
        return List.of(match == null ? "" : match.fit().name(), policy.id().toString());
    }

    private static List<String> keys(Receipt receipt) {
        return List.of(receipt.id().toString());
    }

    private static After after(List<String> keys) {
        return new After(Fit.valueOf(keys.getFirst()), UUID.fromString(keys.getLast()));
    }

    private LocalDate today() {
        return BusinessZone.dateOf(clock.instant());
    }
}
