package io.qisheng.petitions;

import io.qisheng.petitions.domain.TimelineEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of a petition's timeline; it is written once. */
@Entity
@Immutable
@Table(name = "petition_timeline")
class TimelineRecord {

    /** The key of a timeline row. */
    @Embeddable
    record Key(
            @Column(name = "district_id") UUID districtId,
            @Column(name = "petition_id") UUID petitionId,
            int seq) {}

    @EmbeddedId
    Key key;

    String action;

    @Column(name = "from_status")
    String fromStatus;

    @Column(name = "to_status")
    String toStatus;

    @Column(name = "actor_id")
    @Nullable
    UUID actorId;

    @Column(name = "actor_name")
    String actorName;

    @Column(name = "actor_role")
    String actorRole;

    Instant at;
    boolean internal;

    @JdbcTypeCode(SqlTypes.JSON)
    String data;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected TimelineRecord() {}

    TimelineRecord(PetitionRecord.Key petition, TimelineEntry entry) {
        key = new Key(petition.districtId(), petition.id(), entry.seq());
        action = entry.action().code();
        fromStatus = entry.from().name();
        toStatus = entry.to().name();
        actorId = entry.by().id();
        actorName = entry.by().name();
        actorRole = entry.by().role().name();
        at = entry.at();
        internal = entry.internal();
        data = PetitionCodec.encode(entry.data());
    }
}
