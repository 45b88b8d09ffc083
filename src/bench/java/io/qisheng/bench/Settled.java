package io.qisheng.bench;

import io.qisheng.local.LocalStack;
import io.qisheng.local.demo.DemoCatalogue;
import io.qisheng.petitions.CalendarTime;
import io.qisheng.petitions.PetitionReplay;
import io.qisheng.petitions.domain.Clocks;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A township that has had so many petitions, whose service runs and has caught up with what was copied in. */
final class Settled {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int LARGE = 50_000;
    private static final int SAMPLES = 200;
    private static final int LOOKS = 20;
    private static final long MOST = 1_000_000;

    private final LocalStack stack;
    private final Crowd crowd;
    private final HttpLoad load;
    private final Meter meter;
    private final ServerLog log;
    private final Questions questions;

    private Settled(LocalStack stack, Crowd crowd, ServerLog log) {
        int port = stack.settings().ports().service();
        this.stack = stack;
        this.crowd = crowd;
        this.log = log;
        this.load = new HttpLoad(port, 1);
        this.meter = new Meter(stack);
        this.questions = new Questions(new Api(port), crowd, petitions());
    }

    static Settled start(Path folder, int petitions) {
        LocalStack stack = Main.open(folder);
        stack.startStores(Township.after(petitions));
        ServerLog log = new ServerLog(stack);
        log.explainEverything();
        stack.startService();
        Crowd crowd = new Crowd(Path.of(stack.environment().get("QISHENG_JWT_KEYS")));
        crowd.refresh();
        Settled settled = new Settled(stack, crowd, log);
        settled.catchUp();
        return settled;
    }

    Questions questions() {
        return questions;
    }

    /** How much there is, in words. */
    String size() {
        List<String> counts = strings("""
                select (select count(*) from petition) || ' petitions with ' || (select count(*) from petition_timeline)
                    || ' rows of timelines, ' || pg_size_pretty(pg_database_size(current_database()))""");
        return counts.getFirst();
    }

    Window ask(Question question, Duration time) {
        crowd.refresh();
        Requests requests = question.requests();
        return meter.during(() -> load.run(requests, time, MOST));
    }

    /** The large tables that were read from end to end for some answers to the question. */
    Set<String> readWhole(Question question) {
        crowd.refresh();
        Requests requests = question.requests();
        Set<String> tables = log.readWhole(() -> load.run(requests, PATIENCE, LOOKS));
        tables.retainAll(strings("select relname from pg_class where reltuples > " + LARGE));
        return tables;
    }

    /** Holds what is counted of so many petitions against their timelines. */
    PetitionReplay.Result replay(int petitions) {
        try (Connection connection = stack.connectAsOwner()) {
            Clocks clocks =
                    new Clocks(new CalendarTime(DemoCatalogue.read(connection).calendar()));
            return PetitionReplay.of(connection, clocks, petitions);
        } catch (SQLException e) {
            throw new BenchException("The timelines could not be read: " + e.getMessage(), e);
        }
    }

    /** What was copied in has to be added up and handed on before anybody is asked. */
    private void catchUp() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String left = """
                select 'left' where exists (select from petition_tally_change)
                    or exists (select from outbox_event where position is null)
                    or (select max(slice) from petition_search) > (select min(below) from petition_slices_settled)""";
        while (!strings(left).isEmpty()) {
            if (System.nanoTime() > end) {
                throw new BenchException("The service has not caught up within " + PATIENCE.toMinutes() + " minutes.");
            }
            pause();
        }
        strings("vacuum analyze");
    }

    private List<UUID> petitions() {
        return strings("""
                        select id::text from (select id, row_number() over (order by id) as n, count(*) over () as total from petition
                            where submitted_at is not null) numbered where n %% greatest(1, total / %d) = 0""".formatted(SAMPLES)).stream().map(UUID::fromString).toList();
    }

    private List<String> strings(String query) {
        try (Connection connection = stack.connectAsOwner();
                Statement statement = connection.createStatement()) {
            List<String> strings = new ArrayList<>();
            if (statement.execute(query)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        strings.add(rows.getString(1));
                    }
                }
            }
            return strings;
        } catch (SQLException e) {
            throw new BenchException("The database does not answer: " + e.getMessage(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }
}
