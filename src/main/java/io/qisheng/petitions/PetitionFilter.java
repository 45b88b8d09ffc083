package io.qisheng.petitions;

import io.qisheng.petitions.domain.PetitionStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a list of petitions is narrowed to; empty means no narrowing. */
record PetitionFilter(
        List<PetitionStatus> statuses,
        List<String> categories,
        @Nullable UUID departmentId,
        @Nullable String q,
        boolean mine) {

    /** Whether only what is not over is asked for. Of that there is never much, however long the past. */
    boolean isUnderWay() {
        return !statuses.isEmpty() && statuses.stream().noneMatch(PetitionStatus::isFinal);
    }
}
