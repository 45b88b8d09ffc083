package io.qisheng.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One {@code make run}: starts the stack, says what happens to its parts, and stops them in order at the end. */
final class Run {

    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

    private final StackSettings settings;
    private final PrintStream out = System.out;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Run(StackSettings settings) {
        this.settings = settings;
    }

    void untilStopped() {
        LocalStack stack = LocalStack.open(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop"));
        try {
            start(stack);
        } catch (LocalStackException e) {
            if (stopping.getCount() == 0) {
                // Stopped while starting: what failed is what the stopping took away.
                return;
            }
            throw e;
        }
        watch(stack);
    }

    private void start(LocalStack stack) {
        out.println("Starting PostgreSQL, Redis, object storage and the WeChat simulator …");
        stack.startStores();
        out.println("Starting the service …");
        stack.startService();
        out.println(Summary.of(settings));
        out.println("Ready");
    }

    /**
     * Says when a part ends and when it runs again. It is not started again from here: operators and tests stop parts on
     * purpose, to see how the others do without.
     */
    private void watch(LocalStack stack) {
        Map<String, Optional<Long>> seen = new HashMap<>();
        stack.parts().forEach(part -> seen.put(part.name(), part.pid()));
        while (!isStopping()) {
            for (Part part : stack.parts()) {
                Optional<Long> now = part.pid();
                Optional<Long> before = seen.put(part.name(), now);
                if (!now.equals(before) && !isStopping()) {
                    out.println(now.map(pid -> part.name() + " runs again (process " + pid + ").")
                            .orElseGet(() ->
                                    "%s has ended. The rest goes on. Its log: %s%nTo start it again: make start PART=%s"
                                            .formatted(part.name(), part.log(), part.name())));
                }
            }
        }
    }

    private boolean isStopping() {
        try {
            return stopping.await(WATCH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void stop(LocalStack stack) {
        stopping.countDown();
        out.println("\nStopping …");
        stack.stop();
        out.println("Stopped. The data stays in " + settings.folder() + "; `make clean` removes it.");
    }
}
