package io.qisheng.identity;

import io.qisheng.identity.UserRepository.Credential;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.http.RequestFacts;
import io.qisheng.platform.limits.RateLimits;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with user name and password. A name that does not exist behaves as one that does: it costs the same time, counts
 * its failures and is locked after the same number of them.
 */
@ApplicationScoped
class StaffSignIn {

    static final Duration LOCK = Duration.ofMinutes(15);
    private static final int FAILURES_BEFORE_LOCK = 10;

    private final Transactions transactions;
    private final UserRepository users;
    private final SessionRepository failures;
    private final SessionService sessions;
    private final Passwords passwords;
    private final FieldCipher cipher;
    private final RateLimits limits;
    private final RequestFacts request;
    private final Clock clock;
    private final int factor;

    StaffSignIn(
            Transactions transactions,
            UserRepository users,
            SessionRepository failures,
            SessionService sessions,
            Passwords passwords,
            FieldCipher cipher,
            RateLimits limits,
            RequestFacts request,
            Clock clock,
            @ConfigProperty(name = "qisheng.limits.factor", defaultValue = "1") int factor) {
        this.transactions = transactions;
        this.users = users;
        this.failures = failures;
        this.sessions = sessions;
        this.passwords = passwords;
        this.cipher = cipher;
        this.limits = limits;
        this.request = request;
        this.clock = clock;
        this.factor = factor;
    }

    private record Found(int failures, @Nullable Credential credential) {}

    /**
     * Signs a member of staff in.
     *
     * @return tokens; fails with {@code sign-in-failed}, {@code totp-required}, {@code totp-invalid}, {@code account-locked} or
     *     {@code rate-limited}
     */
    Uni<Tokens> signIn(String username, String password, @Nullable String totp) {
        byte[] name = cipher.index(username);
        String address = request.address();
        return limits.signInFrom(address == null ? "" : address)
                .chain(() -> limits.signIn(Base64.getEncoder().encodeToString(name)))
                .chain(() -> transactions.read(tx -> find(tx, username, name)))
                .call(this::refuseLocked)
                .chain(found -> check(found, password))
                .chain(credential -> transactions.write(tx -> conclude(tx, name, credential, totp)))
                .map(Conclusion::orRefuse);
    }

    /** Tokens or a refusal; a value until it is committed, so that the count of failures is kept. */
    private record Conclusion(@Nullable Tokens tokens, IdentityProblem refusal) {

        static Conclusion of(Tokens tokens) {
            return new Conclusion(tokens, IdentityProblem.SIGN_IN_FAILED);
        }

        static Conclusion refused(IdentityProblem why) {
            return new Conclusion(null, why);
        }

        Tokens orRefuse() {
            if (tokens == null) {
                throw ProblemException.of(refusal);
            }
            return tokens;
        }
    }

    private Uni<Found> find(Tx tx, String username, byte[] name) {
        return failures.failures(tx, name, clock.instant(), LOCK)
                .chain(count -> users.findCredential(tx, username).map(credential -> new Found(count, credential)));
    }

    private Uni<Void> refuseLocked(Found found) {
        return found.failures() >= FAILURES_BEFORE_LOCK * factor
                ? Uni.createFrom()
                        .failure(ProblemException.of(IdentityProblem.ACCOUNT_LOCKED)
                                .with("retryAfter", LOCK.toSeconds()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Optional<Credential>> check(Found found, String password) {
        Credential credential = found.credential();
        return passwords
                .matches(password, credential == null ? null : credential.passwordHash())
                .map(right -> right && credential != null ? Optional.of(credential) : Optional.empty());
    }

    private Uni<Conclusion> conclude(Tx tx, byte[] name, Optional<Credential> credential, @Nullable String totp) {
        return credential.isEmpty()
                ? fail(tx, name, IdentityProblem.SIGN_IN_FAILED)
                : secondFactor(tx, credential.get(), totp)
                        .chain(refusal ->
                                refusal == null ? begin(tx, name, credential.get()) : refuse(tx, name, refusal));
    }

    /** A code that was left out is asked for; only a wrong one counts. */
    private Uni<Conclusion> refuse(Tx tx, byte[] name, IdentityProblem refusal) {
        return refusal == IdentityProblem.TOTP_REQUIRED
                ? Uni.createFrom().item(Conclusion.refused(refusal))
                : fail(tx, name, refusal);
    }

    /** A wrong code counts as a wrong password does. */
    private Uni<Conclusion> fail(Tx tx, byte[] name, IdentityProblem why) {
        return failures.addFailure(tx, name, clock.instant(), LOCK).replaceWith(Conclusion.refused(why));
    }

    private Uni<Conclusion> begin(Tx tx, byte[] name, Credential right) {
        return failures.clearFailures(tx, name)
                .chain(() -> users.find(tx, right.districtId(), right.userId()))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(IdentityProblem.SIGN_IN_FAILED))
                .chain(user -> sessions.begin(tx, user, "password"))
                .map(Conclusion::of);
    }

    /** What is wrong with the one-time code, or null. */
    private Uni<@Nullable IdentityProblem> secondFactor(Tx tx, Credential credential, @Nullable String totp) {
        String sealed = credential.totpSealed();
        if (sealed == null) {
            return Uni.createFrom().nullItem();
        }
        if (totp == null) {
            return Uni.createFrom().item(IdentityProblem.TOTP_REQUIRED);
        }
        byte[] secret = Base64.getDecoder().decode(cipher.decrypt(sealed, "totp " + credential.userId()));
        OptionalLong step = Totp.stepOf(secret, totp, clock.instant());
        Uni<Boolean> fresh =
                step.isEmpty() ? Uni.createFrom().item(false) : users.useTotpStep(tx, credential, step.getAsLong());
        return fresh.map(usable -> usable ? null : IdentityProblem.TOTP_INVALID);
    }
}
