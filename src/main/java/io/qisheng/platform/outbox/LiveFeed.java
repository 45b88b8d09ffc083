package io.qisheng.platform.outbox;

import io.qisheng.platform.tx.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The events of all topics as they are committed anywhere, for streams. Each replica follows the outbox by position; a subscriber
 * that resumes gets what it missed, then what comes, with no gap between: the recent events are kept in memory, older ones are
 * read from the outbox. Nothing is held in the database while a stream is open.
 */
@ApplicationScoped
public class LiveFeed {

    private static final int RECENT = 2_000;

    /** How many events may wait for a subscriber; more than a whole catching up. */
    private static final int WAITING = 2 * RECENT;

    private static final int PAGE = 500;

    private final Transactions transactions;
    private final OutboxStore store;
    private final Object lock = new Object();
    private final Deque<OutboxEvent> recent = new ArrayDeque<>();
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private long last = -1;
    private long oldestKept;

    LiveFeed(Transactions transactions, OutboxStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    private record Subscriber(String topic, MultiEmitter<? super OutboxEvent> emitter) {
        void offer(OutboxEvent event) {
            if (event.topic().equals(topic)) {
                emitter.emit(event);
            }
        }
    }

    /**
     * Events of one topic, from the next one on, or from after the position of an event seen before. It ends only when it is
     * cancelled; a subscriber that does not keep up is failed and may resume.
     */
    public Multi<OutboxEvent> follow(String topic, @Nullable Long after) {
        return Multi.createFrom().<OutboxEvent>emitter(emitter -> join(new Subscriber(topic, emitter), after), WAITING);
    }

    /**
     * Whether the event at this position is still known and not so long past that a subscriber had better load everything anew; then one
     * who saw it misses nothing after it.
     */
    public Uni<Boolean> remembers(long position) {
        return known().chain(ignored -> position < newest() - RECENT
                ? Uni.createFrom().item(false)
                : transactions.read(tx -> store.exists(tx, position)));
    }

    private long newest() {
        synchronized (lock) {
            return last;
        }
    }

    /** Reads what has been committed since the last call and hands it to the subscribers. */
    Uni<Void> advance() {
        return known().chain(position -> transactions.read(tx -> store.after(tx, position, PAGE)))
                .chain(events -> {
                    publish(events);
                    return events.size() == PAGE ? advance() : Uni.createFrom().voidItem();
                });
    }

    private Uni<Long> known() {
        synchronized (lock) {
            if (last >= 0) {
                return Uni.createFrom().item(last);
            }
        }
        return transactions.read(store::lastPosition).invoke(this::begin);
    }

    private void begin(long position) {
        synchronized (lock) {
            if (last < 0) {
                last = position;
                oldestKept = position;
            }
        }
    }

    private void publish(List<OutboxEvent> events) {
        synchronized (lock) {
            for (OutboxEvent event : events) {
                if (event.position() > last) {
                    last = event.position();
                    remember(event);
                    subscribers.forEach(subscriber -> subscriber.offer(event));
                }
            }
        }
    }

    private void remember(OutboxEvent event) {
        recent.addLast(event);
        if (recent.size() > RECENT) {
            oldestKept = recent.removeFirst().position();
        }
    }

    private void join(Subscriber subscriber, @Nullable Long after) {
        subscriber.emitter().onTermination(() -> subscribers.remove(subscriber));
        if (after == null) {
            subscribers.add(subscriber);
            return;
        }
        known().chain(ignored -> catchUp(subscriber, after))
                .subscribe()
                .with(done -> {}, failure -> subscriber.emitter().fail(failure));
    }

    private Uni<Void> catchUp(Subscriber subscriber, long after) {
        if (joinFromMemory(subscriber, after)) {
            return Uni.createFrom().voidItem();
        }
        return transactions.read(tx -> store.after(tx, after, PAGE)).chain(events -> {
            events.forEach(subscriber::offer);
            long seen = events.isEmpty() ? Long.MAX_VALUE : events.getLast().position();
            return catchUp(subscriber, seen);
        });
    }

    private boolean joinFromMemory(Subscriber subscriber, long after) {
        synchronized (lock) {
            if (after < oldestKept) {
                return false;
            }
            new ArrayList<>(recent)
                    .stream().filter(event -> event.position() > after).forEach(subscriber::offer);
            subscribers.add(subscriber);
            return true;
        }
    }
}
