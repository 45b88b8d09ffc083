package io.qisheng.evidence;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/**
 * The way back from worker threads to where a call came from: database sessions and the request's own data live on one event
 * loop's context, and what follows a call has to run there again.
 */
final class CallersThread {

    private CallersThread() {}

    static Executor current() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }
}
