package io.qisheng.petitions.reports;

import io.qisheng.petitions.statistics.Grouping;
import io.qisheng.petitions.statistics.StatisticsView;
import io.qisheng.petitions.statistics.StatisticsView.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The statistics of some days in the words in which they are handed on.
 *
 * @param source who made it and when
 */
record Report(String title, LocalDate from, LocalDate to, String source, List<Table> tables) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    Report {
        tables = List.copyOf(tables);
    }

    static Report of(StatisticsView statistics, Grouping by, String person, OffsetDateTime now) {
        String row = row(by);
        List<List<Cell>> rates = new ArrayList<>();
        List<List<Cell>> durations = new ArrayList<>();
        statistics.rows().forEach(line -> {
            rates.add(Table.line(line.label(), line.rates()));
            durations.add(durations(line.label(), line.durations()));
        });
        rates.add(Table.line("合计", statistics.total().rates()));
        durations.add(durations("合计", statistics.total().durations()));
        return new Report(
                "诉求办理统计",
                statistics.from(),
                statistics.to(),
                "由" + person + "于" + MOMENT.format(now) + "导出，只含其有权统计的诉求",
                List.of(
                        Table.ofRates("四率", row, rates),
                        new Table(
                                "办理时长",
                                "从提交到首次答复的自然日，按首次派单日计",
                                Stream.concat(
                                                Stream.concat(
                                                        Stream.of(row),
                                                        heads(statistics.total().durations())),
                                                Stream.of("合计"))
                                        .toList(),
                                durations)));
    }

    String days() {
        return from + " 至 " + to;
    }

    /** How a file of it is called, without what says which kind of file it is. */
    String fileName() {
        return title + "-" + from + "至" + to;
    }

    Paper paper() {
        return new Paper(
                fileName(),
                title,
                days(),
                source,
                tables.stream()
                        .map(table -> new Paper.Part(table.title(), table.about(), List.of(), table))
                        .toList());
    }

    private static String row(Grouping by) {
        return switch (by) {
            case DEPARTMENT -> "部门";
            case CATEGORY -> "类别";
            case PERIOD -> "月份";
            case AREA -> "区域";
        };
    }

    private static List<Cell> durations(String label, List<Duration> durations) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell.Text(label));
        durations.forEach(duration -> cells.add(new Cell.Count(duration.count())));
        cells.add(new Cell.Count(durations.stream().mapToLong(Duration::count).sum()));
        return cells;
    }

    /** 1 天内, 2–3 天, … 20 天以上. */
    private static Stream<String> heads(List<Duration> durations) {
        List<String> heads = new ArrayList<>();
        long after = 0;
        for (Duration duration : durations) {
            Long days = duration.days();
            if (days == null) {
                heads.add(after + " 天以上");
                continue;
            }
            heads.add(after == 0 ? days + " 天内" : after + 1 == days ? days + " 天" : (after + 1) + "–" + days + " 天");
            after = days;
        }
        return heads.stream();
    }
}
