package io.qisheng.evidence;

import io.qisheng.evidence.domain.Purpose;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /evidence}; the contract's schema has judged it before. */
record CreateEvidence(@Nullable UUID id, Purpose purpose, String contentType, int size, String sha256) {

    /** Whether this asks for what that ticket was given for. */
    boolean matches(EvidenceRow row) {
        return row.purpose == purpose
                && row.contentType.equals(contentType)
                && row.size == size
                && row.sha256.equals(sha256);
    }
}
