package io.qisheng.points.boards;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
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

/** Boards over HTTP. */
@Path("/api/v1/organisations/{id}/leaderboard")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class LeaderboardResource {

    private final BoardService boards;
    private final CurrentCaller caller;

    LeaderboardResource(BoardService boards, CurrentCaller caller) {
        this.boards = boards;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<LeaderboardView> getLeaderboard(
            @RestPath UUID id, @RestQuery @Nullable String period, @RestQuery @DefaultValue("20") int limit) {
        return boards.get(caller.get(), id, period, limit);
    }
}
