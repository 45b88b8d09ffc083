package io.qisheng.petitions.bulletins;

import io.qisheng.petitions.reports.Cell;
import io.qisheng.petitions.reports.Paper;
import io.qisheng.petitions.reports.Paper.Part;
import io.qisheng.petitions.reports.Table;
import io.qisheng.platform.time.Times;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bulletin as it is printed: numbered parts, of which those that nobody wrote are left out. */
final class BulletinPaper {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final List<String> NUMBERS = List.of("一", "二", "三", "四", "五", "六");

    private BulletinPaper() {}

    static Paper of(StoredBulletin bulletin) {
        Words words = bulletin.words();
        Figures figures = bulletin.figures();
        List<Part> parts = new ArrayList<>();
        List<String> overview = new ArrayList<>(Findings.of(bulletin.month(), figures));
        overview.addAll(paragraphs(words.overview()));
        add(parts, "总体情况", overview, null);
        add(parts, "各部门办理情况", List.of(), rates("部门", figures.departments(), figures));
        add(parts, "各类诉求办理情况", List.of(), rates("类别", figures.categories(), figures));
        add(parts, "典型做法", paragraphs(words.practice()), null);
        add(parts, "存在问题", paragraphs(words.problems()), null);
        add(parts, "下一步要求", paragraphs(words.demands()), null);
        return new Paper(
                words.title(),
                words.title(),
                bulletin.month().atDay(1) + " 至 " + bulletin.month().atEndOfMonth(),
                source(bulletin),
                parts);
    }

    private static String source(StoredBulletin bulletin) {
        Instant issuedAt = bulletin.issuedAt();
        String state = issuedAt == null
                ? "草稿，尚未印发"
                : bulletin.office().name() + "于" + MOMENT.format(Times.known(issuedAt)) + "印发";
        return state + "；数据统计至" + MOMENT.format(Times.known(bulletin.figuresAt())) + "，不含对部门保密的诉求";
    }

    private static void add(List<Part> parts, String heading, List<String> paragraphs, @Nullable Table table) {
        if (!paragraphs.isEmpty() || table != null) {
            String about = table == null ? null : table.about();
            parts.add(new Part(NUMBERS.get(parts.size()) + "、" + heading, about, paragraphs, table));
        }
    }

    private static @Nullable Table rates(String row, List<Figures.Line> lines, Figures figures) {
        if (lines.isEmpty()) {
            return null;
        }
        List<List<Cell>> rates = new ArrayList<>();
        lines.forEach(line -> rates.add(Table.line(line.label(), line.rates())));
        rates.add(Table.line("合计", figures.rates()));
        return Table.ofRates("四率", row, rates);
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
