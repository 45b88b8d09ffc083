package io.qisheng.petitions;

import io.qisheng.petitions.CampaignPetitions.CampaignPetition;
import io.qisheng.petitions.CampaignPetitions.EffectView;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The petitions of campaigns over HTTP. */
@Path("/api/v1/campaigns/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class CampaignPetitionsResource {

    private final CampaignPetitions petitions;
    private final CurrentCaller caller;

    CampaignPetitionsResource(CampaignPetitions petitions, CurrentCaller caller) {
        this.petitions = petitions;
        this.caller = caller;
    }

    @GET
    @Path("/petitions")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<Page<CampaignPetition>> listCampaignPetitions(
            @RestPath UUID id, @RestQuery @DefaultValue("20") int limit, @RestQuery @Nullable String cursor) {
        return petitions.list(caller.get(), id, limit, cursor);
    }

    @GET
    @Path("/effect")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<EffectView> getCampaignEffect(@RestPath UUID id) {
        return petitions.effect(caller.get(), id);
    }

    @GET
    @Path("/cases")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<Page<PetitionRow>> listCampaignCases(
            @RestPath UUID id,
            @RestQuery LocalDate week,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return petitions.cases(caller.get(), id, week, limit, cursor);
    }
}
