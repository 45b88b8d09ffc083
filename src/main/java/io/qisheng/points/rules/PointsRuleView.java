package io.qisheng.points.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.points.domain.Caps;
import io.qisheng.points.domain.Tenths;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of a rule as everybody may read it. */
public record PointsRuleView(
        String code,
        int version,
        String name,
        String text,
        String category,
        @JsonIgnore int tenths,
        @JsonIgnore Caps limits,
        String source,
        List<String> activityKinds,
        List<String> exemptions,
        @Nullable String approverRole,
        int photosNeeded,
        boolean active,
        OffsetDateTime inForceFrom) {

    /** The caps as decimals; null is no limit. */
    public record CapsView(
            @Nullable String day,
            @Nullable String month,
            @Nullable String year) {}

    public String getPoints() {
        return Tenths.decimal(tenths);
    }

    public CapsView getCaps() {
        return new CapsView(decimal(limits.day()), decimal(limits.month()), decimal(limits.year()));
    }

    String etag() {
        return Precondition.etag(version);
    }

    private static @Nullable String decimal(@Nullable Integer tenths) {
        return tenths == null ? null : Tenths.decimal(tenths);
    }
}
