package io.qisheng.petitions.bulletins;

import io.qisheng.petitions.reports.Attachments;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Bulletins over HTTP. */
@Path("/api/v1/bulletins")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class BulletinsResource {

    private static final String PAPER = "application/pdf";

    private final Bulletins bulletins;
    private final CurrentCaller caller;

    BulletinsResource(Bulletins bulletins, CurrentCaller caller) {
        this.bulletins = bulletins;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Page<BulletinView.Row>> listBulletins(
            @RestQuery @DefaultValue("20") int limit, @RestQuery @Nullable String cursor) {
        return bulletins.list(caller.get(), limit, cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "SUPERVISOR"})
    @Answers({201, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Response> createBulletin(BulletinInput input) {
        return bulletins.create(caller.get(), input).map(Answer::toResponse);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<RestResponse<BulletinView>> getBulletin(@RestPath UUID id) {
        return bulletins
                .get(caller.get(), id)
                .map(bulletin -> ResponseBuilder.ok(bulletin)
                        .header("ETag", bulletin.etag())
                        .build());
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "SUPERVISOR"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 428, 429, 503})
    public Uni<Response> putBulletin(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, Words words) {
        return bulletins.put(caller.get(), id, ifMatch, words).map(Answer::toResponse);
    }

    @POST
    @Path("/{id}/actions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "SUPERVISOR"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503})
    public Uni<Response> actOnBulletin(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, BulletinActionRequest request) {
        return bulletins.act(caller.get(), id, ifMatch, request).map(Answer::toResponse);
    }

    @GET
    @Path("/{id}/paper.pdf")
    @Produces(PAPER)
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<RestResponse<byte[]>> getBulletinPaper(@RestPath UUID id) {
        return bulletins
                .print(caller.get(), id)
                .map(printed -> ResponseBuilder.ok(printed.bytes())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                Attachments.named("bulletin-" + printed.month(), printed.title(), "pdf"))
                        .build());
    }
}
