package io.qisheng.platform.outbox;

import io.qisheng.platform.outbox.OutboxStore.Claim;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Hands the due events of one topic on, one after another, turn after turn while turns are full. An event is taken under a lease: who
 * holds it longer may find that another replica has taken it over, and then has nothing more to say of it.
 */
final class OutboxLane {

    static final int TURN = 20;
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final Logger LOG = Logger.getLogger(OutboxLane.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** A sink that is merely away is nobody's fault: what waits for it should not wait long after it is back. */
    private static final Duration LONGEST_PAUSE_WHILE_AWAY = Duration.ofSeconds(10);

    private static final int UNAVAILABLE = 503;

    private final Transactions transactions;
    private final OutboxStore store;
    private final Clock clock;
    private final OutboxHandler handler;
    private final AtomicBoolean running = new AtomicBoolean();

    OutboxLane(Transactions transactions, OutboxStore store, Clock clock, OutboxHandler handler) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
        this.handler = handler;
    }

    String topic() {
        return handler.topic();
    }

    /** All that is due now. While it runs, further calls do nothing. */
    Uni<Void> run() {
        if (!running.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createBy()
                .repeating()
                .uni(this::turn)
                .whilst(taken -> taken == TURN)
                .collect()
                .last()
                .onTermination()
                .invoke(() -> running.set(false))
                .replaceWithVoid();
    }

    private Uni<Integer> turn() {
        return transactions
                .write(tx -> store.claim(tx, topic(), clock.instant(), LEASE, TURN))
                .call(this::handleEach)
                .map(List::size);
    }

    private Uni<Void> handleEach(List<Claim> claims) {
        return Multi.createFrom()
                .iterable(claims)
                .onItem()
                .transformToUniAndConcatenate(this::handle)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** What the events before it have held up beyond the lease is left for the next turn, wherever that is. */
    private Uni<Void> handle(Claim claim) {
        if (!clock.instant().isBefore(claim.leasedUntil())) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> handler.handle(claim.event()))
                .chain(() -> transactions.write(tx -> store.done(tx, claim, clock.instant())))
                .onFailure()
                .recoverWithUni(failure -> retryLater(claim, failure))
                .invoke(mine -> noticeLoss(claim, mine))
                .replaceWithVoid();
    }

    private Uni<Boolean> retryLater(Claim claim, Throwable failure) {
        boolean away =
                failure instanceof ProblemException problem && problem.type().status() == UNAVAILABLE;
        LOG.warnf(
                away ? null : failure,
                "event %s of topic %s failed (%s) and will be tried again",
                claim.event().id(),
                topic(),
                failure.getClass().getSimpleName());
        Duration longest = away ? LONGEST_PAUSE_WHILE_AWAY : LONGEST_PAUSE;
        String error = failure.getClass().getSimpleName();
        return transactions.write(tx -> store.failed(tx, claim, error, clock.instant(), longest));
    }

    private void noticeLoss(Claim claim, boolean mine) {
        if (!mine) {
            LOG.warnf(
                    "event %s of topic %s was taken over after its lease",
                    claim.event().id(), topic());
        }
    }
}
