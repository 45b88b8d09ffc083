package io.qisheng.evidence.storage;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/**
 * The way back from worker threads to where a call came from: database sessions and the request's own data live on one event
 * loop's context, and what follows a call has to run there again.
 */
public final class CallersThread {

    private CallersThread() {}

    /** The executor that leads back; runs at once where there is no event loop. */
    public static Executor current() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }
}
