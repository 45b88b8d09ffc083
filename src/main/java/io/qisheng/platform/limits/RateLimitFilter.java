package io.qisheng.platform.limits;

import io.qisheng.platform.http.RequestFacts;
import io.qisheng.platform.limits.RateLimits.Standing;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Applies the limits to every operation and tells each answer where the caller stands. */
public class RateLimitFilter {

    private static final String STANDING = "qisheng.rate-limit";

    private final RateLimits limits;
    private final RequestFacts request;
    private final CurrentIdentityAssociation identities;

    RateLimitFilter(RateLimits limits, RequestFacts request, CurrentIdentityAssociation identities) {
        this.limits = limits;
        this.request = request;
        this.identities = identities;
    }

    @ServerRequestFilter
    Uni<Void> count(ContainerRequestContext context) {
        String address = request.address();
        return limits.address(address == null ? "" : address)
                .invoke(standing -> keep(context, standing))
                .chain(this::countUser)
                .invoke(standing -> keep(context, standing))
                .replaceWithVoid();
    }

    @ServerResponseFilter
    void tell(ContainerRequestContext context, ContainerResponseContext response) {
        if (context.getProperty(STANDING) instanceof Standing standing) {
            response.getHeaders()
                    .putSingle(
                            "RateLimit",
                            "\"%s\";r=%d;t=%d"
                                    .formatted(standing.policy(), standing.remaining(), standing.resetSeconds()));
            response.getHeaders()
                    .putSingle("RateLimit-Policy", "\"%s\";q=%d;w=60".formatted(standing.policy(), standing.limit()));
        }
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

    private static void keep(ContainerRequestContext context, @Nullable Standing standing) {
        if (standing == null) {
            return;
        }
        context.setProperty(STANDING, standing);
        if (!standing.allowed()) {
            throw RateLimits.refusal(standing);
        }
    }
}
