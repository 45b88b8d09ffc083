package io.qisheng.services;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer beside its question, as the version asked it.
 *
 * @param text a text, a date or one choice
 * @param items several choices, or the ids of photos
 */
public record AnsweredView(
        String key,
        String label,
        String type,
        @Nullable String unit,
        @Nullable String text,
        @Nullable BigDecimal number,
        List<String> items,
        @Nullable SpotView spot) {

    /** A place, as it was named. */
    public record SpotView(
            @Nullable String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String crs) {}
}
