package io.qisheng.points.claims;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.page.Page;
import io.qisheng.points.domain.ClaimStatus;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.Separator;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Claims over HTTP. */
@Path("/api/v1/points/claims")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class ClaimResource {

    private final ClaimService claims;
    private final CurrentCaller caller;

    ClaimResource(ClaimService claims, CurrentCaller caller) {
        this.claims = claims;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("MEMBER")
    @Answers({200, 201, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Response> createPointsClaim(CreateClaim wish) {
        return claims.create(caller.get(), wish).map(Answer::toResponse);
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 429, 503})
    public Uni<Page<ClaimRowView>> listPointsClaims(
            @RestQuery @Separator(",") List<ClaimStatus> status,
            @RestQuery @DefaultValue("false") boolean waiting,
            @RestQuery @DefaultValue("false") boolean mine,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return claims.list(caller.get(), new ClaimFilter(status, waiting, mine), limit, cursor);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<RestResponse<ClaimView>> getPointsClaim(@RestPath UUID id) {
        return claims.get(caller.get(), id)
                .map(claim ->
                        ResponseBuilder.ok(claim).header("ETag", claim.etag()).build());
    }

    @POST
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"SECRETARY", "SUPERVISOR", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 413, 415, 422, 429, 503})
    public Uni<Response> decidePointsClaim(@RestPath UUID id, ClaimDecision decision) {
        return claims.decide(caller.get(), id, decision).map(Answer::toResponse);
    }

    @POST
    @Path("/{id}/appeal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("MEMBER")
    @Answers({200, 400, 401, 403, 404, 409, 413, 415, 422, 429, 503})
    public Uni<Response> appealPointsClaim(@RestPath UUID id, ClaimAppeal appeal) {
        return claims.appeal(caller.get(), id, appeal).map(Answer::toResponse);
    }
}
