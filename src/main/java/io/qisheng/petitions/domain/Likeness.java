package io.qisheng.petitions.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much a title that is being typed says the same as the title of a petition. Titles are compared by their pairs of
 * neighbouring characters, so no dictionary is needed and two characters are enough. The database narrows by the same measure;
 * what is close enough, and in which order, is decided here.
 *
 * @param words from 0, no pair in common, to 1, the very same pairs
 * @param shared the longest runs of characters that both have, as they were typed
 */
public record Likeness(double words, boolean sameCategory, List<String> shared) {

    private static final double CLOSE = 0.3;
    private static final double CATEGORY_BONUS = 0.1;
    private static final int MOST_SHARED = 3;

    public Likeness {
        shared = List.copyOf(shared);
    }

    /** A category that is not chosen yet is like none. */
    public static Likeness of(
            String typed, @Nullable String typedCategory, String title, @Nullable String titleCategory) {
        boolean sameCategory = typedCategory != null && typedCategory.equals(titleCategory);
        return new Likeness(words(pairs(typed), pairs(title)), sameCategory, shared(typed, title));
    }

    /** Whether it is worth reading before filing. In the same category fewer words will do; it alone makes nothing close. */
    public boolean isClose() {
        return score() >= CLOSE;
    }

    /** By which the closest comes first. */
    public double score() {
        return sameCategory ? words + CATEGORY_BONUS : words;
    }

    /**
     * The mean of two measures that do not mind which title is which: by Dice, what both have among all that they have, and
     * how much of the shorter one stands in the longer one, without which a word of two characters would be like no sentence.
     */
    private static double words(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        double common = one.stream().filter(other::contains).count();
        double dice = 2 * common / (one.size() + other.size());
        double covered = common / Math.min(one.size(), other.size());
        return (dice + covered) / 2;
    }

    private static Set<String> pairs(String title) {
        int[] points = title.toLowerCase(Locale.ROOT).codePoints().toArray();
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < points.length; i++) {
            pairs.add(new String(points, i - 1, 2));
        }
        return pairs;
    }

    private static List<String> shared(String typed, String title) {
        int[] points = typed.codePoints().toArray();
        String searched = title.toLowerCase(Locale.ROOT);
        List<String> runs = new ArrayList<>();
        int from = 0;
        while (from < points.length) {
            int to = endOfRun(points, from, searched);
            runs.add(new String(points, from, to - from).strip());
            from = Math.max(to, from + 1);
        }
        return runs.stream()
                .filter(run -> length(run) > 1)
                .distinct()
                .sorted(Comparator.comparingInt(Likeness::length).reversed())
                .limit(MOST_SHARED)
                .toList();
    }

    /** Where the characters from here on cease to stand in the other title one after the other. */
    private static int endOfRun(int[] points, int from, String searched) {
        int to = from;
        while (to < points.length
                && searched.contains(new String(points, from, to + 1 - from).toLowerCase(Locale.ROOT))) {
            to++;
        }
        return to;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
