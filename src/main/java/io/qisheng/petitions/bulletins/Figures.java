package io.qisheng.petitions.bulletins;

import io.qisheng.petitions.bulletins.BulletinSource.Told;
import io.qisheng.petitions.statistics.StatisticsView;
import io.qisheng.petitions.statistics.StatisticsView.Duration;
import io.qisheng.petitions.statistics.StatisticsView.Rates;
import java.util.List;

/**
 * The numbers of a month, as they were counted at one moment.
 *
 * @param before of the month before
 */
record Figures(Rates rates, Rates before, List<Duration> durations, List<Line> departments, List<Line> categories) {

    Figures {
        durations = List.copyOf(durations);
        departments = List.copyOf(departments);
        categories = List.copyOf(categories);
    }

    /** One department or category. */
    record Line(String label, Rates rates) {}

    static Figures of(Told told, Told before) {
        return new Figures(
                told.departments().total().rates(),
                before.departments().total().rates(),
                told.departments().total().durations(),
                lines(told.departments()),
                lines(told.categories()));
    }

    private static List<Line> lines(StatisticsView view) {
        return view.rows().stream()
                .map(row -> new Line(row.label(), row.rates()))
                .toList();
    }
}
