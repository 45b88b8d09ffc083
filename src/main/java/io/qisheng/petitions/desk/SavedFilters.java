package io.qisheng.petitions.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.platform.Caller;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The filters that each of the staff keeps for the own work. They are nobody else's business. */
@ApplicationScoped
public class SavedFilters {

    /** More than fit on a screen would be no help. */
    static final int MOST = 20;

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final SavedFilterRepository repository;
    private final ObjectMapper json;
    private final Clock clock;

    SavedFilters(
            Transactions transactions,
            Idempotency idempotency,
            SavedFilterRepository repository,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.repository = repository;
        this.json = json;
        this.clock = clock;
    }

    /** The caller's filters, the oldest first. */
    public Uni<List<SavedFilterView>> list(Caller caller) {
        return transactions.read(tx -> repository.list(tx, caller));
    }

    /** Keeps a filter; fails with {@code validation-failed} beyond the most that are kept. */
    public Uni<Answer> save(Caller caller, SaveFilter wish) {
        return idempotency.once(
                caller,
                tx -> repository
                        .list(tx, caller)
                        .invoke(kept -> mustFit(kept, wish))
                        .chain(() -> repository.put(tx, caller, wish, clock.instant()))
                        .map(id -> Answer.created(
                                "/api/v1/petition-filters/" + id,
                                json.valueToTree(new SavedFilterView(id, wish.name(), wish.query())))));
    }

    private static void mustFit(List<SavedFilterView> kept, SaveFilter wish) {
        boolean replaces = kept.stream().anyMatch(one -> one.name().equals(wish.name()));
        if (!replaces && kept.size() >= MOST) {
            throw ProblemException.invalid(
                    List.of(new Violation("/name", "too-many", "最多保存 " + MOST + " 个常用筛选，请先删除不用的。")));
        }
    }

    /** Forgets one of the caller's filters; fails with {@code not-found}. */
    public Uni<Void> remove(Caller caller, UUID id) {
        return transactions.write(tx -> repository
                .delete(tx, caller, id)
                .invoke(removed -> {
                    if (removed == 0) {
                        throw Found.missing();
                    }
                })
                .replaceWithVoid());
    }
}
