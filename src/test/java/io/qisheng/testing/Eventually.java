package io.qisheng.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what the service does in its own time, and fails with what it found when that does not come. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private Eventually() {}

    /** Until the question is answered so. */
    public static <T> void equal(T expected, Callable<T> question) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T found = ask(question);
        while (!expected.equals(found) && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            found = ask(question);
        }
        assertThat(found).isEqualTo(expected);
    }

    private static <T> T ask(Callable<T> question) {
        try {
            return question.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
