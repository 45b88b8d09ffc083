package io.qisheng.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures the limit: the statements of a path, prepared and planned once for each connection, by as many clients as the service has
 * connections.
 */
final class Pgbench {

    private static final Pattern PROCESSED = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final int THREADS = 2;
    private static final int BEFORE = 1;
    private static final int LATENCY = 2;
    private static final int END_SECOND = 4;

    /** Each run has connections of its own, on which the statements have to be planned. */
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    /** Each client takes every so-manieth number. */
    private static final String NEXT = """
            \\set n :first + :done * :clients + :client_id
            \\set done :done + 1
            """;

    private final Map<String, String> stack;
    private final int clients;
    private final Path folder;

    /** @param stack what the service is told: where the database is, and as whom it serves */
    Pgbench(Map<String, String> stack, int clients, Path folder) {
        this.stack = stack;
        this.clients = clients;
        this.folder = folder;
    }

    /** Drives a path by its scripts, one of them for each transaction by chance. */
    Outcome run(HotPath path, Duration time) {
        try {
            Path work = Files.createDirectories(folder.resolve(path.name().replaceAll("\\W+", "-")));
            List<String> command = command(work, path, time);
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", value("DB_PASSWORD"));
            builder.environment().put("PGOPTIONS", "-c plan_cache_mode=force_generic_plan");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 || number(FAILED, output) > 0) {
                throw new BenchException("pgbench failed for \"" + path.name() + "\":\n" + output);
            }
            return outcome(path, work, (long) number(PROCESSED, output), time);
        } catch (IOException e) {
            throw new BenchException("pgbench is needed. On Debian: apt-get install postgresql-client", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }

    private List<String> command(Path work, HotPath path, Duration time) throws IOException {
        List<String> command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-h", "127.0.0.1"));
        command.addAll(List.of("-p", value("DB_PORT"), "-U", value("DB_USER")));
        command.addAll(List.of("-T", "" + time.plus(WARM_UP).toSeconds()));
        command.addAll(List.of("-c", "" + clients, "-j", "" + THREADS, "--log", "--log-prefix", "latency"));
        Numbers numbers = path.numbers();
        if (numbers != null) {
            command.addAll(List.of("-D", "first=" + numbers.peek(), "-D", "clients=" + clients, "-D", "done=0"));
        }
        for (int i = 0; i < path.scripts().size(); i++) {
            Path script = work.resolve("script-" + i + ".sql");
            Files.writeString(
                    script, (numbers == null ? "" : NEXT) + path.scripts().get(i));
            command.addAll(List.of("-f", script.toString()));
        }
        command.add(value("DB_NAME"));
        return command;
    }

    private String value(String name) {
        return Objects.requireNonNull(stack.get(name), name);
    }

    /**
     * pgbench writes a line for each transaction: the client, how many it had before, the duration in microseconds, and when it ended. The
     * files are not kept.
     */
    private Outcome outcome(HotPath path, Path work, long operations, Duration time) throws IOException {
        List<long[]> lines = new ArrayList<>();
        for (Path log : logs(work)) {
            try (BufferedReader reader = Files.newBufferedReader(log)) {
                reader.lines()
                        .map(line -> Arrays.stream(line.split(" ", -1))
                                .mapToLong(Long::parseLong)
                                .toArray())
                        .forEach(lines::add);
            }
            Files.delete(log);
        }
        Numbers numbers = path.numbers();
        if (numbers != null) {
            long most = lines.stream().mapToLong(line -> line[BEFORE] + 1).max().orElse(0);
            numbers.take(most * clients);
        }
        return new Outcome(operations, 0, time.toNanos() / 1e9, lastOf(lines, time));
    }

    /** Those that ended within the time up to the last. What came before went into making connections and plans. */
    private static Latencies lastOf(List<long[]> lines, Duration time) {
        long last = lines.stream().mapToLong(Pgbench::endMicros).max().orElse(0);
        Latencies latencies = new Latencies();
        lines.stream()
                .filter(line -> endMicros(line) > last - time.toNanos() / 1_000)
                .forEach(line -> latencies.add(line[LATENCY] * 1_000));
        return latencies;
    }

    private static long endMicros(long[] line) {
        return line[END_SECOND] * 1_000_000 + line[END_SECOND + 1];
    }

    private static List<Path> logs(Path work) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.getFileName().toString().startsWith("latency."))
                    .toList();
        }
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new BenchException("pgbench does not say what it did:\n" + output);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
