package io.qisheng.petitions;

import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.petitions.domain.SlaPolicies;
import io.qisheng.platform.time.Calendars;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The rules with the policies and the calendar that hold now, kept in memory and read anew every minute. */
@ApplicationScoped
class PetitionRules {

    private final Transactions transactions;
    private final CatalogueRepository catalogue;
    private final Calendars calendars;
    private volatile @Nullable SlaPolicies known;

    PetitionRules(Transactions transactions, CatalogueRepository catalogue, Calendars calendars) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.calendars = calendars;
    }

    Uni<PetitionDecider> current(Tx tx) {
        return policies(tx)
                .chain(policies -> calendars
                        .current(tx)
                        .map(calendar -> new PetitionDecider(policies, new Clocks(new CalendarTime(calendar)))));
    }

    private Uni<SlaPolicies> policies(Tx tx) {
        SlaPolicies policies = known;
        return policies == null
                ? catalogue.policies(tx).invoke(this::remember)
                : Uni.createFrom().item(policies);
    }

    @Scheduled(every = "1m", identity = "petition-policies", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return transactions.read(catalogue::policies).invoke(this::remember).replaceWithVoid();
    }

    private void remember(SlaPolicies policies) {
        known = policies;
    }
}
