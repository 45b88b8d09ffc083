package io.qisheng.evidence;

import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lets a test do in a transaction what a feature would do. */
@ApplicationScoped
class Database {

    private final Transactions transactions;

    Database(Transactions transactions) {
        this.transactions = transactions;
    }

    <T> T write(Function<Tx, Uni<T>> work) {
        return await(() -> transactions.write(work));
    }

    static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
