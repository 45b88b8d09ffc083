package io.qisheng.bench;

import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.local.LocalStack;
import io.qisheng.local.Part;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of the measure on a stack that answers. */
final class Bench {

    /** No window writes more than this. */
    private static final long MOST = 400_000;

    private static final Duration LIMIT_WARM_UP = Duration.ofSeconds(1);
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(30);

    private final Options options;
    private final LocalStack stack;
    private final PrintStream out;
    private final Crowd crowd;
    private final HttpLoad load;
    private final Pgbench pgbench;
    private final Meter meter;
    private final Footprint footprint;
    private final Map<String, Result> results = new LinkedHashMap<>();

    Bench(Options options, LocalStack stack, Footprint footprint, PrintStream out) {
        this.options = options;
        this.stack = stack;
        this.out = out;
        Map<String, String> environment = stack.environment();
        this.crowd = new Crowd(Path.of(Objects.requireNonNull(environment.get("QISHENG_JWT_KEYS"))));
        this.load = new HttpLoad(stack.settings().ports().service(), options.connections());
        this.pgbench =
                new Pgbench(environment, options.connections(), options.folder().resolve("pgbench"));
        this.meter = new Meter(stack);
        this.footprint = footprint;
    }

    Report run() {
        crowd.refresh();
        List<HotPath> paths = wanted();
        Sums sums = new Sums(stack, paths);
        Series statics = new Series();
        for (HotPath path : paths) {
            boolean isStatic = path.name().equals(StaticPath.NAME);
            Series limit = path.hasStatements() || isStatic ? new Series() : statics;
            results.put(path.name(), new Result(path, limit, isStatic ? statics : new Series()));
        }
        footprint.idle();
        paths.forEach(path -> warmUp(path, sums));
        for (int round = 1; round <= options.rounds(); round++) {
            out.printf("Round %d of %d …%n", round, options.rounds());
            for (HotPath path : paths) {
                measure(path, sums, round % 2 == 0);
            }
        }
        quieten();
        return new Report(List.copyOf(results.values()), footprint, sums.faults());
    }

    /** What is to be measured, and the static answer where it is the limit of some of that. */
    private List<HotPath> wanted() {
        Map<String, Supplier<HotPath>> known = paths();
        List<HotPath> wanted = known.entrySet().stream()
                .filter(path -> options.wants(path.getKey()))
                .map(path -> path.getValue().get())
                .toList();
        boolean needsStatic = wanted.stream().anyMatch(path -> path.target() != null && !path.hasStatements())
                && wanted.stream().noneMatch(path -> path.name().equals(StaticPath.NAME));
        return needsStatic
                ? Stream.concat(Stream.of(StaticPath.of(crowd)), wanted.stream())
                        .toList()
                : wanted;
    }

    /** All paths by name; one is looked at closely only when it is wanted. */
    private Map<String, Supplier<HotPath>> paths() {
        Api api = new Api(stack.settings().ports().service());
        ServerLog log = new ServerLog(stack);
        PetitionPaths petitions = new PetitionPaths(api, crowd, log, visiblePetitions());
        Map<String, Supplier<HotPath>> paths = new LinkedHashMap<>();
        paths.put(StaticPath.NAME, () -> StaticPath.of(crowd));
        paths.put("petition detail", petitions::detail);
        paths.put("petition list, first page", petitions::firstPage);
        paths.put("petition list, later page", petitions::laterPage);
        paths.put("petition list, filter", petitions::filtered);
        paths.put("petition list, an owner's", petitions::ownersPage);
        paths.put("petition create", petitions::create);
        PartyPaths party = new PartyPaths(api, crowd, log, activities());
        paths.put("check-in, first", party::checkIn);
        paths.put("check-in, repeated", party::checkInAgain);
        paths.put("claim decision", party::decision);
        paths.put("leaderboard", party::leaderboard);
        return paths;
    }

    private void warmUp(HotPath path, Sums sums) {
        out.printf("Warming up: %s …%n", path.name());
        quieten();
        Outcome warm = load.run(path.requests().get(), options.warmUp(), MOST);
        sums.acknowledged(path, warm.good());
        sums.refused(path, warm.failed());
        if (path.hasStatements()) {
            sums.acknowledged(path, pgbench.run(path, LIMIT_WARM_UP).good());
        }
    }

    private void measure(HotPath path, Sums sums, boolean serviceFirst) {
        Result result = Objects.requireNonNull(results.get(path.name()));
        if (serviceFirst) {
            keep(path, sums, result.service(), service(path));
        }
        if (path.hasStatements()) {
            keep(path, sums, result.limit(), limit(path));
        }
        if (!serviceFirst) {
            keep(path, sums, result.service(), service(path));
        }
    }

    private static void keep(HotPath path, Sums sums, Series series, Window window) {
        series.add(window);
        sums.acknowledged(path, window.outcome().good());
    }

    /** The database alone: what the service would do meanwhile with the events of these writes, it does afterwards. */
    private Window limit(HotPath path) {
        quieten();
        Part service = stack.part("service");
        service.suspend();
        try {
            return meter.during(() -> pgbench.run(path, options.window()));
        } finally {
            service.resume();
        }
    }

    private Window service(HotPath path) {
        crowd.refresh();
        quieten();
        Requests requests = path.requests().get();
        return meter.during(() -> load.run(requests, options.window(), MOST));
    }

    /** What the writes before have left to be done in the background is no cost of what comes now. */
    private void quieten() {
        long end = System.nanoTime() + QUIET_WITHIN.toNanos();
        while (column("select 1 from outbox_event where position is null limit 1")
                        .size()
                > 0) {
            if (System.nanoTime() > end) {
                throw new BenchException("The outbox is not emptied in " + QUIET_WITHIN.toSeconds() + " seconds.");
            }
            pause();
        }
    }

    private List<UUID> visiblePetitions() {
        return column("select id from petition where status <> 'DRAFT' and submitted_at is not null order by id")
                .stream()
                .map(UUID.class::cast)
                .toList();
    }

    private Map<UUID, ActivityFacts> activities() {
        String secrets = "select json_build_object('id', id, 'code_secret', code_secret)::text from activity";
        return column(secrets).stream()
                .map(row -> new ActivityFacts(new JsonObject((String) row)))
                .collect(Collectors.toMap(ActivityFacts::id, activity -> activity));
    }

    private List<Object> column(String query) {
        try (Connection connection = stack.connectAsOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<Object> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getObject(1));
            }
            return values;
        } catch (SQLException e) {
            throw new BenchException("The database does not answer: " + e.getMessage(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }
}
