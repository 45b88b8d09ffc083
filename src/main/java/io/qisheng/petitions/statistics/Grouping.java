package io.qisheng.petitions.statistics;

import java.util.Locale;

/** What a row of the statistics stands for. */
public enum Grouping {
    DEPARTMENT("cast(t.department_id as text)"),
    CATEGORY("t.category"),
    PERIOD("to_char(t.day, 'YYYY-MM')"),
    /** By the path of the organisation above the enterprise. */
    AREA("t.area");

    private final String key;

    Grouping(String key) {
        this.key = key;
    }

    /** The grouping that the contract calls so. */
    public static Grouping of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As the contract calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of a row, of what the statement calls t. */
    String key() {
        return key;
    }
}
