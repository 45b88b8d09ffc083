package io.qisheng.platform.time;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Moments as answers write them: in the business zone, with its offset. */
public final class Times {

    private Times() {}

    public static @Nullable OffsetDateTime local(@Nullable Instant instant) {
        return instant == null ? null : known(instant);
    }

    public static OffsetDateTime known(Instant instant) {
        return instant.atZone(BusinessZone.ID).toOffsetDateTime();
    }

    /** A moment that PostgreSQL has written into a JSON document. */
    public static @Nullable OffsetDateTime written(@Nullable String text) {
        return text == null ? null : known(OffsetDateTime.parse(text).toInstant());
    }
}
