package io.qisheng.petitions.campaigns;

import io.qisheng.petitions.campaigns.domain.CampaignStatus;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.page.Page;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.Separator;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Campaigns over HTTP. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class CampaignsResource {

    private final Campaigns campaigns;
    private final CurrentCaller caller;

    CampaignsResource(Campaigns campaigns, CurrentCaller caller) {
        this.campaigns = campaigns;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Page<CampaignRow>> listCampaigns(
            @RestQuery @Separator(",") List<CampaignStatus> status,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return campaigns.list(caller.get(), status, limit, cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "SUPERVISOR"})
    @Answers({201, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Response> openCampaign(CampaignInput input) {
        return campaigns.open(caller.get(), input).map(Answer::toResponse);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<RestResponse<CampaignView>> getCampaign(@RestPath UUID id) {
        return campaigns
                .get(caller.get(), id)
                .map(campaign -> ResponseBuilder.ok(campaign)
                        .header("ETag", campaign.etag())
                        .build());
    }

    @POST
    @Path("/{id}/actions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503})
    public Uni<Response> actOnCampaign(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, CampaignActionRequest request) {
        return campaigns.act(caller.get(), id, ifMatch, request).map(Answer::toResponse);
    }
}
