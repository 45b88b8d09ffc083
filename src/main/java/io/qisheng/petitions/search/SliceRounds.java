package io.qisheng.petitions.search;

import io.qisheng.platform.tx.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Writes down what is said in slices of petitions that are full, step by step: see decision 23. A search is complete at any moment; of a slice
 * that is not settled it reads more. All replicas may do so at the same time.
 */
@ApplicationScoped
public class SliceRounds {

    private static final int STEPS = 60;

    private final Transactions transactions;
    private final SliceRepository slices;

    SliceRounds(Transactions transactions, SliceRepository slices) {
        this.transactions = transactions;
        this.slices = slices;
    }

    @Scheduled(every = "10s", identity = "petition-search-slices", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> settle() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.write(slices::settle))
                .whilst(more -> more)
                .select()
                .first(STEPS)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
