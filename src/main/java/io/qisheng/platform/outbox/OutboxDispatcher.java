package io.qisheng.platform.outbox;

import io.qisheng.platform.tx.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Orders committed events and hands them on. It runs every second on every replica and at once after a local commit; locks in
 * the database keep replicas out of each other's way.
 */
@ApplicationScoped
class OutboxDispatcher {

    private static final Logger LOG = Logger.getLogger(OutboxDispatcher.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofDays(7);

    private final Transactions transactions;
    private final OutboxStore store;
    private final LiveFeed feed;
    private final Vertx vertx;
    private final Clock clock;
    private final Map<String, OutboxHandler> handlers;
    private final AtomicBoolean nudged = new AtomicBoolean();
    private final AtomicBoolean ordering = new AtomicBoolean();
    private final AtomicBoolean handling = new AtomicBoolean();

    OutboxDispatcher(
            Transactions transactions,
            OutboxStore store,
            LiveFeed feed,
            Vertx vertx,
            Clock clock,
            @Any Instance<OutboxHandler> handlers) {
        this.transactions = transactions;
        this.store = store;
        this.feed = feed;
        this.vertx = vertx;
        this.clock = clock;
        this.handlers = handlers.stream().collect(Collectors.toMap(OutboxHandler::topic, Function.identity()));
    }

    /** Asks for a run soon; many nudges make one run. */
    void nudge() {
        if (nudged.compareAndSet(false, true)) {
            vertx.setTimer(1, ignored -> runNudged());
        }
    }

    private void runNudged() {
        if (ordering.get()) {
            vertx.setTimer(10, ignored -> runNudged());
            return;
        }
        nudged.set(false);
        order().chain(this::handleDue)
                .subscribe()
                .with(done -> {}, failure -> LOG.warn("the outbox waits for its next turn", failure));
    }

    /** Gives positions to committed events and tells the streams. */
    @Scheduled(every = "1s", identity = "outbox", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> order() {
        if (!ordering.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .write(store::sequence)
                .chain(feed::advance)
                .onTermination()
                .invoke(() -> ordering.set(false));
    }

    /** Hands due events on. A turn of its own: what handlers wait for, such as a storage that hangs, must not hold up the streams. */
    @Scheduled(every = "1s", identity = "outbox-handlers", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> handleDue() {
        if (handlers.isEmpty() || !handling.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .write(tx -> store.claim(tx, handlers.keySet(), clock.instant(), LEASE))
                .chain(this::handleEach)
                .onTermination()
                .invoke(() -> handling.set(false));
    }

    @Scheduled(every = "1h", identity = "outbox-purge", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return transactions
                .write(tx -> store.purge(tx, clock.instant().minus(KEPT), handlers.keySet()))
                .replaceWithVoid();
    }

    private Uni<Void> handleEach(List<OutboxEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(this::handle)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> handle(OutboxEvent event) {
        return Objects.requireNonNull(handlers.get(event.topic()), event.topic())
                .handle(event)
                .chain(() -> transactions.write(tx -> store.done(tx, event, clock.instant())))
                .onFailure()
                .recoverWithUni(failure -> retryLater(event, failure));
    }

    private Uni<Integer> retryLater(OutboxEvent event, Throwable failure) {
        LOG.warnf(failure, "event %s of topic %s failed and will be tried again", event.id(), event.topic());
        String error = failure.getClass().getSimpleName();
        return transactions.write(tx -> store.failed(tx, event, error, clock.instant()));
    }
}
