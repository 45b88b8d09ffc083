package io.qisheng.identity;

import io.qisheng.identity.UserView.GrantView;
import io.qisheng.identity.UserView.Membership;
import io.qisheng.platform.Grant;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens as the service issues them, by the service's own class and with the stack's own key, for very many users that
 * cannot all sign in. It shares the service's package for that reason and is on the test class path only.
 */
public final class TokenMint {

    private final AccessTokens tokens;

    /** @param keys the folder of the keys that the service verifies with */
    public TokenMint(Path keys) {
        try {
            this.tokens = new AccessTokens(new TokenKeys(keys), Clock.systemUTC());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The stack's keys cannot be read", e);
        }
    }

    /**
     * A token of a user with one grant.
     *
     * @param memberId whom the user is as a member, null where nobody
     */
    public String issue(UUID districtId, UUID userId, String name, Grant grant, @Nullable UUID memberId) {
        String code = grant.organisationCode();
        GrantView view = new GrantView(grant.role(), grant.organisationId(), code, code, grant.path());
        Membership member = memberId == null ? null : new Membership(memberId, grant.organisationId());
        return tokens.issue(
                new UserView(districtId, userId, name, true, true, List.of(view), member),
                UUID.randomUUID(),
                Instant.now());
    }
}
