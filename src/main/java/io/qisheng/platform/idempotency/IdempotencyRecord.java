package io.qisheng.platform.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "idempotency_record")
class IdempotencyRecord {

    /** Scope of a key: another user, method or path may use the same one. */
    @Embeddable
    record Scope(
            @Column(name = "district_id") UUID districtId,
            @Column(name = "user_id") UUID userId,
            String method,
            String path,
            String key) {

        /** What the advisory lock of a key is named after; hot statements name theirs in the same way. */
        String lockName() {
            return String.join(" ", districtId.toString(), userId.toString(), method, path, key);
        }
    }

    @EmbeddedId
    Scope scope;

    @Column(name = "body_hash")
    byte[] bodyHash;

    int status;

    @Nullable
    String location;

    @Nullable
    String etag;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String body;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected IdempotencyRecord() {}

    IdempotencyRecord(Scope scope, byte[] bodyHash, Answer answer, Instant createdAt) {
        this.scope = scope;
        this.bodyHash = bodyHash;
        this.status = answer.status();
        this.location = answer.location();
        this.etag = answer.etag();
        this.body = answer.body() == null ? null : answer.body().toString();
        this.createdAt = createdAt;
    }
}
