package io.qisheng.local.demo;

/**
 * How far a demonstration petition came.
 *
 * @see DemoPetitions
 */
enum DemoCourse {
    SUBMITTED(8, 0),
    DRAFT(4, 3),
    ACCEPTED(4, 1),
    RETURNED_TWICE(2, 3),
    DISPATCHED(7, 1),
    TAKEN(6, 1),
    HANDLING(14, 3),
    EXTENSION_ASKED(2, 3),
    PAUSED(5, 4),
    CONSULTING(4, 4),
    ANSWERED(8, 4),
    REOPENED(3, 6),
    AWAITING_REVIEW(2, 7),
    CLOSED_RATED(112, 25),
    CLOSED_UNRATED(18, 40),
    CLOSED_REVIEWED(8, 40),
    REJECTED(14, 20),
    WITHDRAWN(11, 20);

    private final int count;
    private final int daysAgo;

    DemoCourse(int count, int daysAgo) {
        this.count = count;
        this.daysAgo = daysAgo;
    }

    /** How many of the petitions came so far. */
    int count() {
        return count;
    }

    /** How long ago the latest of them began. */
    int daysAgo() {
        return daysAgo;
    }

    /** Ended ones reach back two years; open ones are of these weeks. */
    boolean isOver() {
        return compareTo(CLOSED_RATED) >= 0;
    }
}
