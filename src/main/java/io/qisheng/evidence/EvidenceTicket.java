package io.qisheng.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qisheng.evidence.domain.EvidenceStatus;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The right to upload one photo; without {@code upload} once the photo was confirmed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvidenceTicket(
        UUID id,
        EvidenceStatus status,
        @Nullable Upload upload,
        @Nullable OffsetDateTime expiresAt) {

    /** Where to post, and every form field to send before the file. */
    record Upload(String url, Map<String, String> fields) {}
}
