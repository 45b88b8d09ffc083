package io.qisheng.platform.limits;

import io.qisheng.platform.http.RequestFacts;
import io.qisheng.platform.limits.RateLimits.Standing;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Applies the limits to every operation and tells each answer where the caller stands. */
public class RateLimitFilter {

    private final RateLimits limits;
    private final RequestFacts request;
    private final CurrentIdentityAssociation identities;

    RateLimitFilter(RateLimits limits, RequestFacts request, CurrentIdentityAssociation identities) {
        this.limits = limits;
        this.request = request;
        this.identities = identities;
    }

    @ServerRequestFilter
    Uni<Void> count() {
        String address = request.address();
        return limits.address(address == null ? "" : address)
                .invoke(this::tell)
                .chain(this::countUser)
                .invoke(this::tell)
                .replaceWithVoid();
    }

    /** Where nobody must be signed in, a token that is no longer good does not matter. */
    private Uni<@Nullable Standing> countUser() {
        return identities
                .getDeferredIdentity()
                .onFailure(SecurityException.class)
                .recoverWithNull()
                .chain(this::countIfKnown);
    }

    private Uni<@Nullable Standing> countIfKnown(@Nullable SecurityIdentity identity) {
        return identity == null || identity.isAnonymous()
                ? Uni.createFrom().nullItem()
                : limits.user(identity.getPrincipal().getName()).map(standing -> standing);
    }

    private void tell(@Nullable Standing standing) {
        if (standing == null) {
            return;
        }
        String policy = "\"" + standing.policy() + "\";";
        request.answerWith("RateLimit", policy + "r=" + standing.remaining() + ";t=" + standing.resetSeconds());
        request.answerWith("RateLimit-Policy", policy + "q=" + standing.limit() + ";w=60");
        if (!standing.allowed()) {
            throw RateLimits.refusal(standing);
        }
    }
}
