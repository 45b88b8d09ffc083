package io.qisheng.petitions.reports;

import io.qisheng.petitions.statistics.Grouping;
import io.qisheng.petitions.statistics.Span;
import io.qisheng.platform.Caller;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The statistics of petitions as files. */
@Path("/api/v1/statistics/petitions")
@Cancellable(false)
public class ReportResource {

    static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String PAPER = "application/pdf";

    private final Reports reports;
    private final CurrentCaller caller;

    ReportResource(Reports reports, CurrentCaller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @Path("/report.xlsx")
    @Produces(WORKBOOK)
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public RestMulti<Buffer> getPetitionWorkbook(
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate to,
            @RestQuery @DefaultValue("department") String by) {
        Caller asking = caller.get();
        Span span = reports.span(from, to);
        return RestMulti.fromUniResponse(
                reports.begin(asking, span, Grouping.of(by)),
                making -> reports.workbook(asking, span, making),
                making -> Map.of(HttpHeaders.CONTENT_DISPOSITION, List.of(attachment(making.report(), "xlsx"))));
    }

    @GET
    @Path("/report.pdf")
    @Produces(PAPER)
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<RestResponse<byte[]>> getPetitionPaper(
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate to,
            @RestQuery @DefaultValue("department") String by) {
        return reports.paper(caller.get(), reports.span(from, to), Grouping.of(by))
                .map(paper -> RestResponse.ResponseBuilder.ok(paper.getValue())
                        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(paper.getKey(), "pdf"))
                        .build());
    }

    private static String attachment(Report report, String extension) {
        return Attachments.named(
                "statistics-%s-%s".formatted(report.from(), report.to()), report.fileName(), extension);
    }
}
