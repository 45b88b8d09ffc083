package io.qisheng.petitions.search;

import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
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

    SliceRounds(Transactions transactions) {
        this.transactions = transactions;
    }

    @Scheduled(every = "10s", identity = "petition-search-slices", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> settle() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.write(SliceRounds::step))
                .whilst(more -> more)
                .select()
                .first(STEPS)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there is more to do. */
    private static Uni<Boolean> step(Tx tx) {
        return tx.session()
                .createNativeQuery("select settle_petition_slices()", Boolean.class)
                .getSingleResult();
    }
}
