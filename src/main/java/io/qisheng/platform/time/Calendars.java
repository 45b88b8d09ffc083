package io.qisheng.platform.time;

import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The working calendar in memory. A year that is loaded later counts within {@link #SPREADING} on every replica. */
@ApplicationScoped
public class Calendars {

    /** After this time every replica counts by what was loaded. */
    public static final Duration SPREADING = Duration.ofMinutes(2);

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

    /** The calendar as it is in memory; null until somebody has asked for it. */
    public @Nullable WorkingCalendar known() {
        return known;
    }

    /** The announced years as they stand in the database, the latest first. */
    public Uni<List<AnnouncedYear>> years(Tx tx) {
        return repository.years(tx);
    }

    /** The same for somebody who is about to write one: the next waits until this transaction has ended. */
    public Uni<List<AnnouncedYear>> lockYears(Tx tx) {
        return repository.lock(tx).chain(() -> repository.years(tx));
    }

    /** Puts a year in the place of what was known of it; this replica counts by it as soon as the transaction is committed. */
    public Uni<Void> put(Tx tx, AnnouncedYear year, String by, Instant at) {
        tx.afterCommit(() -> known = null);
        return repository.put(tx, year, by, at);
    }

    /** The calendar as it stands in the database now. */
    public Uni<WorkingCalendar> reload(Tx tx) {
        return repository.load(tx).invoke(this::remember);
    }

    @Scheduled(every = "1m", identity = "calendar", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return transactions.read(repository::load).invoke(this::remember).replaceWithVoid();
    }

    private void remember(WorkingCalendar calendar) {
        known = calendar;
    }
}
