package io.qisheng.notifications;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What users let us send through WeChat, over HTTP. */
@Path("/api/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class SubscriptionResource {

    private final SubscriptionService subscriptions;
    private final CurrentCaller caller;

    SubscriptionResource(SubscriptionService subscriptions, CurrentCaller caller) {
        this.subscriptions = subscriptions;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 429, 503})
    public Uni<SubscriptionsView> listSubscriptions() {
        return subscriptions.list(caller.get());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    @Answers({200, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Response> recordSubscriptions(SubscriptionAnswers answers) {
        return subscriptions.answered(caller.get(), answers).map(Answer::toResponse);
    }
}
