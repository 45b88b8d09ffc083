package io.qisheng.petitions.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a petition ended.
 *
 * @param closure nothing for a rejected or withdrawn petition
 * @param solved what the filer or the reviewer said; nothing when nobody said anything
 */
public record Ending(
        Instant at,
        @Nullable Closure closure,
        @Nullable Boolean solved,
        @Nullable RejectReason reason,
        @Nullable String text,
        @Nullable UUID duplicateOf) {

    public enum Closure {
        RATED,
        REVIEWED,
        UNRATED
    }

    public enum RejectReason {
        IN_COURT,
        BEYOND_LAW,
        NOT_ENTERPRISE_MATTER,
        DUPLICATE,
        OTHER
    }

    static Ending closed(Closure closure, @Nullable Boolean solved, Instant at) {
        return new Ending(at, closure, solved, null, null, null);
    }

    static Ending withdrawn(@Nullable String reason, Instant at) {
        return new Ending(at, null, null, null, reason, null);
    }

    static Ending rejected(RejectReason reason, String text, @Nullable UUID duplicateOf, Instant at) {
        return new Ending(at, null, null, reason, text, duplicateOf);
    }
}
