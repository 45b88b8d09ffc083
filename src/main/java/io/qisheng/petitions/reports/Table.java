package io.qisheng.petitions.reports;

import java.util.List;

/**
 * A table of numbers.
 *
 * @param about what the numbers count
 * @param rows each with as many cells as there are heads
 */
record Table(String title, String about, List<String> heads, List<List<Cell>> rows) {

    Table {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }
}
