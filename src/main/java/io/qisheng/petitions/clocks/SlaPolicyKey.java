package io.qisheng.petitions.clocks;

import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * For what a policy is.
 *
 * @param category the one category, or all
 */
record SlaPolicyKey(@Nullable String category, Urgency urgency, Complexity complexity)
        implements Comparable<SlaPolicyKey> {

    private static final String ALL = "all";

    /** The key that a code such as {@code all-normal-ordinary} names; the contract has checked its form. */
    static SlaPolicyKey of(String code) {
        String[] parts = code.toUpperCase(Locale.ROOT).split("-");
        return new SlaPolicyKey(
                parts[0].equals(ALL.toUpperCase(Locale.ROOT)) ? null : parts[0],
                Urgency.valueOf(parts[1]),
                Complexity.valueOf(parts[2]));
    }

    String code() {
        return "%s-%s-%s"
                .formatted(category == null ? ALL : category, urgency, complexity)
                .toLowerCase(Locale.ROOT);
    }

    /** Those for all categories first. */
    @Override
    public int compareTo(SlaPolicyKey other) {
        int byCategory = (category == null ? "" : category).compareTo(other.category == null ? "" : other.category);
        int byUrgency = byCategory == 0 ? urgency.compareTo(other.urgency) : byCategory;
        return byUrgency == 0 ? complexity.compareTo(other.complexity) : byUrgency;
    }
}
