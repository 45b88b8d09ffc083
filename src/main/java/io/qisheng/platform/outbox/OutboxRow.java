package io.qisheng.platform.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "outbox_event")
class OutboxRow {

    @Column(name = "district_id")
    UUID districtId;

    @Id
    UUID id;

    String topic;

    UUID subject;

    @JdbcTypeCode(SqlTypes.JSON)
    String payload;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected OutboxRow() {}

    OutboxRow(UUID districtId, UUID id, String topic, UUID subject, String payload, Instant createdAt) {
        this.districtId = districtId;
        this.id = id;
        this.topic = topic;
        this.subject = subject;
        this.payload = payload;
        this.createdAt = createdAt;
    }
}
