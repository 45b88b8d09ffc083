package io.qisheng.identity;

import io.qisheng.identity.SessionRepository.Holder;
import io.qisheng.identity.UserRepository.Known;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions: issuing, rotating and ending them, and handing one over to a web-view. */
@ApplicationScoped
class SessionService {

    static final Duration TICKET_LIFE = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final SessionRepository sessions;
    private final UserRepository users;
    private final AccessTokens accessTokens;
    private final Revocations revocations;
    private final Audit audit;
    private final Vertx vertx;
    private final Clock clock;

    SessionService(
            Transactions transactions,
            SessionRepository sessions,
            UserRepository users,
            AccessTokens accessTokens,
            Revocations revocations,
            Audit audit,
            Vertx vertx,
            Clock clock) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.users = users;
        this.accessTokens = accessTokens;
        this.revocations = revocations;
        this.audit = audit;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Begins a session of a user: a new family of refresh tokens, written to the audit trail. */
    Uni<Tokens> begin(Tx tx, UserView user, String way) {
        JsonObject detail = new JsonObject().put("way", way);
        Holder holder = new Holder(user.districtId(), user.id(), Ids.next());
        return audit.append(tx, user.toCaller(), "session.begin", "user", user.id(), detail)
                .chain(() -> issue(tx, holder))
                .map(tokens -> tokens.orElseThrow(() -> ProblemException.of(IdentityProblem.SIGN_IN_FAILED)));
    }

    /**
     * Rotates a refresh token. One that was used before has been stolen or lost its answer on the way; both end the session.
     *
     * @return new tokens; fails with {@code refresh-token-invalid}
     */
    Uni<Tokens> refresh(String refreshToken) {
        byte[] hash = Secrets.hash(refreshToken);
        return transactions
                .write(tx -> sessions.useRefreshToken(tx, hash, clock.instant())
                        .chain(holder -> holder == null ? rejectReuse(tx, hash) : issue(tx, holder)))
                .map(tokens -> tokens.orElseThrow(() -> ProblemException.of(IdentityProblem.REFRESH_TOKEN_INVALID)));
    }

    /** Ends the session of a refresh token; an unknown one has no session to end. */
    Uni<Void> end(String refreshToken) {
        byte[] hash = Secrets.hash(refreshToken);
        return transactions.write(tx -> sessions.findRefreshToken(tx, hash)
                .chain(holder -> holder == null
                        ? Uni.createFrom().voidItem()
                        : revoke(tx, Objects.requireNonNull(holder.familyId()))));
    }

    /** Ends a session by its id. */
    Uni<Void> end(UUID sessionId) {
        return transactions.write(tx -> revoke(tx, sessionId));
    }

    /** Ends a session within a transaction. */
    Uni<Void> revoke(Tx tx, UUID familyId) {
        tx.afterCommit(() -> revocations.revokeHere(familyId));
        return sessions.revokeFamily(tx, familyId, clock.instant());
    }

    /** A ticket that begins a session of the caller once, within a minute. */
    Uni<String> ticket(Caller caller) {
        String ticket = Secrets.next();
        Holder holder = new Holder(caller.districtId(), caller.userId(), null);
        return transactions
                .write(tx -> sessions.addTicket(
                        tx, Secrets.hash(ticket), holder, clock.instant().plus(TICKET_LIFE)))
                .replaceWith(ticket);
    }

    /** Begins a session by a ticket; fails with {@code bridge-ticket-invalid}. */
    Uni<Tokens> redeem(String ticket) {
        return transactions.write(tx -> sessions.useTicket(tx, Secrets.hash(ticket), clock.instant())
                .chain(holder -> user(tx, holder))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(IdentityProblem.BRIDGE_TICKET_INVALID))
                .chain(user -> begin(tx, user, "bridge")));
    }

    /** The caller as the database knows one now; null when the user is gone or switched off. */
    Uni<@Nullable UserView> me(Caller caller) {
        return transactions.read(tx -> users.find(tx, caller.districtId(), caller.userId()));
    }

    private Uni<Optional<Tokens>> rejectReuse(Tx tx, byte[] hash) {
        return sessions.findRefreshToken(tx, hash)
                .chain(holder -> holder == null
                        ? Uni.createFrom().voidItem()
                        : revoke(tx, Objects.requireNonNull(holder.familyId())))
                .replaceWith(Optional.empty());
    }

    private Uni<@Nullable UserView> user(Tx tx, @Nullable Holder holder) {
        if (holder == null) {
            return Uni.createFrom().nullItem();
        }
        return users.find(tx, holder.districtId(), holder.userId())
                .map(user -> user != null && user.active() ? user : null);
    }

    /** Tokens with the grants as they are now; empty when the user is gone or switched off. */
    private Uni<Optional<Tokens>> issue(Tx tx, Holder holder) {
        return users.lock(tx, holder.districtId(), holder.userId())
                .chain(known -> known == null || !known.user().active()
                        ? Uni.createFrom().item(Optional.empty())
                        : issue(tx, holder, known).map(Optional::of));
    }

    private Uni<Tokens> issue(Tx tx, Holder holder, Known known) {
        UserView user = known.user();
        UUID familyId = Objects.requireNonNull(holder.familyId());
        String refresh = Secrets.next();
        return sessions.addRefreshToken(tx, Secrets.hash(refresh), holder, clock.instant(), Tokens.REFRESH_LIFE)
                .chain(() -> vertx.executeBlocking(() -> accessTokens.issue(user, familyId, known.at())))
                .map(access -> new Tokens(access, refresh, user));
    }
}
