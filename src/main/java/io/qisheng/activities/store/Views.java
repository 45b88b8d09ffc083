package io.qisheng.activities.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.qisheng.activities.domain.ActivityKind;
import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.evidence.EvidenceView;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Activities as they are answered. */
public final class Views {

    private Views() {}

    public record ActivityRow(
            UUID id,
            ActivityKind kind,
            String title,
            ActivityStatus status,
            Ref organiser,
            OffsetDateTime startsAt,
            OffsetDateTime endsAt,
            String venueName,
            boolean checkInOpen,
            long version) {}

    public record ActivityDetail(
            @JsonUnwrapped ActivityRow row,
            List<Ref> hosts,
            Venue venue,
            @Nullable String agenda,
            List<SessionView> sessions,
            Counts counts,
            @Nullable MinutesView minutes,
            @Nullable String cancelReason,
            @Nullable Mine mine,
            List<String> allowedActions,
            String etag) {}

    public record SessionView(UUID id, OffsetDateTime startsAt, OffsetDateTime endsAt, Venue venue) {}

    /** All derived from roster, leave and check-ins. */
    public record Counts(int expected, int present, int late, int guests, int review, int leave) {}

    public record MinutesView(String text, List<EvidenceView> evidence, OffsetDateTime writtenAt, String writtenBy) {}

    /** The caller as a member. */
    public record Mine(
            boolean expected,
            @Nullable LeaveView leave,
            @Nullable CheckInView checkIn) {}

    public record LeaveView(
            UUID id,
            UUID activityId,
            Ref member,
            String reason,
            String status,
            OffsetDateTime requestedAt,
            @Nullable String decisionReason) {}

    public record RosterRow(
            Ref member,
            Ref organisation,
            boolean expected,
            @Nullable LeaveView leave,
            @Nullable CheckInView checkIn) {}

    public record CodeView(String code, OffsetDateTime refreshAt, String link, String scene) {}
}
