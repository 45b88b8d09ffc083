package io.qisheng.petitions;

import io.qisheng.petitions.statistics.CaseFilter;
import io.qisheng.petitions.statistics.Grouping;
import io.qisheng.petitions.statistics.StatisticsView;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The rates of petitions over HTTP, and the petitions behind each number. */
@Path("/api/v1/statistics/petitions")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class PetitionStatisticsResource {

    private final PetitionStatistics statistics;
    private final PetitionCases cases;
    private final CurrentCaller caller;

    PetitionStatisticsResource(PetitionStatistics statistics, PetitionCases cases, CurrentCaller caller) {
        this.statistics = statistics;
        this.cases = cases;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<StatisticsView> getPetitionStatistics(
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate to,
            @RestQuery @DefaultValue("department") String by) {
        return statistics.of(caller.get(), statistics.span(from, to), Grouping.of(by));
    }

    @GET
    @Path("/cases")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Page<PetitionRow>> listPetitionCases(
            @RestQuery String rate,
            @RestQuery String part,
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate to,
            @RestQuery @Nullable UUID departmentId,
            @RestQuery @Nullable String category,
            @RestQuery @Nullable UUID areaId,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        CaseFilter filter = new CaseFilter(
                CaseFilter.rate(rate),
                part.equals("numerator"),
                statistics.span(from, to),
                departmentId,
                category,
                areaId);
        return cases.list(caller.get(), filter, limit, cursor);
    }
}
