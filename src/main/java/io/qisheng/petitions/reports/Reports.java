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
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final int RETRY_AFTER = 15;

    private final ReportSource source;
    private final Transactions transactions;
    private final Audit audit;
    private final PaperWriter paper;
    private final Clock clock;
    private final WorkerExecutor pool;
    private final AtomicInteger making = new AtomicInteger();

    Reports(ReportSource source, Transactions transactions, Audit audit, PaperWriter paper, Clock clock, Vertx vertx) {
        this.source = source;
        this.transactions = transactions;
        this.audit = audit;
        this.paper = paper;
        this.clock = clock;
        this.pool = vertx.createSharedWorkerExecutor("reports", THREADS);
    }

    /** The days that are meant; fails with {@code validation-failed}. */
    Span span(@Nullable LocalDate from, @Nullable LocalDate to) {
        return source.span(from, to);
    }

    /** The numbers, for a file that the audit names; fails with {@code unavailable} in a rush. */
    Uni<Report> report(Caller caller, Span span, Grouping by, String kind) {
        if (isBusy()) {
            return Uni.createFrom().failure(busy());
        }
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

    /** A file to print; fails with {@code unavailable} in a rush. */
    public Uni<byte[]> print(Paper printed) {
        return isBusy() ? Uni.createFrom().failure(busy()) : counted(blocking(() -> paper.write(printed)));
    }

    /** A workbook with the petitions behind the numbers, as far as the caller may open their lists. It reads on as it is sent. */
    Multi<Buffer> workbook(Caller caller, Span span, Report report) {
        return Multi.createFrom().deferred(() -> {
            WorkbookWriter writer = new WorkbookWriter(report);
            making.incrementAndGet();
            return Multi.createBy()
                    .concatenating()
                    .streams(
                            blocking(() -> writer.tables(report)).toMulti(),
                            list(caller, span, writer),
                            blocking(writer::end).toMulti())
                    .onTermination()
                    .invoke(making::decrementAndGet);
        });
    }

    private Multi<Buffer> list(Caller caller, Span span, WorkbookWriter writer) {
        if (!source.opensLists(caller)) {
            return Multi.createFrom().empty();
        }
        return Multi.createBy()
                .concatenating()
                .streams(
                        blocking(() -> writer.list("明细", CaseLine.ABOUT, CaseLine.HEADS))
                                .toMulti(),
                        pages(new Reading(caller, span, writer)));
    }

    private Multi<Buffer> pages(Reading reading) {
        return Multi.createBy().repeating().uni(() -> next(reading)).whilst(ignored -> reading.cursor != null);
    }

    private Uni<Buffer> next(Reading reading) {
        return source.cases(reading.caller, reading.span, reading.cursor)
                .chain(page -> blocking(() -> reading.write(page)));
    }

    /** How far a list was read. */
    private static final class Reading {

        private final Caller caller;
        private final Span span;
        private final WorkbookWriter writer;
        private int read;
        private @Nullable String cursor;

        Reading(Caller caller, Span span, WorkbookWriter writer) {
            this.caller = caller;
            this.span = span;
            this.writer = writer;
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

    private boolean isBusy() {
        return making.get() >= MOST;
    }

    private static ProblemException busy() {
        return ProblemException.of(PlatformProblem.UNAVAILABLE).with("retryAfter", RETRY_AFTER);
    }

    private <T> Uni<T> counted(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            making.incrementAndGet();
            return work.onTermination().invoke(making::decrementAndGet);
        });
    }

    private <T> Uni<T> blocking(Callable<T> work) {
        return pool.executeBlocking(work, false);
    }
}
