package io.qisheng.activities.checkin;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.problem.Found;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The member's card over HTTP. */
@Path("/api/v1/me/card")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class MemberCardResource {

    private final MemberCards cards;
    private final CurrentCaller caller;

    MemberCardResource(MemberCards cards, CurrentCaller caller) {
        this.cards = cards;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("MEMBER")
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<CardView> getMyCard() {
        return Uni.createFrom()
                .item(() -> cards.issue(Found.orMissing(caller.get().memberId())));
    }
}
