package io.qisheng.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qisheng.evidence.domain.EvidenceStatus;
import io.qisheng.evidence.domain.Purpose;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A photo by itself, as {@code GET /evidence/{id}} answers it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvidenceDetail(
        UUID id,
        Purpose purpose,
        EvidenceStatus status,
        String contentType,
        int size,
        OffsetDateTime createdAt,
        @Nullable List<String> reasons,
        @Nullable List<RenditionView> renditions) {}
