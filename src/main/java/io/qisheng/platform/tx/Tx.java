package io.qisheng.platform.tx;

import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One database transaction on one connection. Services pass it on; only repositories and the platform's stores look inside.
 * A session is one sequential stream: the next statement begins when the last has ended.
 */
public final class Tx {

    private final Mutiny.StatelessSession session;
    private final List<Runnable> afterCommit;

    Tx(Mutiny.StatelessSession session, List<Runnable> afterCommit) {
        this.session = session;
        this.afterCommit = afterCommit;
    }

    /** The session, for repositories. */
    public Mutiny.StatelessSession session() {
        return session;
    }

    /** Runs a short, non-blocking hint after the commit; it is lost if the process dies, so nothing may depend on it. */
    public void afterCommit(Runnable hint) {
        afterCommit.add(hint);
    }
}
