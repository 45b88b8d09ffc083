package io.qisheng.petitions.bulletins;

import io.qisheng.platform.problem.Precondition;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin as it is kept.
 *
 * @param madeBy who filled in the numbers
 */
record StoredBulletin(
        UUID districtId,
        UUID id,
        Office office,
        YearMonth month,
        long version,
        Words words,
        Figures figures,
        Instant figuresAt,
        String madeBy,
        @Nullable Instant issuedAt,
        @Nullable String issuedBy) {

    /** Whose bulletin it is. */
    record Office(UUID id, String name, String path) {}

    boolean isIssued() {
        return issuedAt != null;
    }

    String status() {
        return isIssued() ? "ISSUED" : "DRAFT";
    }

    String etag() {
        return Precondition.etag(version);
    }

    StoredBulletin with(Words written) {
        return new StoredBulletin(
                districtId, id, office, month, version + 1, written, figures, figuresAt, madeBy, null, null);
    }

    StoredBulletin with(Figures counted, Instant now, String by) {
        return new StoredBulletin(districtId, id, office, month, version + 1, words, counted, now, by, null, null);
    }

    StoredBulletin issued(Instant now, String by) {
        return new StoredBulletin(
                districtId, id, office, month, version + 1, words, figures, figuresAt, madeBy, now, by);
    }
}
