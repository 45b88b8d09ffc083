package io.qisheng.petitions.reports;

import io.qisheng.petitions.statistics.Grouping;
import io.qisheng.petitions.statistics.Span;
import io.qisheng.platform.Caller;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes files of the statistics. Who made which is written down before a file begins. Writing blocks and is done by a few threads of its own; in a
 * rush more files than those that are being made are refused.
 */
@ApplicationScoped
public class Reports {

    static final int MOST_ROWS = 50_000;

    private static final int THREADS = 2;
    private static final int MOST = 8;

    /** Of them, one person's. */
    private static final int MOST_OF_ONE = 3;

    private static final int RETRY_AFTER = 15;

    /** Within that time a file has to be read. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final ReportSource source;
    private final Transactions transactions;
    private final Audit audit;
    private final PaperWriter paper;
    private final Clock clock;
    private final Vertx vertx;
    private final WorkerExecutor pool;
    private final AtomicInteger making = new AtomicInteger();
    private final Map<UUID, Integer> byPerson = new ConcurrentHashMap<>();

    Reports(ReportSource source, Transactions transactions, Audit audit, PaperWriter paper, Clock clock, Vertx vertx) {
        this.source = source;
        this.transactions = transactions;
        this.audit = audit;
        this.paper = paper;
        this.clock = clock;
        this.vertx = vertx;
        this.pool = vertx.createSharedWorkerExecutor("reports", THREADS);
    }

    /** The days that are meant; fails with {@code validation-failed}. */
    Span span(@Nullable LocalDate from, @Nullable LocalDate to) {
        return source.span(from, to);
    }

    /** A file that is being made: its numbers, and the place that it takes. */
    record Making(Report report, Slot slot) {}

    /** The numbers, for a file that the audit names; fails with {@code unavailable} in a rush. */
    private Uni<Report> report(Caller caller, Span span, Grouping by, String kind) {
        JsonObject detail = new JsonObject()
                .put("kind", kind)
                .put("from", span.from().toString())
                .put("to", span.to().toString())
                .put("by", by.word());
        return transactions
                .write(tx -> audit.append(tx, caller, "statistics-export", "statistics", null, detail))
                .chain(() -> source.statistics(caller, span, by))
                .map(view -> Report.of(view, by, caller.name(), Times.known(clock.instant())));
    }

    /** A file to print with its name; fails with {@code unavailable} in a rush. */
    Uni<Map.Entry<Report, byte[]>> paper(Caller caller, Span span, Grouping by) {
        return taking(
                caller,
                slot -> report(caller, span, by, "pdf")
                        .chain(report -> written(report.paper()).map(bytes -> Map.entry(report, bytes)))
                        .onTermination()
                        .invoke(slot::free));
    }

    /** A file to print; fails with {@code unavailable} in a rush. */
    public Uni<byte[]> print(Caller caller, Paper printed) {
        return taking(caller, slot -> written(printed).onTermination().invoke(slot::free));
    }

    private Uni<byte[]> written(Paper printed) {
        return blocking(() -> paper.write(printed));
    }

    /** Begins a workbook, which {@link #workbook} goes on with; fails with {@code unavailable} in a rush. */
    Uni<Making> begin(Caller caller, Span span, Grouping by) {
        return taking(
                caller,
                slot -> report(caller, span, by, "xlsx")
                        .map(report -> new Making(report, slot))
                        .onFailure()
                        .invoke(slot::free)
                        .onCancellation()
                        .invoke(slot::free));
    }

    /** A workbook with the petitions behind the numbers, as far as the caller may open their lists. It reads on as it is sent. */
    Multi<Buffer> workbook(Caller caller, Span span, Making making) {
        return Multi.createFrom().deferred(() -> {
            WorkbookWriter writer = new WorkbookWriter(making.report());
            return Multi.createBy()
                    .concatenating()
                    .streams(
                            blocking(() -> writer.tables(making.report())).toMulti(),
                            list(new Reading(caller, span, writer, making.slot())),
                            blocking(writer::end).toMulti())
                    .onTermination()
                    .invoke(making.slot()::free);
        });
    }

    private Multi<Buffer> list(Reading reading) {
        if (!source.opensLists(reading.caller)) {
            return Multi.createFrom().empty();
        }
        return Multi.createBy()
                .concatenating()
                .streams(
                        blocking(() -> reading.writer.list("明细", CaseLine.ABOUT, CaseLine.HEADS))
                                .toMulti(),
                        pages(reading));
    }

    private Multi<Buffer> pages(Reading reading) {
        return Multi.createBy().repeating().uni(() -> next(reading)).whilst(ignored -> reading.cursor != null);
    }

    private Uni<Buffer> next(Reading reading) {
        if (!reading.slot.isHeld()) {
            return Uni.createFrom().failure(new TimeoutException("a workbook was not read in time"));
        }
        return source.cases(reading.caller, reading.span, reading.cursor)
                .chain(page -> blocking(() -> reading.write(page)));
    }

    /** How far a list was read. */
    private static final class Reading {

        private final Caller caller;
        private final Span span;
        private final WorkbookWriter writer;
        private final Slot slot;
        private int read;
        private @Nullable String cursor;

        Reading(Caller caller, Span span, WorkbookWriter writer, Slot slot) {
            this.caller = caller;
            this.span = span;
            this.writer = writer;
            this.slot = slot;
        }

        Buffer write(Page<CaseLine> page) {
            read += page.items().size();
            cursor = page.nextCursor();
            Buffer rows = writer.rows(page.items().stream().map(CaseLine::cells).toList());
            if (cursor != null && read >= MOST_ROWS) {
                cursor = null;
                rows.appendBuffer(writer.note("只列出最近的 " + MOST_ROWS + " 件，请缩短时间段后再导出"));
            }
            return rows;
        }
    }

    /** What takes a place, given back in any case after a while: who stops reading keeps nobody else from making a file. */
    private <T> Uni<T> taking(Caller caller, Function<Slot, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Slot slot = new Slot(caller.userId());
            if (making.get() > MOST || byPerson.getOrDefault(caller.userId(), 0) > MOST_OF_ONE) {
                slot.free();
                return Uni.createFrom()
                        .failure(
                                ProblemException.of(PlatformProblem.UNAVAILABLE).with("retryAfter", RETRY_AFTER));
            }
            return work.apply(slot);
        });
    }

    /** One of the files that may be made at once. */
    final class Slot {

        private final UUID person;
        private final AtomicBoolean held = new AtomicBoolean(true);
        private final long timer = vertx.setTimer(LONGEST.toMillis(), ignored -> free());

        Slot(UUID person) {
            this.person = person;
            making.incrementAndGet();
            byPerson.merge(person, 1, Integer::sum);
        }

        boolean isHeld() {
            return held.get();
        }

        /** Once, however often it is said. */
        void free() {
            if (held.compareAndSet(true, false)) {
                vertx.cancelTimer(timer);
                making.decrementAndGet();
                byPerson.computeIfPresent(person, (id, files) -> files > 1 ? files - 1 : null);
            }
        }
    }

    private <T> Uni<T> blocking(Callable<T> work) {
        return pool.executeBlocking(work, false);
    }
}
