package io.qisheng.policies;

import io.qisheng.policies.domain.EnterpriseSize;
import io.qisheng.policies.domain.Industry;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What staff know of an enterprise; null is not known. */
record ProfileInput(
        @Nullable Industry industry,
        @Nullable EnterpriseSize size,
        @Nullable UUID areaId,
        @Nullable List<UUID> allianceIds) {

    /** Every organisation that it names. */
    List<UUID> organisations() {
        Stream<UUID> alliances = allianceIds == null ? Stream.of() : allianceIds.stream();
        return Stream.concat(Stream.ofNullable(areaId), alliances).distinct().toList();
    }
}
