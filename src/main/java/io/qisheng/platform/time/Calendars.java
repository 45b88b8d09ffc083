package io.qisheng.platform.time;

import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The working calendar in memory. A year that is announced later counts within some minutes on every replica. */
@ApplicationScoped
public class Calendars {

    private final Transactions transactions;
    private final CalendarRepository repository;
    private volatile @Nullable WorkingCalendar known;

    Calendars(Transactions transactions, CalendarRepository repository) {
        this.transactions = transactions;
        this.repository = repository;
    }

    /** The calendar; read from the database only by the first who asks. */
    public Uni<WorkingCalendar> current(Tx tx) {
        WorkingCalendar calendar = known;
        return calendar == null
                ? repository.load(tx).invoke(this::remember)
                : Uni.createFrom().item(calendar);
    }

    @Scheduled(every = "5m", identity = "calendar", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return transactions.read(repository::load).invoke(this::remember).replaceWithVoid();
    }

    private void remember(WorkingCalendar calendar) {
        known = calendar;
    }
}
