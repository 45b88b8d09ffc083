package io.qisheng.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the local stack: {@code run} starts everything and stays until Ctrl-C, or starts again what has ended of a stack that
 * runs; {@code stop PART},
 * {@code start PART} and {@code kill PART} handle one part of a running stack.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        try {
            StackSettings settings = StackSettings.forRun(System.getenv());
            switch (words.isEmpty() ? "run" : words.getFirst()) {
                case "run" -> run(settings);
                case "start" -> start(settings, part(words));
                case "stop" -> stop(settings, part(words));
                case "kill" -> kill(settings, part(words));
                default -> throw new LocalStackException("Commands: run, start PART, stop PART, kill PART.");
            }
        } catch (LocalStackException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(StackSettings settings) {
        FileLock lock = lock(settings.folder());
        if (lock == null) {
            complete(settings);
            return;
        }
        LocalStack.stopLeftovers(settings);
        PortCheck.requireFree(settings.ports());
        new Run(settings).untilStopped();
    }

    /** Starts again what has ended of a system that runs, in the order in which one needs the other; fails where nothing has. */
    private static void complete(StackSettings settings) {
        LocalStack stack = LocalStack.attach(settings);
        List<Part> ended = stack.parts().stream().filter(Part::hasEnded).toList();
        if (ended.isEmpty()) {
            throw alreadyRunning(settings);
        }
        ended.forEach(Part::start);
        System.out.println(Summary.of(stack.settings()));
        System.out.printf(
                "It ran already, but for %s. Stop it with Ctrl-C in the terminal where it was started.%nReady%n",
                String.join(", ", ended.stream().map(Part::name).toList()));
    }

    private static void start(StackSettings settings, String name) {
        Part part = LocalStack.attach(settings).part(name);
        part.start();
        System.out.printf(
                "%s runs again: process %d, port %d.%n", name, part.pid().orElseThrow(), part.port());
    }

    private static void stop(StackSettings settings, String name) {
        LocalStack.attach(settings).part(name).stop();
        System.out.println(name + " is stopped. To start it again: make start PART=" + name);
    }

    private static void kill(StackSettings settings, String name) {
        LocalStack.attach(settings).part(name).kill();
        System.out.println(name + " was killed. To start it again: make start PART=" + name);
    }

    private static String part(List<String> words) {
        if (words.size() != 2) {
            throw new LocalStackException("Name one part, for example: make start PART=redis");
        }
        return words.get(1);
    }

    /** Held as long as this process lives, however it ends; null when another process holds it. */
    private static @Nullable FileLock lock(Path folder) {
        try {
            Files.createDirectories(folder);
            return FileChannel.open(folder.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write in " + folder, e);
        }
    }

    private static LocalStackException alreadyRunning(StackSettings settings) {
        String who = new RunFile(settings.folder())
                .read()
                .map(content -> " (process %d, http://localhost:%d/)"
                        .formatted(content.pid(), content.ports().service()))
                .orElse("");
        return new LocalStackException(
                "Qisheng already runs here" + who + ". Stop it with Ctrl-C in its terminal, or: kill "
                        + new RunFile(settings.folder())
                                .read()
                                .map(c -> Long.toString(c.pid()))
                                .orElse("PID"));
    }
}
