package io.qisheng.petitions;

import io.qisheng.petitions.PetitionRow.Ref;
import io.qisheng.petitions.domain.Fact.Rate;
import io.qisheng.petitions.reports.CaseLine;
import io.qisheng.petitions.reports.ReportSource;
import io.qisheng.petitions.statistics.CaseFilter;
import io.qisheng.petitions.statistics.Grouping;
import io.qisheng.petitions.statistics.Span;
import io.qisheng.petitions.statistics.StatisticsView;
import io.qisheng.platform.Caller;
import io.qisheng.platform.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports are made of what the pages of the statistics show. */
@ApplicationScoped
class PetitionReportSource implements ReportSource {

    private static final int PAGE = 100;

    private final PetitionStatistics statistics;
    private final PetitionCases cases;

    PetitionReportSource(PetitionStatistics statistics, PetitionCases cases) {
        this.statistics = statistics;
        this.cases = cases;
    }

    @Override
    public Span span(@Nullable LocalDate from, @Nullable LocalDate to) {
        return statistics.span(from, to);
    }

    @Override
    public Uni<StatisticsView> statistics(Caller caller, Span span, Grouping by) {
        return statistics.of(caller, span, by);
    }

    @Override
    public boolean opensLists(Caller caller) {
        return PetitionCases.opensFor(caller);
    }

    @Override
    public Uni<Page<CaseLine>> cases(Caller caller, Span span, @Nullable String cursor) {
        CaseFilter filter = new CaseFilter(Rate.RESPONSE, false, span, null, null, null);
        return cases.list(caller, filter, PAGE, cursor)
                .chain(page -> statistics.categories().map(categories -> lines(page, categories)));
    }

    private static Page<CaseLine> lines(Page<PetitionRow> page, Map<String, String> categories) {
        return new Page<>(
                page.items().stream().map(row -> line(row, categories)).toList(), page.nextCursor());
    }

    private static CaseLine line(PetitionRow row, Map<String, String> categories) {
        String category = row.category();
        return new CaseLine(
                row.number(),
                row.title(),
                name(row.enterprise()),
                category == null ? null : categories.getOrDefault(category, category),
                name(row.leadDepartment()),
                name(row.handler()),
                row.submittedAt(),
                row.dueAt(),
                row.ball().sentence());
    }

    private static @Nullable String name(@Nullable Ref ref) {
        return ref == null ? null : ref.name();
    }
}
