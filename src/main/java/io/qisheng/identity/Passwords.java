package io.qisheng.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.qisheng.platform.limits.BoundedWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id at OWASP's parameters, by a few threads of its own: hashing is slow on purpose and must not stop anything else.
 */
@ApplicationScoped
class Passwords {

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private static final int THREADS = 2;
    private static final int RETRY_AFTER = 2;

    /** How many are hashed or wait for it. */
    static final int MOST = 40;

    private final BoundedWork hashing;
    private final String dummy = hash("nobody has this password");

    Passwords(Vertx vertx) {
        this.hashing = new BoundedWork(vertx, "passwords", THREADS, MOST, RETRY_AFTER);
    }

    /** The hash to keep of a password. */
    static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    /** Whether the password is right; a missing hash costs as much time as a wrong password. Fails with {@code unavailable} in a rush. */
    Uni<Boolean> matches(String password, @Nullable String hash) {
        String expected = hash == null ? dummy : hash;
        return hashing.done(() -> check(password, expected) && hash != null);
    }

    private static boolean check(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }
}
