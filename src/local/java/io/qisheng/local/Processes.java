package io.qisheng.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Starts, finds and signals processes of this machine. */
final class Processes {

    private static final boolean LINUX = Files.isDirectory(Path.of("/proc/self"));

    private Processes() {}

    /**
     * Starts a process in a session of its own, so that Ctrl-C in the terminal reaches only {@link Main}, which then stops
     * the parts in order.
     */
    static Process startDetached(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        List<String> detached = new ArrayList<>();
        if (LINUX) {
            detached.add("setsid");
        } else {
            // macOS has no setsid command, but always a perl.
            detached.addAll(List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!", "--"));
        }
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs a command to its end; what it printed is told when it fails. */
    static void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new LocalStackException(
                        "`%s` failed with code %d:%n%s".formatted(String.join(" ", command), code, output));
            }
        } catch (IOException e) {
            throw new LocalStackException("`" + command.getFirst() + "` could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while waiting for " + command.getFirst(), e);
        }
    }

    /** Sends a signal; a process that has ended meanwhile needs none. */
    static void signal(long pid, String name) {
        try {
            run(List.of("kill", "-" + name, Long.toString(pid)));
        } catch (LocalStackException refused) {
            if (isAlive(pid)) {
                throw refused;
            }
        }
    }

    /** Alive and not a zombie that nobody has collected. */
    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !isZombie(pid);
    }

    static Instant startOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElse(Instant.EPOCH);
    }

    /** The whole command line, or nothing when it cannot be read. ProcessHandle cuts long ones off, hence /proc. */
    static String commandLine(long pid) {
        if (LINUX) {
            try {
                return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                        .replace('\0', ' ')
                        .strip();
            } catch (IOException e) {
                return "";
            }
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .orElse("");
    }

    /** Processes that work in a folder: how the children of a killed PostgreSQL are found, whose titles say nothing. */
    static List<Long> workingIn(Path folder) {
        if (!LINUX) {
            return List.of();
        }
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> worksIn(pid, folder))
                .toList();
    }

    /** Polls until the condition holds; false when the time is over first. */
    static boolean await(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(Duration.ofMillis(25));
        }
        return true;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted", e);
        }
    }

    private static boolean isZombie(long pid) {
        if (!LINUX) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
