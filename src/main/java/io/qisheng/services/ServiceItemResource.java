package io.qisheng.services;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.page.Page;
import io.qisheng.services.domain.ItemStatus;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** The menu of services over HTTP. */
@Path("/api/v1/service-items")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class ServiceItemResource {

    private final ServiceItems items;
    private final CurrentCaller caller;

    ServiceItemResource(ServiceItems items, CurrentCaller caller) {
        this.items = items;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 429, 503})
    public Uni<Page<ServiceItemView>> listServiceItems(
            @RestQuery @Separator(",") List<ItemStatus> status,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        return items.list(caller.get(), status, limit, cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN"})
    @Answers({201, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Response> createServiceItem(ServiceItemInput input) {
        return items.create(caller.get(), input).map(Answer::toResponse);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<RestResponse<ServiceItemView>> getServiceItem(@RestPath UUID id, @RestQuery @Nullable Integer version) {
        return items.get(caller.get(), id, version)
                .map(item ->
                        ResponseBuilder.ok(item).header("ETag", item.etag()).build());
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 428, 429, 503})
    public Uni<Response> putServiceItem(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, ServiceItemInput input) {
        return items.put(caller.get(), id, ifMatch, input).map(Answer::toResponse);
    }

    @POST
    @Path("/{id}/actions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"DESK", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN"})
    @Answers({200, 400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503})
    public Uni<Response> actOnServiceItem(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, ServiceItemActionRequest request) {
        return items.act(caller.get(), id, ifMatch, request).map(Answer::toResponse);
    }
}
