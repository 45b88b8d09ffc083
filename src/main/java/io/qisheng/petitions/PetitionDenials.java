package io.qisheng.petitions;

import io.qisheng.platform.Caller;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Writes down what members of staff tried that was not theirs to do. The refused transaction is gone, so it is one of its own. */
@ApplicationScoped
class PetitionDenials {

    private static final Set<Integer> DENIALS = Set.of(403, 404);

    private final Transactions transactions;
    private final Audit audit;

    PetitionDenials(Transactions transactions, Audit audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Notes a refusal, if it is one that somebody of the staff should not have run into. */
    Uni<Void> note(Caller caller, UUID petitionId, ActionRequest request, ProblemException refusal) {
        boolean staff = caller.grants().stream().anyMatch(grant -> grant.role().isStaff());
        if (!staff || !DENIALS.contains(refusal.type().status())) {
            return Uni.createFrom().voidItem();
        }
        JsonObject detail = new JsonObject()
                .put("action", request.action())
                .put("code", refusal.type().code());
        return transactions.write(
                tx -> audit.append(tx, caller, "petition-denied", PetitionJournal.TOPIC, petitionId, detail));
    }
}
