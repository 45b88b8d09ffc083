package io.qisheng.petitions;

import io.qisheng.petitions.clocks.CalendarYearInput;
import io.qisheng.petitions.clocks.CalendarYearService;
import io.qisheng.petitions.clocks.CalendarYearService.Saved;
import io.qisheng.petitions.clocks.CalendarYearView;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The years of the working calendar over HTTP. */
@Path("/api/v1/calendar-years")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class CalendarYearsResource {

    private final CalendarYearService years;
    private final CurrentCaller caller;

    CalendarYearsResource(CalendarYearService years, CurrentCaller caller) {
        this.years = years;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Page<CalendarYearView>> listCalendarYears() {
        return years.list();
    }

    @GET
    @Path("/{year}")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 404, 429, 503})
    public Uni<RestResponse<CalendarYearView>> getCalendarYear(@RestPath int year) {
        return years.get(year)
                .map(found ->
                        ResponseBuilder.ok(found).header("ETag", found.etag()).build());
    }

    @PUT
    @Path("/{year}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("ADMIN")
    @Answers({200, 201, 400, 401, 403, 404, 409, 412, 413, 415, 428, 429, 503})
    public Uni<RestResponse<CalendarYearView>> putCalendarYear(
            @RestPath int year, @RestHeader("If-Match") @Nullable String ifMatch, CalendarYearInput holidays) {
        return years.put(caller.get(), year, ifMatch, holidays).map(CalendarYearsResource::response);
    }

    private static RestResponse<CalendarYearView> response(Saved saved) {
        CalendarYearView year = saved.year();
        ResponseBuilder<CalendarYearView> response = saved.isNew()
                ? ResponseBuilder.<CalendarYearView>created(URI.create("/api/v1/calendar-years/" + year.year()))
                        .entity(year)
                : ResponseBuilder.ok(year);
        return response.header("ETag", year.etag()).build();
    }
}
