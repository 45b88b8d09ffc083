package io.qisheng.identity;

import io.qisheng.platform.Caller;
import io.qisheng.platform.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the current request, from its verified token. */
@ApplicationScoped
class TokenCaller implements CurrentCaller {

    private final JsonWebToken token;

    TokenCaller(JsonWebToken token) {
        this.token = token;
    }

    @Override
    public Caller get() {
        if (token.getRawToken() == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return AccessTokens.caller(token);
    }
}
