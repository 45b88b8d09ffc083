package io.qisheng.petitions;

import io.qisheng.petitions.desk.AnswerTemplateView;
import io.qisheng.petitions.desk.AnswerTemplates;
import io.qisheng.petitions.desk.WriteTemplate;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

/** Templates and phrases over HTTP. */
@Path("/api/v1/answer-templates")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class AnswerTemplatesResource {

    private final AnswerTemplates templates;
    private final CurrentCaller caller;

    AnswerTemplatesResource(AnswerTemplates templates, CurrentCaller caller) {
        this.templates = templates;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Page<AnswerTemplateView>> listAnswerTemplates(
            @RestQuery @DefaultValue("20") int limit, @RestQuery @Nullable String cursor) {
        return templates.list(caller.get(), limit, cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN"})
    @Answers({201, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Response> createAnswerTemplate(WriteTemplate wish) {
        return templates.create(caller.get(), wish).map(Answer::toResponse);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<RestResponse<AnswerTemplateView>> getAnswerTemplate(@RestPath UUID id) {
        return templates.get(caller.get(), id).map(AnswerTemplatesResource::response);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 412, 413, 415, 428, 429, 503})
    public Uni<RestResponse<AnswerTemplateView>> putAnswerTemplate(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, WriteTemplate wish) {
        return templates.put(caller.get(), id, ifMatch, wish).map(AnswerTemplatesResource::response);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN"})
    @Answers({204, 400, 401, 403, 404, 429, 503})
    public Uni<Response> removeAnswerTemplate(@RestPath UUID id) {
        return templates
                .remove(caller.get(), id)
                .map(done -> Response.noContent().build());
    }

    private static RestResponse<AnswerTemplateView> response(AnswerTemplateView template) {
        return ResponseBuilder.ok(template).header("ETag", template.etag()).build();
    }
}
