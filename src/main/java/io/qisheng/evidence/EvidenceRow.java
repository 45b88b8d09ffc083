package io.qisheng.evidence;

import io.qisheng.evidence.domain.EvidenceStatus;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.evidence.domain.Photo;
import io.qisheng.evidence.domain.PixelSize;
import io.qisheng.evidence.domain.Purpose;
import io.qisheng.evidence.storage.PhotoKeys;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "evidence")
class EvidenceRow {

    @Embeddable
    record Key(@Column(name = "district_id") UUID districtId, UUID id) {}

    @EmbeddedId
    Key key;

    @Column(name = "owner_id")
    UUID ownerId;

    @Column(name = "owner_name")
    String ownerName;

    @Enumerated(EnumType.STRING)
    Purpose purpose;

    @Column(name = "content_type")
    String contentType;

    int size;

    String sha256;

    @Enumerated(EnumType.STRING)
    EvidenceStatus status;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "ticket_expires_at")
    Instant ticketExpiresAt;

    /** Whether what came after the verdict was looked for, once the ticket had run out. */
    @Column(name = "upload_gone")
    boolean uploadGone;

    @Column(name = "judged_at")
    @Nullable
    Instant judgedAt;

    @Nullable
    String[] reasons;

    @Nullable
    Integer width;

    @Nullable
    Integer height;

    @Nullable
    Long fingerprint;

    @Column(name = "fact_type")
    @Enumerated(EnumType.STRING)
    @Nullable
    FactType factType;

    @Column(name = "fact_id")
    @Nullable
    UUID factId;

    @Column(name = "fact_part")
    @Nullable
    Integer factPart;

    @Nullable
    String caption;

    @Column(name = "attached_at")
    @Nullable
    Instant attachedAt;

    @Column(name = "place_in_fact")
    @Nullable
    Integer placeInFact;

    @Column(name = "same_as")
    @Nullable
    UUID sameAs;

    @Column(name = "marked_at")
    @Nullable
    Instant markedAt;

    @Column(name = "removed_at")
    @Nullable
    Instant removedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected EvidenceRow() {}

    @SuppressWarnings("NullAway.Init") // the creator fills the rest
    EvidenceRow(UUID districtId, Photo photo) {
        key = new Key(districtId, photo.id());
        ownerId = photo.ownerId();
        purpose = photo.purpose();
        createdAt = photo.createdAt();
        status = photo.status();
    }

    Photo photo() {
        return new Photo(key.id(), ownerId, purpose, createdAt, status, fact());
    }

    PhotoKeys files() {
        return new PhotoKeys(key.districtId(), key.id());
    }

    /** The size of the original that is kept; there is one once the photo was verified. */
    PixelSize pixels() {
        return new PixelSize(Objects.requireNonNull(width), Objects.requireNonNull(height));
    }

    /** Takes over what a decision changed. */
    void become(Photo photo) {
        status = photo.status();
        FactRef fact = photo.fact();
        factType = fact == null ? null : fact.type();
        factId = fact == null ? null : fact.id();
        factPart = fact == null ? null : fact.part();
    }

    private @Nullable FactRef fact() {
        return factType == null || factId == null || factPart == null ? null : new FactRef(factType, factId, factPart);
    }
}
