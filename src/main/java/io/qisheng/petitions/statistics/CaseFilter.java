package io.qisheng.petitions.statistics;

import io.qisheng.petitions.domain.Fact.Rate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which number of the statistics the petitions behind are asked for.
 *
 * @param areaId the organisation right above the enterprises that filed them
 */
public record CaseFilter(
        Rate rate,
        boolean numerator,
        Span span,
        @Nullable UUID departmentId,
        @Nullable String category,
        @Nullable UUID areaId) {

    private static final Pattern UNDERSCORED = Pattern.compile("_(.)");

    /** The rate that the contract calls so. */
    public static Rate rate(String word) {
        return Arrays.stream(Rate.values())
                .filter(rate -> word(rate).equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** As the contract calls it: ON_TIME is onTime. */
    static String word(Rate rate) {
        String name = rate.name().toLowerCase(Locale.ROOT);
        return UNDERSCORED.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
