package io.qisheng.points.ledger;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.page.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A member's points over HTTP. */
@Path("/api/v1/members/{id}/points")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class MemberPointsResource {

    private final LedgerService ledger;
    private final CurrentCaller caller;

    MemberPointsResource(LedgerService ledger, CurrentCaller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<BalanceView> getMemberPoints(@RestPath UUID id, @RestQuery @Nullable String period) {
        return ledger.balance(caller.get(), id, period);
    }

    @GET
    @Path("/entries")
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<Page<PointsEntryView>> listPointsEntries(
            @RestPath UUID id,
            @RestQuery @Nullable String period,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return ledger.entries(caller.get(), id, period, limit, cursor);
    }
}
