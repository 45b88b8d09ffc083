package io.qisheng.identity;

import io.qisheng.platform.Caller;
import io.qisheng.platform.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the current request, from its verified token. */
@ApplicationScoped
class TokenCaller implements CurrentCaller {

    private final JsonWebToken token;
    private final Revocations revocations;
    private final Clock clock;

    TokenCaller(JsonWebToken token, Revocations revocations, Clock clock) {
        this.token = token;
        this.revocations = revocations;
        this.clock = clock;
    }

    @Override
    public Caller get() {
        if (token.getRawToken() == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return AccessTokens.caller(token);
    }

    @Override
    public BooleanSupplier stillSignedIn() {
        Instant expires = Instant.ofEpochSecond(token.getExpirationTime());
        UUID session = AccessTokens.session(token);
        UUID user = UUID.fromString(token.getSubject());
        Instant issued = AccessTokens.issuedAt(token);
        return () -> clock.instant().isBefore(expires) && !revocations.isRevoked(session, user, issued);
    }
}
