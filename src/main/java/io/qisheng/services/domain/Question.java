package io.qisheng.services.domain;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of an item.
 *
 * @param key what answers are kept under; it stays the same from version to version, so that an answer finds its question again
 * @param minimum the least length of a text, number, count of choices or photos; of a date how many days from today; nothing
 *     where there is no bound
 * @param maximum the most, likewise
 * @param decimals how many places a number may have
 * @param multiple whether several of the options may be chosen
 */
public record Question(
        String key,
        QuestionType type,
        String label,
        @Nullable String hint,
        boolean required,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        int decimals,
        @Nullable String unit,
        boolean multiple,
        List<String> options) {

    /** A text is never longer than a petition's own. */
    static final int LONGEST_TEXT = 2000;

    /** As many photos as a petition can have. */
    static final int MOST_PHOTOS = 9;

    /** As many places as the number of an answer, or a bound of it, can have. */
    static final int MOST_DECIMALS = 4;

    public Question {
        minimum = minimum == null ? null : Decimals.plain(minimum);
        maximum = maximum == null ? null : Decimals.plain(maximum);
        options = List.copyOf(options);
    }

    int least() {
        return minimum == null ? 0 : minimum.intValue();
    }

    int most(int otherwise) {
        return maximum == null ? otherwise : Math.min(otherwise, maximum.intValue());
    }
}
