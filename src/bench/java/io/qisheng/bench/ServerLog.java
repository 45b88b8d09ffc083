package io.qisheng.bench;

import io.qisheng.local.LocalStack;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What PostgreSQL says it was asked. The limit of a path is measured with what the service really runs for it, so this is read
 * from the server's own log, with all values, for one request that is made for the purpose.
 */
final class ServerLog {

    private static final long SETTLING_MILLIS = 300;
    private static final Pattern ENTRY = Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\d .*?\\[(\\d+)\\] (\\w+): {2}");
    private static final Pattern EXECUTION = Pattern.compile("(?:execute [^:]*|statement): (.*)", Pattern.DOTALL);
    private static final Pattern BEGIN = Pattern.compile("(?i)(begin|start transaction)\\b.*", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile("(?i)(commit|rollback|end)\\b.*", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']++|'')*+)')");

    private static final Pattern WHOLE = Pattern.compile("Seq Scan on (\\w+)");

    private final LocalStack stack;
    private final Path file;

    ServerLog(LocalStack stack) {
        this.stack = stack;
        this.file = stack.part("postgresql").log();
    }

    /**
     * The statements that were run meanwhile, in their order, as far as they have some value or are of a transaction with one that has.
     * Others, such as jobs, run beside the request.
     */
    List<Executed> during(Runnable request, String value) {
        String log = during(request, "log_statement", "'all'");
        return transactions(log).stream()
                .filter(transaction -> transaction.stream()
                        .anyMatch(statement -> statement.values().contains(value)))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The tables that were read from end to end meanwhile, by the plans that the server really followed. Before the service connects,
     * {@link #explainEverything} has to be called.
     */
    Set<String> readWhole(Runnable request) {
        String log = during(request, "auto_explain.log_min_duration", "0");
        return WHOLE.matcher(log).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Lets each new connection tell its plans, when it is asked to. */
    void explainEverything() {
        alter("set session_preload_libraries = 'auto_explain'");
    }

    private String during(Runnable request, String setting, String value) {
        alter("set " + setting + " = " + value);
        long from = file.toFile().length();
        try {
            request.run();
        } finally {
            alter("reset " + setting);
        }
        return readFrom(from);
    }

    /** What a log tells, by transactions: from BEGIN to COMMIT, or a statement alone. */
    static List<List<Executed>> transactions(String log) {
        List<List<Executed>> transactions = new ArrayList<>();
        Map<String, List<Executed>> open = new HashMap<>();
        for (Line line : lines(log)) {
            Executed statement = line.statement();
            List<Executed> begun = open.get(line.backend());
            if (begun != null) {
                begun.add(statement);
                if (END.matcher(statement.sql()).matches()) {
                    open.remove(line.backend());
                }
            } else {
                List<Executed> transaction = new ArrayList<>(List.of(statement));
                transactions.add(transaction);
                if (BEGIN.matcher(statement.sql()).matches()) {
                    open.put(line.backend(), transaction);
                }
            }
        }
        return transactions;
    }

    /** A statement and the process that ran it. */
    private record Line(String backend, Executed statement) {}

    /** The values come in an entry after that of their statement. */
    private static List<Line> lines(String log) {
        List<Line> lines = new ArrayList<>();
        Matcher entry = ENTRY.matcher(log);
        boolean more = entry.find();
        while (more) {
            String backend = entry.group(1);
            String kind = entry.group(2);
            int begin = entry.end();
            more = entry.find();
            String text = log.substring(begin, more ? entry.start() : log.length())
                    .replace("\n\t", "\n")
                    .strip();
            Matcher execution = EXECUTION.matcher(text);
            if (kind.equals("LOG") && execution.matches()) {
                lines.add(new Line(backend, new Executed(execution.group(1), List.of())));
            } else if (kind.equals("DETAIL") && !lines.isEmpty()) {
                Line last = lines.removeLast();
                lines.add(new Line(backend, new Executed(last.statement().sql(), values(text))));
            }
        }
        return lines;
    }

    private static List<String> values(String detail) {
        List<String> values = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            values.add(
                    parameter.group(3) == null
                            ? Executed.NULL
                            : parameter.group(3).replace("''", "'"));
        }
        return values;
    }

    private void alter(String what) {
        try (Connection connection = stack.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            // without the library the server does not know what its settings are
            statement.execute("load 'auto_explain'");
            statement.execute("alter system " + what);
            statement.execute("select pg_reload_conf()");
            Thread.sleep(SETTLING_MILLIS);
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL does not log what it is asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }

    private String readFrom(long position) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (log.length() - position)];
            log.seek(position);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
