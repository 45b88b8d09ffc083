package io.qisheng.petitions.desk;

import java.util.List;

/** How much waits where. Nobody reads on beyond a hundred, so counting ends there. */
public record QueueCounts(List<Count> queues, List<Count> board) {

    /** What {@code count} and {@code overdue} say at most; it means that many or more. */
    public static final int MOST = 100;

    /**
     * One queue, or one column of the board.
     *
     * @param name a {@link Queue}, or the status of a column
     */
    public record Count(String name, int count, int overdue) {}
}
