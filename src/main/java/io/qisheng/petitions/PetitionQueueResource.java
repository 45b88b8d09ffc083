package io.qisheng.petitions;

import io.qisheng.petitions.desk.Queue;
import io.qisheng.petitions.desk.QueueCounts;
import io.qisheng.petitions.desk.QueueFilter;
import io.qisheng.petitions.domain.PetitionStatus;
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
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The queues of the staff over HTTP. */
@Path("/api/v1/petitions/queue")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class PetitionQueueResource {

    private final PetitionQueues queues;
    private final CurrentCaller caller;

    PetitionQueueResource(PetitionQueues queues, CurrentCaller caller) {
        this.queues = queues;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<Page<PetitionRow>> listPetitionQueue(
            @RestQuery @DefaultValue("MINE") Queue queue,
            @RestQuery @Separator(",") List<PetitionStatus> status,
            @RestQuery @Separator(",") List<String> category,
            @RestQuery @Nullable UUID departmentId,
            @RestQuery @Nullable String q,
            @RestQuery @DefaultValue("false") boolean overdue,
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String cursor) {
        QueueFilter filter = new QueueFilter(queue, status, category, departmentId, q, overdue);
        return queues.list(caller.get(), filter, limit, cursor);
    }

    @GET
    @Path("/counts")
    @RolesAllowed({"DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ASSESSOR", "ADMIN", "AUDITOR"})
    @Answers({200, 400, 401, 403, 429, 503})
    public Uni<QueueCounts> countPetitionQueues() {
        return queues.counts(caller.get());
    }
}
