package io.qisheng.petitions;

import io.qisheng.petitions.clocks.SlaPolicyRepository;
import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.petitions.domain.SlaPolicies;
import io.qisheng.platform.time.Calendars;
import io.qisheng.platform.time.WorkingCalendar;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The rules with the policies and the calendar that hold now, kept in memory and read anew every minute. */
@ApplicationScoped
class PetitionRules {

    private final Transactions transactions;
    private final SlaPolicyRepository stored;
    private final Calendars calendars;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile @Nullable SlaPolicies known;

    PetitionRules(Transactions transactions, SlaPolicyRepository stored, Calendars calendars) {
        this.transactions = transactions;
        this.stored = stored;
        this.calendars = calendars;
    }

    Uni<PetitionDecider> current(Tx tx) {
        return policies(tx).chain(policies -> calendars.current(tx).map(calendar -> decider(policies, calendar)));
    }

    /** The same, for who has no transaction. */
    Uni<PetitionDecider> current() {
        SlaPolicies policies = known;
        WorkingCalendar calendar = calendars.known();
        return policies == null || calendar == null
                ? transactions.read(this::current)
                : Uni.createFrom().item(decider(policies, calendar));
    }

    private static PetitionDecider decider(SlaPolicies policies, WorkingCalendar calendar) {
        return new PetitionDecider(policies, new Clocks(new CalendarTime(calendar)));
    }

    /** The same by the calendar as it stands in the database at this moment. */
    Uni<PetitionDecider> afresh(Tx tx) {
        return calendars.reload(tx).chain(() -> current(tx));
    }

    private Uni<SlaPolicies> policies(Tx tx) {
        SlaPolicies policies = known;
        return policies == null ? read(tx) : Uni.createFrom().item(policies);
    }

    /** Has whoever asks next read the policies: they have just been changed here. */
    void forget() {
        changes.incrementAndGet();
        known = null;
    }

    @Scheduled(every = "1m", identity = "petition-policies", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return transactions.read(this::read).replaceWithVoid();
    }

    /** What was read while a change was written may lack it, so it serves its reader and is not kept. */
    private Uni<SlaPolicies> read(Tx tx) {
        int before = changes.get();
        return stored.all(tx).invoke(policies -> {
            if (changes.get() == before) {
                known = policies;
            }
        });
    }
}
