package io.qisheng.local.demo;

import java.util.Arrays;

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

    /** How many petitions the demonstration has. */
    static final int TOTAL =
            Arrays.stream(values()).mapToInt(course -> course.count).sum();

    private static final int UNDER_WAY = Arrays.stream(values())
            .filter(course -> !course.isOver())
            .mapToInt(course -> course.count)
            .sum();

    /** How many of so many petitions are not over yet, as they are mixed in the demonstration. */
    static int underWay(int total) {
        return (int) ((long) UNDER_WAY * total / TOTAL);
    }

    /** How many of so many petitions came so far, of which so many are not over; what does not divide came to a good end. */
    int count(int total, int underWay) {
        return this == CLOSED_RATED
                ? share(total, underWay) + total - sumOfShares(total, underWay)
                : share(total, underWay);
    }

    private int share(int total, int underWay) {
        return isOver()
                ? (int) ((long) count * (total - underWay) / (TOTAL - UNDER_WAY))
                : (int) ((long) count * underWay / UNDER_WAY);
    }

    private static int sumOfShares(int total, int underWay) {
        return Arrays.stream(values())
                .mapToInt(course -> course.share(total, underWay))
                .sum();
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
