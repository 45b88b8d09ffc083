package io.qisheng.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.evidence.domain.Verdict;
import io.qisheng.evidence.storage.PhotoKeys;
import io.qisheng.platform.Caller;
import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.tx.Tx;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Photos: a ticket, the upload that goes past the service, the verdict. */
@Path("/api/v1/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class EvidenceResource {

    private final TicketService tickets;
    private final VerificationService verification;
    private final EvidenceReader reader;
    private final EvidenceViews views;
    private final Idempotency idempotency;
    private final CurrentCaller currentCaller;
    private final ObjectMapper json;

    EvidenceResource(
            TicketService tickets,
            VerificationService verification,
            EvidenceReader reader,
            EvidenceViews views,
            Idempotency idempotency,
            CurrentCaller currentCaller,
            ObjectMapper json) {
        this.tickets = tickets;
        this.verification = verification;
        this.reader = reader;
        this.views = views;
        this.idempotency = idempotency;
        this.currentCaller = currentCaller;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    @Answers({200, 201, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Response> createEvidence(CreateEvidence wish) {
        Caller caller = currentCaller.get();
        return idempotency
                .once(caller, tx -> tickets.give(tx, caller, wish).map(this::answer))
                .map(answer -> answer.replayed() ? signedAgain(answer, caller, wish) : answer)
                .map(Answer::toResponse);
    }

    private Answer answer(TicketService.Given given) {
        EvidenceTicket ticket = views.ticket(given.row());
        return given.created()
                ? Answer.created("/api/v1/evidence/" + ticket.id(), json.valueToTree(ticket))
                : Answer.ok(json.valueToTree(ticket));
    }

    /** The ticket in a kept answer may have run out; the wish, which is the same one, says what to sign. */
    private Answer signedAgain(Answer kept, Caller caller, CreateEvidence wish) {
        EvidenceTicket ticket = json.convertValue(kept.body(), EvidenceTicket.class);
        if (ticket.upload() == null) {
            return kept;
        }
        EvidenceTicket fresh =
                views.ticket(new PhotoKeys(caller.districtId(), ticket.id()), wish.contentType(), wish.size());
        return new Answer(kept.status(), kept.location(), kept.etag(), json.valueToTree(fresh), true);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Answers({200, 400, 401, 404, 429, 503})
    public Uni<EvidenceDetail> getEvidence(@RestPath UUID id) {
        return reader.find(currentCaller.get(), id).map(views::detail);
    }

    /** The long look at the bytes comes before the transaction; only the verdict is recorded, and kept for a repeated key, in it. */
    @POST
    @Path("/{id}/confirm")
    @Authenticated
    @Answers({200, 400, 401, 403, 404, 409, 422, 429, 503})
    public Uni<Response> confirmEvidence(@RestPath UUID id) {
        Caller caller = currentCaller.get();
        return verification
                .judge(caller, id)
                .chain(verdict -> idempotency.once(caller, tx -> record(tx, caller, id, verdict)))
                .map(Answer::toResponse);
    }

    private Uni<Answer> record(Tx tx, Caller caller, UUID id, Optional<Verdict> verdict) {
        return verification.record(tx, caller, id, verdict).map(row -> Answer.ok(json.valueToTree(views.detail(row))));
    }
}
