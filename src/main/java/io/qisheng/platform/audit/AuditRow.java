package io.qisheng.platform.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "audit_row")
class AuditRow {

    @Column(name = "district_id")
    UUID districtId;

    @Id
    UUID id;

    Instant at;

    @Column(name = "actor_id")
    @Nullable
    UUID actorId;

    @Column(name = "actor_name")
    @Nullable
    String actorName;

    String action;

    @Column(name = "subject_type")
    String subjectType;

    @Column(name = "subject_id")
    @Nullable
    UUID subjectId;

    @JdbcTypeCode(SqlTypes.JSON)
    String detail;

    @Column(name = "request_id")
    @Nullable
    String requestId;

    @Nullable
    String address;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected AuditRow() {}

    AuditRow(UUID districtId, UUID id, Instant at, String action, String subjectType, String detail) {
        this.districtId = districtId;
        this.id = id;
        this.at = at;
        this.action = action;
        this.subjectType = subjectType;
        this.detail = detail;
    }
}
