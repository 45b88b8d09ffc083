package io.qisheng.activities.store;

import io.qisheng.activities.domain.ActivityStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step of an activity's life; nobody acted where it opened by itself. */
record ActivityStep(
        UUID activityId,
        long seq,
        String action,
        ActivityStatus from,
        ActivityStatus to,
        @Nullable UUID actorId,
        String actorName,
        @Nullable String reason) {}
