package io.qisheng.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.qisheng.bench.HotPath.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what was found, to people and to programs. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String HEAD = """

            %-26s │ %9s %7s %7s %6s │ %9s %7s %7s %6s %6s │ %-14s %-12s
            """.formatted(
                    "",
                    "limit/s",
                    "p50 ms",
                    "p99 ms",
                    "db µs",
                    "service/s",
                    "p50 ms",
                    "p99 ms",
                    "svc µs",
                    "db µs",
                    "ratio",
                    "p99 ratio");

    private final List<Result> results;
    private final Footprint footprint;
    private final List<String> faults;

    Report(List<Result> results, Footprint footprint, List<String> faults) {
        this.results = results;
        this.footprint = footprint;
        this.faults = faults;
    }

    /** Whether everything was answered as it should and is in the database; targets are another matter. */
    boolean isSound() {
        return faults.isEmpty()
                && results.stream().allMatch(result -> result.service().failed() == 0);
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        results.forEach(result -> text.append(line(result)));
        text.append("%nReady after %.1f s (≤ %.0f) %s, memory %d MB idle (≤ %d) %s, %d MB at most (≤ %d) %s%n%n"
                .formatted(
                        footprint.startSeconds(),
                        Footprint.START_TARGET,
                        mark(footprint.startSeconds() <= Footprint.START_TARGET),
                        footprint.idleMegabytes(),
                        Footprint.IDLE_TARGET,
                        mark(footprint.idleMegabytes() <= Footprint.IDLE_TARGET),
                        footprint.mostMegabytes(),
                        Footprint.LOAD_TARGET,
                        mark(footprint.mostMegabytes() <= Footprint.LOAD_TARGET)));
        results.stream()
                .filter(result -> result.service().failed() > 0)
                .forEach(result -> text.append("%s: %,d requests were answered otherwise than they should%n"
                        .formatted(result.path().name(), result.service().failed())));
        text.append(faults.isEmpty() ? "The sums agree: every acknowledged write is there, once.\n" : "");
        faults.forEach(
                fault -> text.append("The sums do not agree: ").append(fault).append('\n'));
        return text.toString();
    }

    private static String line(Result result) {
        Series service = result.service();
        String measured = "%9.0f %7.2f %7.2f %6.0f %6.0f"
                .formatted(
                        service.perSecond(),
                        service.millis(0.5),
                        service.millis(0.99),
                        service.serviceMicros(),
                        service.databaseMicros());
        Target target = result.path().target();
        if (target == null) {
            return "%-26s │ %32s │ %s │%n".formatted(result.path().name(), "", measured);
        }
        Series limit = result.limit();
        return "%-26s │ %9.0f %7.2f %7.2f %6.0f │ %s │ %-14s %-12s%n"
                .formatted(
                        result.path().name(),
                        limit.perSecond(),
                        limit.millis(0.5),
                        limit.millis(0.99),
                        limit.databaseMicros(),
                        measured,
                        "%.2f (≥ %.2f) %s"
                                .formatted(result.ratio(), target.ratio(), mark(result.ratio() >= target.ratio())),
                        "%.1f (≤ %.1f) %s"
                                .formatted(result.tail(), target.tail(), mark(result.tail() <= target.tail())));
    }

    private static String mark(boolean reached) {
        return reached ? "✓" : "✗";
    }

    /** Writes everything that was measured, each window too. */
    Path write(Path folder, Options options) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("at", Instant.now().toString());
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("rounds", options.rounds());
        all.put("secondsEach", options.window().toSeconds());
        all.put("connections", options.connections());
        all.put("startSeconds", footprint.startSeconds());
        all.put("idleMegabytes", footprint.idleMegabytes());
        all.put("mostMegabytes", footprint.mostMegabytes());
        all.put("paths", results.stream().map(Report::path).toList());
        all.put("faults", faults);
        try {
            Path file = Files.createDirectories(folder).resolve("result.json");
            JSON.writeValue(file.toFile(), all);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> path(Result result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", result.path().name());
        map.put("statementsPerRequest", result.path().statements());
        Target target = result.path().target();
        if (target != null) {
            map.put("ratio", result.ratio());
            map.put("ratioTarget", target.ratio());
            map.put("p99Ratio", result.tail());
            map.put("p99RatioTarget", target.tail());
            map.put("reached", result.reached());
        }
        map.put("limit", result.limit().windows().stream().map(Report::window).toList());
        map.put(
                "service",
                result.service().windows().stream().map(Report::window).toList());
        return map;
    }

    private static Map<String, Object> window(Window window) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("operations", window.outcome().good());
        map.put("failed", window.outcome().failed());
        map.put("seconds", window.outcome().seconds());
        map.put("perSecond", window.perSecond());
        map.put("p50Millis", window.outcome().latencies().millis(0.5));
        map.put("p99Millis", window.outcome().latencies().millis(0.99));
        map.put("serviceCpuMicros", window.serviceMicros());
        map.put("databaseCpuMicros", window.databaseMicros());
        return map;
    }
}
