package io.qisheng.bench;

import io.qisheng.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How soon the service is ready, and how much memory it takes: idle, and at most under load. */
final class Footprint {

    static final double START_TARGET = 2;
    static final int IDLE_TARGET = 260;
    static final int LOAD_TARGET = 512;

    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Pattern NOW = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern MOST = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int KILO = 1024;

    private final LocalStack stack;
    private double startSeconds;
    private int idle;

    Footprint(LocalStack stack) {
        this.stack = stack;
    }

    /** Starts the service, until it says that it is ready. */
    void start() {
        long begin = System.nanoTime();
        stack.startService();
        startSeconds = (System.nanoTime() - begin) / 1e9;
    }

    /** Looks at it before anybody has asked much of it. */
    void idle() {
        try {
            Thread.sleep(SETTLING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
        idle = megabytes(NOW);
    }

    double startSeconds() {
        return startSeconds;
    }

    int idleMegabytes() {
        return idle;
    }

    int mostMegabytes() {
        return megabytes(MOST);
    }

    /** From /proc; 0 where there is no such thing. */
    private int megabytes(Pattern line) {
        long pid = stack.part("service").pid().orElseThrow();
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try {
            Matcher found = line.matcher(Files.readString(status));
            return found.find() ? Integer.parseInt(found.group(1)) / KILO : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
