package io.qisheng.organisations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as others see it.
 *
 * @param path codes from the root joined by {@code /}; decides what grants reach, and is not shown outside
 */
public record OrganisationView(
        UUID id,
        String code,
        String name,
        OrganisationKind kind,
        @Nullable UUID parentId,
        @JsonIgnore String path,
        @JsonIgnore @Nullable String industry,
        @JsonIgnore long version) {}
