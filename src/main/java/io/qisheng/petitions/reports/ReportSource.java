package io.qisheng.petitions.reports;

import io.qisheng.petitions.statistics.Grouping;
import io.qisheng.petitions.statistics.Span;
import io.qisheng.petitions.statistics.StatisticsView;
import io.qisheng.platform.Caller;
import io.qisheng.platform.page.Page;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What reports are made of, as far as a caller reaches. */
public interface ReportSource {

    /** The days that are meant; fails with {@code validation-failed}. */
    Span span(@Nullable LocalDate from, @Nullable LocalDate to);

    Uni<StatisticsView> statistics(Caller caller, Span span, Grouping by);

    /** Whether the caller is told whose the numbers are. */
    boolean opensLists(Caller caller);

    /** The petitions that count for the response rate, a page of a hundred, from where the page before ended. */
    Uni<Page<CaseLine>> cases(Caller caller, Span span, @Nullable String cursor);
}
