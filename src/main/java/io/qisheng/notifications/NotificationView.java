package io.qisheng.notifications;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notification as its reader sees it. */
public record NotificationView(
        UUID id,
        String kind,
        String title,
        String text,
        Subject subject,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime readAt) {

    /** What it opens. */
    public record Subject(Notice.SubjectType type, UUID id) {}
}
