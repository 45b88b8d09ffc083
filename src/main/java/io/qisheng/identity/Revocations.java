package io.qisheng.identity;

import io.qisheng.identity.SessionRepository.Revocation;
import io.qisheng.platform.tx.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Refuses access tokens that were revoked before their time. The database is asked every few seconds by every replica, so a
 * token is dead everywhere within a minute whatever else is down; a request itself looks only into memory.
 */
@ApplicationScoped
class Revocations implements SecurityIdentityAugmentor {

    /**
     * A revocation is dated by the database's clock when it is written, seen when it is committed, and asked for by the clock of this
     * machine. Transactions and the difference of two clocks together do not come near to this.
     */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /** Longer than a token lives by either clock, so that a restarted replica knows all that matter. */
    private static final Duration HORIZON = AccessTokens.LIFE.plus(OVERLAP);

    private final Transactions transactions;
    private final SessionRepository sessions;
    private final Clock clock;
    private final Map<UUID, Instant> revoked = new ConcurrentHashMap<>();
    private volatile Instant readUntil = Instant.MIN;

    Revocations(Transactions transactions, SessionRepository sessions, Clock clock) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token && isRevoked(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException("revoked"));
        }
        return Uni.createFrom().item(identity);
    }

    /** Makes a sign-out on this replica count at once. */
    void revokeHere(UUID familyId) {
        revoked.put(familyId, clock.instant());
    }

    @Scheduled(every = "5s", identity = "token-revocations", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        Instant now = clock.instant();
        Instant horizon = now.minus(HORIZON);
        Instant since = readUntil.isAfter(horizon) ? readUntil.minus(OVERLAP) : horizon;
        return transactions
                .read(tx -> sessions.revocationsSince(tx, since))
                .invoke(this::remember)
                .invoke(() -> readUntil = now)
                .invoke(() -> revoked.values().removeIf(at -> at.isBefore(horizon)))
                .replaceWithVoid();
    }

    @Scheduled(every = "1h", identity = "session-purge", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return transactions.write(tx -> sessions.purge(tx, clock.instant()));
    }

    private void remember(List<Revocation> revocations) {
        for (Revocation revocation : revocations) {
            UUID target = revocation.familyId() != null ? revocation.familyId() : revocation.userId();
            if (target != null) {
                revoked.merge(target, revocation.at(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
    }

    private boolean isRevoked(JsonWebToken token) {
        return isRevoked(
                AccessTokens.session(token), UUID.fromString(token.getSubject()), AccessTokens.issuedAt(token));
    }

    boolean isRevoked(UUID session, UUID user, Instant issued) {
        if (revoked.containsKey(session)) {
            return true;
        }
        Instant at = revoked.get(user);
        return at != null && issued.isBefore(at);
    }
}
