package io.qisheng.platform.tx;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Opens transactions, each on one connection and cut off from whoever asked for it. */
@ApplicationScoped
public class Transactions {

    private final Mutiny.SessionFactory sessions;
    private final Door door;

    Transactions(Mutiny.SessionFactory sessions, Door door) {
        this.sessions = sessions;
        this.door = door;
    }

    /**
     * Runs {@code work} in one transaction: committed when its result comes, rolled back when it fails.
     *
     * @return the result, or a failure: {@code unavailable} when the database does not answer in time
     */
    public <T> Uni<T> write(Function<Tx, Uni<T>> work) {
        return door.through(() -> {
            List<Runnable> hints = new ArrayList<>();
            return sessions.withStatelessTransaction(session -> work.apply(new Tx(session, hints)))
                    .invoke(() -> hints.forEach(Runnable::run));
        });
    }

    /** Runs {@code work} on one connection without a transaction: single reads that need no common snapshot. */
    public <T> Uni<T> read(Function<Tx, Uni<T>> work) {
        return door.through(
                () -> sessions.withStatelessSession(session -> work.apply(new Tx(session, new ArrayList<>()))));
    }
}
