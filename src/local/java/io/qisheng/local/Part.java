package io.qisheng.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One process of the stack. It keeps no state of its own: which process runs is told by {@link RunFile}, so that the run
 * itself, {@code make start} and tests in other class loaders all handle the same part.
 */
public abstract sealed class Part permits JavaPart, PostgresqlPart, RedisPart {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    protected final StackSettings settings;
    private final String name;
    private final int port;
    private final RunFile runFile;

    protected Part(String name, int port, StackSettings settings, RunFile runFile) {
        this.name = name;
        this.port = port;
        this.settings = settings;
        this.runFile = runFile;
    }

    public final String name() {
        return name;
    }

    public final int port() {
        return port;
    }

    public final Path data() {
        return settings.folder().resolve(name);
    }

    /** What must be on disk before the process starts. Called before each start. */
    protected abstract void prepare() throws IOException;

    /** The command; its words name the stack's folder, by which {@link #pid()} knows the process. */
    protected abstract List<String> command() throws IOException;

    protected Map<String, String> environment() {
        return Map.of();
    }

    /** The signal that makes it finish what it does and end soon. */
    protected String stopSignal() {
        return "TERM";
    }

    /** True when it answers requests. */
    protected abstract boolean answers();

    /** Starts it and returns when it answers. */
    public final void start() {
        pid().ifPresent(pid -> {
            throw new LocalStackException(name + " runs already (process " + pid + ").");
        });
        Process process = spawn();
        boolean ready = Processes.await(START_LIMIT, () -> !process.isAlive() || answers());
        if (!process.isAlive() || !ready) {
            String what = process.isAlive() ? "does not answer" : "ended with code " + process.exitValue();
            throw new LocalStackException("%s %s. The end of %s:%n%s".formatted(name, what, log(), endOfLog()));
        }
    }

    /** Ends it properly; by force when it does not end in time. */
    public final void stop() {
        pid().ifPresent(pid -> {
            Processes.signal(pid, "CONT");
            end(pid, stopSignal());
        });
    }

    /** Ends it as a power cut does. */
    public final void kill() {
        pid().ifPresent(pid -> {
            Processes.signal(pid, "KILL");
            awaitEnd(pid);
        });
    }

    /** Makes it hang: connections open, answers never come. */
    public void suspend() {
        pid().ifPresent(pid -> Processes.signal(pid, "STOP"));
    }

    public void resume() {
        pid().ifPresent(pid -> Processes.signal(pid, "CONT"));
    }

    /** The process, when it is alive and really ours: a number alone may have passed on to somebody else's process. */
    public final Optional<Long> pid() {
        return runFile.entry(name).filter(this::isOurs).map(RunFile.Entry::pid);
    }

    /** Whether it was started in this run and is no longer there. */
    final boolean hasEnded() {
        return runFile.entry(name).isPresent() && pid().isEmpty();
    }

    public final Path log() {
        return settings.logs().resolve(name + ".log");
    }

    protected final String endOfLog() {
        try (Stream<String> lines = Files.lines(log())) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
        } catch (IOException e) {
            return "(" + e + ")";
        }
    }

    private Process spawn() {
        try {
            Files.createDirectories(data());
            Files.createDirectories(settings.logs());
            prepare();
            Process process = Processes.startDetached(command(), environment(), data(), log());
            list(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** A process that is not on the list would never be stopped. */
    private void list(Process process) {
        try {
            runFile.put(new RunFile.Entry(
                    name,
                    process.pid(),
                    port,
                    data().toString(),
                    log().toString(),
                    Processes.startOf(process.pid()).toEpochMilli()));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private boolean isOurs(RunFile.Entry entry) {
        if (!Processes.isAlive(entry.pid())) {
            return false;
        }
        long sinceStart = Processes.startOf(entry.pid()).toEpochMilli() - entry.startedAt();
        return Math.abs(sinceStart) < 5_000
                && Processes.commandLine(entry.pid()).contains(settings.folder().toString());
    }

    private void end(long pid, String signal) {
        Processes.signal(pid, signal);
        if (!Processes.await(STOP_LIMIT, () -> !Processes.isAlive(pid))) {
            Processes.signal(pid, "KILL");
            awaitEnd(pid);
        }
    }

    private void awaitEnd(long pid) {
        if (!Processes.await(STOP_LIMIT, () -> !Processes.isAlive(pid))) {
            throw new LocalStackException(name + " (process " + pid + ") does not end.");
        }
    }
}
