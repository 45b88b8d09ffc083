package io.qisheng.points.rules;

import io.qisheng.points.domain.Tenths;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule as an administrator writes it. */
record PointsRuleInput(
        String name,
        String text,
        String category,
        String points,
        @Nullable CapsInput caps,
        String source,
        @Nullable List<String> activityKinds,
        @Nullable List<String> exemptions,
        @Nullable String approverRole,
        @Nullable Integer photosNeeded,
        @Nullable Boolean active) {

    /** Caps as decimals. */
    record CapsInput(
            @Nullable String day,
            @Nullable String month,
            @Nullable String year) {}

    int tenths() {
        return Tenths.of(points);
    }

    @Nullable
    Integer dayCap() {
        return caps == null ? null : tenths(caps.day());
    }

    @Nullable
    Integer monthCap() {
        return caps == null ? null : tenths(caps.month());
    }

    @Nullable
    Integer yearCap() {
        return caps == null ? null : tenths(caps.year());
    }

    List<String> kinds() {
        return activityKinds == null ? List.of() : activityKinds;
    }

    List<String> exempt() {
        return exemptions == null ? List.of() : exemptions;
    }

    private static @Nullable Integer tenths(@Nullable String decimal) {
        return decimal == null ? null : Tenths.of(decimal);
    }
}
