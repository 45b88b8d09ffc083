package io.qisheng.petitions.reports;

import io.qisheng.petitions.statistics.StatisticsView;

/** What stands in one place of a table. */
public sealed interface Cell {

    record Text(String text) implements Cell {}

    record Count(long number) implements Cell {}

    /** A part of a whole. */
    record Share(StatisticsView.Share of) implements Cell {}
}
