package io.qisheng.identity;

import io.qisheng.identity.UserRepository.Credential;
import io.qisheng.platform.crypto.FieldCipher;
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
            Clock clock,
            @ConfigProperty(name = "qisheng.limits.factor", defaultValue = "1") int factor) {
        this.transactions = transactions;
        this.users = users;
        this.failures = failures;
        this.sessions = sessions;
        this.passwords = passwords;
        this.cipher = cipher;
        this.limits = limits;
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
        return limits.signIn(Base64.getEncoder().encodeToString(name))
                .chain(() -> transactions.read(tx -> find(tx, username, name)))
                .call(this::refuseLocked)
                .chain(found -> check(found, password))
                .chain(credential -> transactions.write(tx -> conclude(tx, name, credential, totp)))
                .map(result -> result.orElseThrow(() -> ProblemException.of(IdentityProblem.SIGN_IN_FAILED)));
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

    /** Empty after a wrong password, so that the count of failures is committed before the refusal. */
    private Uni<Optional<Tokens>> conclude(Tx tx, byte[] name, Optional<Credential> credential, @Nullable String totp) {
        if (credential.isEmpty()) {
            return failures.addFailure(tx, name, clock.instant(), LOCK).replaceWith(Optional.empty());
        }
        Credential right = credential.get();
        return checkTotp(tx, right, totp)
                .chain(() -> failures.clearFailures(tx, name))
                .chain(() -> users.find(tx, right.districtId(), right.userId()))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(IdentityProblem.SIGN_IN_FAILED))
                .chain(user -> sessions.begin(tx, user, "password"))
                .map(Optional::of);
    }

    private Uni<Void> checkTotp(Tx tx, Credential credential, @Nullable String totp) {
        String sealed = credential.totpSealed();
        if (sealed == null) {
            return Uni.createFrom().voidItem();
        }
        if (totp == null) {
            return Uni.createFrom().failure(ProblemException.of(IdentityProblem.TOTP_REQUIRED));
        }
        byte[] secret = Base64.getDecoder().decode(cipher.decrypt(sealed, "totp " + credential.userId()));
        OptionalLong step = Totp.stepOf(secret, totp, clock.instant());
        Uni<Boolean> fresh =
                step.isEmpty() ? Uni.createFrom().item(false) : users.useTotpStep(tx, credential, step.getAsLong());
        return fresh.invoke(usable -> {
                    if (!usable) {
                        throw ProblemException.of(IdentityProblem.TOTP_INVALID);
                    }
                })
                .replaceWithVoid();
    }
}
