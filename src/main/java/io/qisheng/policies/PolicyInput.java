package io.qisheng.policies;

import io.qisheng.policies.domain.EnterpriseSize;
import io.qisheng.policies.domain.Industry;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A policy as its editor writes it. */
record PolicyInput(
        String title,
        String summary,
        String text,
        UUID issuerId,
        @Nullable String documentNumber,
        @Nullable String link,
        ApplicabilityInput applicability,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /** Whom it is for; an empty list asks nothing. */
    record ApplicabilityInput(
            List<Industry> industries, List<EnterpriseSize> sizes, List<UUID> allianceIds, List<UUID> areaIds) {}

    /** Every organisation that it names. */
    List<UUID> organisations() {
        return Stream.of(List.of(issuerId), applicability.allianceIds(), applicability.areaIds())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
