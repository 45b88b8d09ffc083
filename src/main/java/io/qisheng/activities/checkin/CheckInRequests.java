package io.qisheng.activities.checkin;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.activities.domain.Point;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies that are sent about check-ins. */
final class CheckInRequests {

    private CheckInRequests() {}

    /** Where a phone was, in any system. */
    record Place(double latitude, double longitude, double accuracy, Point.Crs crs) {

        Point point() {
            return Point.of(latitude, longitude, crs);
        }
    }

    /** A check-in; in a batch with its activity. */
    record NewCheckIn(
            @Nullable UUID activityId,
            @Nullable String code,
            @Nullable String scene,
            @Nullable String cardToken,
            @Nullable UUID memberId,
            @Nullable UUID sessionId,
            OffsetDateTime scannedAt,
            @Nullable OffsetDateTime sentAt,
            String nonce,
            @Nullable String deviceId,
            @Nullable Place place) {}

    record Batch(List<JsonNode> items) {}

    record Ruling(String decision, String reason) {}

    record Objection(String reason) {}
}
