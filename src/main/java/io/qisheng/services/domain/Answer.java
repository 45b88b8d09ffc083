package io.qisheng.services.domain;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as it was given, before anybody asked whether it fits the question. */
public sealed interface Answer {

    /** A text, a date or one choice. */
    record Words(String text) implements Answer {}

    record Amount(BigDecimal number) implements Answer {
        public Amount {
            number = Decimals.plain(number);
        }
    }

    /** Several choices, or the ids of photos. */
    record Several(List<String> items) implements Answer {
        public Several {
            items = List.copyOf(items);
        }
    }

    record Spot(
            @Nullable String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String crs) implements Answer {}

    /** Nothing that anybody could read. */
    default boolean isEmpty() {
        return switch (this) {
            case Words words -> words.text().isBlank();
            case Amount _ -> false;
            case Several several -> several.items().isEmpty();
            case Spot spot ->
                (spot.name() == null || spot.name().isBlank()) && spot.latitude() == null && spot.longitude() == null;
        };
    }
}
