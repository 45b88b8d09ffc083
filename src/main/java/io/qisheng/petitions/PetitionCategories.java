package io.qisheng.petitions;

import io.qisheng.platform.tx.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What petitions can be about, kept in memory and read anew every minute: every form that is opened asks for it. */
@ApplicationScoped
class PetitionCategories {

    private final Transactions transactions;
    private final CatalogueRepository catalogue;
    private volatile @Nullable List<PetitionCategory> known;

    PetitionCategories(Transactions transactions, CatalogueRepository catalogue) {
        this.transactions = transactions;
        this.catalogue = catalogue;
    }

    /** Those that can be chosen, in their order. */
    Uni<List<PetitionCategory>> current() {
        List<PetitionCategory> categories = known;
        return categories == null ? read() : Uni.createFrom().item(categories);
    }

    @Scheduled(every = "1m", identity = "petition-categories", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return read().replaceWithVoid();
    }

    private Uni<List<PetitionCategory>> read() {
        return transactions.read(catalogue::categories).invoke(this::remember);
    }

    private void remember(List<PetitionCategory> categories) {
        known = categories;
    }
}
