package io.qisheng.evidence;

import io.qisheng.evidence.domain.EvidenceStatus;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.platform.Caller;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds a photo for someone who may see it. */
@ApplicationScoped
class EvidenceReader {

    private final Transactions transactions;
    private final EvidenceRepository repository;
    private final Map<FactType, FactAudience> audiences;

    EvidenceReader(Transactions transactions, EvidenceRepository repository, @Any Instance<FactAudience> audiences) {
        this.transactions = transactions;
        this.repository = repository;
        this.audiences = audiences.stream().collect(Collectors.toMap(FactAudience::type, Function.identity()));
    }

    /** The photo, for its uploader and for those who may see the fact that it proves; {@code not-found} for all others. */
    Uni<EvidenceRow> find(Caller caller, UUID id) {
        return transactions.read(tx -> repository
                .find(tx, caller.districtId(), id)
                .call(row -> visible(tx, caller, row).invoke(EvidenceReader::orNotFound)));
    }

    private Uni<Boolean> visible(Tx tx, Caller caller, @Nullable EvidenceRow row) {
        if (row == null) {
            return no();
        }
        if (row.ownerId.equals(caller.userId())) {
            return Uni.createFrom().item(true);
        }
        FactRef fact = row.photo().fact();
        return fact == null || row.status != EvidenceStatus.ATTACHED ? no() : ask(tx, caller, fact);
    }

    /** Facts that nobody answers for are seen by nobody. */
    private Uni<Boolean> ask(Tx tx, Caller caller, FactRef fact) {
        FactAudience audience = audiences.get(fact.type());
        return audience == null ? no() : audience.maySee(tx, caller, fact);
    }

    private static Uni<Boolean> no() {
        return Uni.createFrom().item(false);
    }

    private static void orNotFound(boolean visible) {
        if (!visible) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
    }
}
