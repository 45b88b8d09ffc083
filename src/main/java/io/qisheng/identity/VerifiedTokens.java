package io.qisheng.identity;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Verifies each access token once. Checking a signature is the dearest part of a short request, and a phone sends the same token a
 * dozen times; a token never changes, so what was found good stays good until it expires. Only that is remembered, by the token's hash, for
 * so many tokens at most, the least used ones forgotten first; what was refused is looked at anew each time. Whether a token was revoked
 * is asked with every request, in {@link Revocations}.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class VerifiedTokens extends JWTCallerPrincipalFactory {

    private static final int MOST = 20_000;

    private final JWTCallerPrincipalFactory verifier;
    private final Clock clock;
    private final Map<ByteBuffer, JWTCallerPrincipal> known;

    @Inject
    VerifiedTokens(Clock clock) {
        this(new DefaultJWTCallerPrincipalFactory(), clock, MOST);
    }

    VerifiedTokens(JWTCallerPrincipalFactory verifier, Clock clock, int most) {
        this.verifier = verifier;
        this.clock = clock;
        this.known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, JWTCallerPrincipal> eldest) {
                return size() > most;
            }
        });
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        ByteBuffer hash = hash(token);
        JWTCallerPrincipal found = known.get(hash);
        if (found != null && clock.instant().getEpochSecond() < found.getExpirationTime()) {
            return found;
        }
        known.remove(hash);
        JWTCallerPrincipal verified = verifier.parse(token, rules);
        known.put(hash, verified);
        return verified;
    }

    private static ByteBuffer hash(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
