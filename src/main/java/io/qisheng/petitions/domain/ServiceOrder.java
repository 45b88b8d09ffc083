package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Filing.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered from the menu. Questions stand beside their answers as the version asked them, so that an order reads the same
 * whatever becomes of the menu.
 *
 * @param category what the item is about
 * @param departmentId who serves the item
 */
public record ServiceOrder(
        UUID itemId,
        int version,
        String name,
        String category,
        UUID departmentId,
        String departmentName,
        List<Answered> answers) {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 2000;

    public ServiceOrder {
        answers = List.copyOf(answers);
    }

    /**
     * An answer beside its question.
     *
     * @param type as the menu calls it: {@code TEXT}, {@code PHOTOS} …
     * @param text a text, a date or one choice
     * @param items several choices, or the ids of photos
     */
    public record Answered(
            String key,
            String label,
            String type,
            @Nullable String unit,
            @Nullable String text,
            @Nullable BigDecimal number,
            List<String> items,
            @Nullable Place place) {

        private static final String PHOTOS = "PHOTOS";

        public Answered {
            items = List.copyOf(items);
            number = number == null ? null : plain(number);
        }

        /** The same number is written the same way, wherever it came through: 3600 and neither 3600.0 nor 3.6E+3. */
        private static BigDecimal plain(BigDecimal number) {
            BigDecimal shortest = number.stripTrailingZeros();
            return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        }

        List<UUID> photos() {
            return type.equals(PHOTOS) ? items.stream().map(UUID::fromString).toList() : List.of();
        }

        /** The answer in words; nothing for photos, which speak for themselves. */
        private String words() {
            if (type.equals(PHOTOS)) {
                return "";
            }
            String shown = Stream.of(
                            text, number == null ? null : number.toPlainString(), place == null ? null : place.name())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> items.stream().collect(Collectors.joining("、")));
            return label + "：" + shown + (number == null || unit == null ? "" : " " + unit);
        }
    }

    /** The photos that answer questions. */
    List<UUID> photos() {
        return answers.stream().flatMap(answer -> answer.photos().stream()).toList();
    }

    /** The order as a text that lists, search and people can read. */
    public String words() {
        String words = answers.stream()
                .map(Answered::words)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        String named = "点单：" + name;
        String whole = words.isEmpty() ? named : words;
        boolean tooShort = !words.isEmpty() && words.codePointCount(0, words.length()) < SHORTEST;
        String padded = tooShort ? String.join("\n", named, words) : whole;
        return padded.codePointCount(0, padded.length()) <= LONGEST
                ? padded
                : padded.substring(0, padded.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
