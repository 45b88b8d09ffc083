package io.qisheng.evidence;

import io.qisheng.evidence.domain.EvidenceStatus;
import io.qisheng.evidence.domain.PhotoCommand;
import io.qisheng.evidence.domain.PhotoDecision;
import io.qisheng.evidence.domain.PhotoDecision.Applied;
import io.qisheng.evidence.domain.PhotoLife;
import io.qisheng.evidence.domain.RefusalReason;
import io.qisheng.evidence.domain.Verdict;
import io.qisheng.platform.Caller;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has uploads judged and records the verdict. The look at the bytes happens outside any transaction and may happen twice; what is
 * written to the storage depends on the bytes alone, whose hash the ticket fixes, and the first verdict that is recorded stands.
 */
@ApplicationScoped
class VerificationService {

    private final Transactions transactions;
    private final EvidenceRepository repository;
    private final UploadJudge judge;
    private final UnwantedFiles unwanted;
    private final Audit audit;
    private final Clock clock;

    VerificationService(
            Transactions transactions,
            EvidenceRepository repository,
            UploadJudge judge,
            UnwantedFiles unwanted,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.judge = judge;
        this.unwanted = unwanted;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Looks at the upload.
     *
     * @return the verdict, or nothing when one is recorded already; a failure {@code not-found} for anyone but the uploader,
     *     {@code evidence-not-uploaded} or {@code evidence-ticket-expired} when nothing was uploaded, {@code unavailable} when the
     *     storage is down
     */
    Uni<Optional<Verdict>> judge(Caller caller, UUID id) {
        return own(caller, id).chain(row -> row.status == EvidenceStatus.TICKETED ? judge(row) : decided());
    }

    private Uni<EvidenceRow> own(Caller caller, UUID id) {
        return transactions
                .read(tx -> repository.find(tx, caller.districtId(), id))
                .invoke(row -> mustBeOwn(row, caller));
    }

    private Uni<Optional<Verdict>> judge(EvidenceRow row) {
        return judge.judge(row)
                .chain(verdict -> verdict.isPresent() ? Uni.createFrom().item(verdict) : nothingThere(row));
    }

    /** Nothing to look at: either a twin on another replica was faster, or nothing came. */
    private Uni<Optional<Verdict>> nothingThere(EvidenceRow before) {
        return transactions
                .read(tx -> repository.find(tx, before.key.districtId(), before.key.id()))
                .chain(now -> now != null && now.status != EvidenceStatus.TICKETED ? decided() : missing(before));
    }

    private Uni<Optional<Verdict>> missing(EvidenceRow row) {
        boolean expired = row.ticketExpiresAt.isBefore(clock.instant());
        return Uni.createFrom()
                .failure(ProblemException.of(
                        expired ? EvidenceProblem.EVIDENCE_TICKET_EXPIRED : EvidenceProblem.EVIDENCE_NOT_UPLOADED));
    }

    private static Uni<Optional<Verdict>> decided() {
        return Uni.createFrom().item(Optional.empty());
    }

    /** Records the verdict unless there is one, and answers the photo as it then is. */
    Uni<EvidenceRow> record(Tx tx, Caller caller, UUID id, Optional<Verdict> verdict) {
        return repository
                .lock(tx, caller.districtId(), id)
                .invoke(row -> mustBeOwn(row, caller))
                .call(row -> verdict.isEmpty() ? Uni.createFrom().voidItem() : apply(tx, caller, row, verdict.get()));
    }

    private Uni<Void> apply(Tx tx, Caller caller, EvidenceRow row, Verdict verdict) {
        PhotoDecision decision = PhotoLife.decide(row.photo(), new PhotoCommand.Judge(verdict));
        if (!(decision instanceof Applied applied)) {
            return row.status == EvidenceStatus.REMOVED
                    ? unwanted.announce(tx, row, row.files().all())
                    : Uni.createFrom().voidItem();
        }
        row.become(applied.next());
        row.judgedAt = clock.instant();
        fill(row, verdict);
        return repository
                .update(tx, row)
                .chain(() -> unwanted.announce(tx, row, row.files().raw()))
                .chain(() -> audit.append(tx, caller, "evidence-judged", "evidence", row.key.id(), detail(row)));
    }

    private static void fill(EvidenceRow row, Verdict verdict) {
        switch (verdict) {
            case Verdict.Good good -> {
                row.width = good.size().width();
                row.height = good.size().height();
                row.fingerprint = good.fingerprint();
            }
            case Verdict.Bad bad ->
                row.reasons = bad.reasons().stream().map(RefusalReason::code).toArray(String[]::new);
        }
    }

    private static JsonObject detail(EvidenceRow row) {
        JsonObject detail = new JsonObject().put("status", row.status.name());
        return row.reasons == null ? detail : detail.put("reasons", JsonArray.of((Object[]) row.reasons));
    }

    private static void mustBeOwn(@Nullable EvidenceRow row, Caller caller) {
        if (row == null || !row.ownerId.equals(caller.userId())) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
    }
}
