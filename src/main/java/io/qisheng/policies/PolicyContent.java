package io.qisheng.policies;

import io.qisheng.policies.domain.Applicability;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a policy says in one version, as it is stored. */
record PolicyContent(
        String title,
        String summary,
        String text,
        Issuer issuer,
        @Nullable String documentNumber,
        @Nullable String link,
        Applicability applicability,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /**
     * Who issues it, under the name of that moment.
     *
     * @param home what the enterprises that it is for lie below
     */
    record Issuer(UUID id, String name, String path, String home) {}

    boolean hasEnded(LocalDate today) {
        return validTo != null && validTo.isBefore(today);
    }
}
