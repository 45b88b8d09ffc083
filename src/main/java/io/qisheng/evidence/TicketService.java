package io.qisheng.evidence;

import io.qisheng.evidence.domain.EvidenceStatus;
import io.qisheng.evidence.domain.Photo;
import io.qisheng.evidence.domain.PhotoLimits;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives out tickets to upload with. */
@ApplicationScoped
class TicketService {

    private final EvidenceRepository repository;
    private final Clock clock;

    TicketService(EvidenceRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** A ticket, and whether it was made by this call. */
    record Given(EvidenceRow row, boolean created) {}

    /**
     * A new ticket, or the one that the same user asked for under the same id before.
     *
     * @return a failure {@code evidence-id-taken} when the id is someone else's or stands for another photo, {@code rate-limited} for
     *     whoever holds too many open tickets
     */
    Uni<Given> give(Tx tx, Caller caller, CreateEvidence wish) {
        EvidenceRow row = row(caller, wish);
        return repository
                .insert(tx, row)
                .chain(inserted ->
                        inserted ? Uni.createFrom().item(new Given(row, true)) : again(tx, caller, wish, row.key.id()))
                .call(() -> refuseTooMany(tx, caller));
    }

    private Uni<Void> refuseTooMany(Tx tx, Caller caller) {
        return repository
                .openTickets(tx, caller.districtId(), caller.userId(), clock.instant())
                .invoke(open -> {
                    if (open > PhotoLimits.OPEN_TICKETS) {
                        throw ProblemException.of(PlatformProblem.RATE_LIMITED)
                                .with("retryAfter", PhotoLimits.TICKET.toSeconds());
                    }
                })
                .replaceWithVoid();
    }

    private EvidenceRow row(Caller caller, CreateEvidence wish) {
        UUID id = wish.id() == null ? Ids.next() : wish.id();
        Instant now = clock.instant();
        EvidenceRow row =
                new EvidenceRow(caller.districtId(), Photo.ticketed(id, caller.userId(), wish.purpose(), now));
        row.ownerName = caller.name();
        row.contentType = wish.contentType();
        row.size = wish.size();
        row.sha256 = wish.sha256();
        row.ticketExpiresAt = now.plus(PhotoLimits.TICKET);
        return row;
    }

    private Uni<Given> again(Tx tx, Caller caller, CreateEvidence wish, UUID id) {
        return repository
                .lock(tx, caller.districtId(), id)
                .invoke(row -> refuseAnother(row, caller, wish))
                .call(row -> prolong(tx, row))
                .map(row -> new Given(row, false));
    }

    private static void refuseAnother(@Nullable EvidenceRow row, Caller caller, CreateEvidence wish) {
        if (row == null || !row.ownerId.equals(caller.userId()) || !wish.matches(row)) {
            throw ProblemException.of(EvidenceProblem.EVIDENCE_ID_TAKEN);
        }
    }

    private Uni<Void> prolong(Tx tx, EvidenceRow row) {
        if (row.status != EvidenceStatus.TICKETED) {
            return Uni.createFrom().voidItem();
        }
        row.ticketExpiresAt = clock.instant().plus(PhotoLimits.TICKET);
        return repository.update(tx, row);
    }
}
