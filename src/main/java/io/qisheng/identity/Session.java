package io.qisheng.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qisheng.platform.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What signing in answers; in cookie mode the tokens are left out of the body. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Session(@Nullable String accessToken, @Nullable String refreshToken, long expiresIn, Me user) {

    static Session bearer(Tokens tokens) {
        return new Session(tokens.access(), tokens.refresh(), AccessTokens.LIFE.toSeconds(), Me.of(tokens.user()));
    }

    static Session cookie(Tokens tokens) {
        return new Session(null, null, AccessTokens.LIFE.toSeconds(), Me.of(tokens.user()));
    }

    /** The caller as {@code /me} shows one. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Me(
            UUID id,
            String name,
            boolean bound,
            List<GrantBody> grants,
            UserView.@Nullable Membership member,
            List<Ref> enterprises) {

        static Me of(UserView user) {
            List<GrantBody> grants = user.grants().stream()
                    .map(grant -> new GrantBody(
                            grant.role().name(),
                            grant.organisationId(),
                            grant.organisationCode(),
                            grant.organisationName()))
                    .toList();
            List<Ref> enterprises = user.grants().stream()
                    .filter(grant -> grant.role() == Role.OWNER)
                    .map(grant -> new Ref(grant.organisationId(), grant.organisationName()))
                    .toList();
            return new Me(user.id(), user.name(), user.bound(), grants, user.member(), enterprises);
        }
    }

    record GrantBody(String role, UUID organisationId, String organisationCode, String organisationName) {}

    record Ref(UUID id, String name) {}
}
