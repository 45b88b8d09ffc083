package io.qisheng.petitions.bulletins;

import io.qisheng.petitions.statistics.StatisticsView.Duration;
import io.qisheng.petitions.statistics.StatisticsView.Share;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What the numbers of a month say, in sentences: each with what it counts, and how it was the month before. */
final class Findings {

    private static final String NOTHING = "本月没有派单、答复和评价。";

    private Findings() {}

    static List<String> of(YearMonth month, Figures figures) {
        List<String> said = new ArrayList<>();
        String name = month.getMonthValue() + "月";
        Share response = figures.rates().response();
        if (response.denominator() > 0) {
            said.add("%s派单 %d 件，按时联系企业 %d 件，响应率 %s%s。"
                    .formatted(
                            name,
                            response.denominator(),
                            response.numerator(),
                            response.percent(),
                            change(response, figures.before().response())));
        }
        Share onTime = figures.rates().onTime();
        if (onTime.denominator() > 0) {
            said.add("%s派出的诉求中，已答复和超期的 %d 件，按时答复 %d 件，按时办结率 %s%s。"
                    .formatted(
                            name,
                            onTime.denominator(),
                            onTime.numerator(),
                            onTime.percent(),
                            change(onTime, figures.before().onTime())));
        }
        Share solved = figures.rates().solved();
        if (solved.denominator() > 0) {
            Share satisfied = figures.rates().satisfaction();
            said.add("企业评价 %d 件，认为解决的 %d 件，解决率 %s%s；满意和基本满意 %d 件，满意率 %s%s。"
                    .formatted(
                            solved.denominator(),
                            solved.numerator(),
                            solved.percent(),
                            change(solved, figures.before().solved()),
                            satisfied.numerator(),
                            satisfied.percent(),
                            change(satisfied, figures.before().satisfaction())));
        }
        duration(figures.durations(), said);
        return said.isEmpty() ? List.of(NOTHING) : List.copyOf(said);
    }

    private static void duration(List<Duration> durations, List<String> said) {
        long all = durations.stream().mapToLong(Duration::count).sum();
        if (all == 0) {
            return;
        }
        long soon = durations.stream()
                .filter(duration -> duration.days() != null && duration.days() <= 5)
                .mapToLong(Duration::count)
                .sum();
        said.add("从提交到首次答复，5 天以内的 %d 件，占 %s。".formatted(soon, new Share(soon, all).percent()));
    }

    /** By how many points of a hundred it rose or fell; nothing where the month before had nothing to count. */
    private static String change(Share now, Share before) {
        if (before.denominator() == 0) {
            return "";
        }
        long tenths = Math.round(
                1000.0 * now.numerator() / now.denominator() - 1000.0 * before.numerator() / before.denominator());
        if (tenths == 0) {
            return "，与上月持平";
        }
        String points = String.valueOf(Math.abs(tenths) / 10.0).replaceFirst("\\.0$", "");
        return "，比上月" + (tenths > 0 ? "上升 " : "下降 ") + points + " 个百分点";
    }
}
