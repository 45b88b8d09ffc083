package io.qisheng.petitions;

import io.qisheng.platform.time.BusinessZone;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Moments as answers write them: in the business zone, with its offset. */
final class Times {

    private Times() {}

    static @Nullable OffsetDateTime local(@Nullable Instant instant) {
        return instant == null ? null : known(instant);
    }

    static OffsetDateTime known(Instant instant) {
        return instant.atZone(BusinessZone.ID).toOffsetDateTime();
    }
}
