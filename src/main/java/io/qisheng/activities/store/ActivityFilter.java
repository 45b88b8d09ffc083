package io.qisheng.activities.store;

import io.qisheng.activities.domain.ActivityKind;
import io.qisheng.activities.domain.ActivityStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which activities a list shows.
 *
 * @param organisationPath only those that the organisation at this path, or one below it, organises or hosts
 * @param mine only those whose roster names the caller
 */
public record ActivityFilter(
        List<ActivityStatus> statuses,
        List<ActivityKind> kinds,
        @Nullable String organisationPath,
        boolean mine) {}
