package io.qisheng.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as an operator starts it: no profile named, nothing in the environment but what is given. */
final class ProductionProcess implements AutoCloseable {

    private static final long START_SECONDS = 60;

    private final Process process;
    private final Path output;

    private ProductionProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ProductionProcess start(Map<String, String> environment, Path folder) {
        try {
            Path output = Files.createTempFile(folder, "production", ".log");
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            Path.of("target", "quarkus-app", "quarkus-run.jar")
                                    .toAbsolutePath()
                                    .toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new ProductionProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exit code of a start that does not succeed. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it still runs:\n" + output());
        }
        return process.exitValue();
    }

    /** Waits until it says that it listens. */
    void awaitStart() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!output().contains("Listening on:")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("it did not start:\n" + output());
            }
            Thread.sleep(100);
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
