package io.qisheng.petitions.reports;

import io.qisheng.petitions.statistics.StatisticsView.Rates;
import java.util.List;

/**
 * A table of numbers.
 *
 * @param about what the numbers count
 * @param rows each with as many cells as there are heads
 */
public record Table(String title, String about, List<String> heads, List<List<Cell>> rows) {

    public Table {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    /** The four rates, a line for each department or whatever {@code row} names. */
    public static Table ofRates(String title, String row, List<List<Cell>> lines) {
        return new Table(title, "响应率、按时办结率按首次派单日计，解决率、满意率按评价日计", List.of(row, "响应率", "解决率", "满意率", "按时办结率"), lines);
    }

    /** One line of the four rates. */
    public static List<Cell> line(String label, Rates rates) {
        return List.of(
                new Cell.Text(label),
                new Cell.Share(rates.response()),
                new Cell.Share(rates.solved()),
                new Cell.Share(rates.satisfaction()),
                new Cell.Share(rates.onTime()));
    }
}
