package io.qisheng.points.rules;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.page.Page;
import io.qisheng.points.rules.RuleService.Written;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The catalogue of rules over HTTP. */
@Path("/api/v1/points/rules")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class PointsResource {

    private final RuleService rules;
    private final CurrentCaller caller;

    PointsResource(RuleService rules, CurrentCaller caller) {
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @Authenticated
    @Answers({200, 400, 401, 429, 503})
    public Uni<Page<PointsRuleView>> listPointsRules(
            @RestQuery @DefaultValue("20") int limit, @RestQuery @Nullable String cursor) {
        return rules.list(caller.get(), limit, cursor);
    }

    @GET
    @Path("/{code}")
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<RestResponse<PointsRuleView>> getPointsRule(@RestPath String code) {
        return rules.get(caller.get(), code)
                .map(rule ->
                        ResponseBuilder.ok(rule).header("ETag", rule.etag()).build());
    }

    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("ADMIN")
    @Answers({200, 201, 400, 401, 403, 404, 409, 412, 413, 415, 428, 429, 503})
    public Uni<RestResponse<PointsRuleView>> putPointsRule(
            @RestPath String code, @RestHeader("If-Match") @Nullable String ifMatch, PointsRuleInput rule) {
        return rules.put(caller.get(), code, ifMatch, rule).map(PointsResource::response);
    }

    private static RestResponse<PointsRuleView> response(Written written) {
        PointsRuleView rule = written.rule();
        ResponseBuilder<PointsRuleView> response = written.isNew()
                ? ResponseBuilder.<PointsRuleView>created(URI.create("/api/v1/points/rules/" + rule.code()))
                        .entity(rule)
                : ResponseBuilder.ok(rule);
        return response.header("ETag", rule.etag()).build();
    }
}
