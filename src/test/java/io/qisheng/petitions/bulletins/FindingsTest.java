package io.qisheng.petitions.bulletins;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.statistics.StatisticsView.Duration;
import io.qisheng.petitions.statistics.StatisticsView.Rates;
import io.qisheng.petitions.statistics.StatisticsView.Share;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sentences say what the numbers are, by what they are divided, and how they moved. */
class FindingsTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Share NONE = new Share(0, 0);
    private static final Rates NOTHING = new Rates(NONE, NONE, NONE, NONE);

    @Test
    void eachRateIsSaidWithBothItsNumbersAndHowItMoved() {
        Rates rates = new Rates(new Share(38, 41), new Share(30, 36), new Share(33, 36), new Share(38, 42));
        Rates before = new Rates(new Share(9, 10), new Share(30, 36), new Share(36, 36), NONE);

        assertThat(Findings.of(OCTOBER, figures(rates, before)))
                .containsExactly(
                        "10月派单 41 件，按时联系企业 38 件，响应率 92.7%，比上月上升 2.7 个百分点。",
                        "10月派出的诉求中，已答复和超期的 42 件，按时答复 38 件，按时办结率 90.5%。",
                        "企业评价 36 件，认为解决的 30 件，解决率 83.3%，与上月持平；满意和基本满意 33 件，满意率 91.7%，比上月下降 8.3 个百分点。");
    }

    @Test
    void aMonthWithoutAnythingSaysSo() {
        assertThat(Findings.of(OCTOBER, figures(NOTHING, NOTHING))).containsExactly("本月没有派单、答复和评价。");
    }

    @Test
    void whatIsNotWholeIsNeverSaidToBe() {
        Rates rates = new Rates(new Share(2999, 3000), NONE, NONE, NONE);

        assertThat(Findings.of(OCTOBER, figures(rates, NOTHING)).getFirst()).contains("响应率 99.9%");
    }

    @Test
    void answersOfFiveDaysAndLessAreCountedTogether() {
        List<Duration> durations = List.of(
                new Duration("days1", 1L, 4),
                new Duration("days3", 3L, 3),
                new Duration("days5", 5L, 2),
                new Duration("days10", 10L, 2),
                new Duration("days20", 20L, 1),
                new Duration("daysMore", null, 0));

        assertThat(Findings.of(OCTOBER, new Figures(NOTHING, NOTHING, durations, List.of(), List.of())))
                .containsExactly("从提交到首次答复，5 天以内的 9 件，占 75%。");
    }

    private static Figures figures(Rates rates, Rates before) {
        return new Figures(rates, before, List.of(), List.of(), List.of());
    }
}
