package io.qisheng.activities.store;

import io.qisheng.activities.domain.ActivityKind;
import io.qisheng.activities.domain.ActivityLife;
import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.time.Times;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An activity as its statements write it: the row with its sessions and how many are expected.
 *
 * @param row never leaves the service: it holds the secret of the rotating code
 */
public record ActivityFacts(JsonObject row) {

    /** A make-up session. */
    public record Session(UUID id, Instant startsAt, Instant endsAt, Venue venue) {}

    public UUID id() {
        return UUID.fromString(row.getString("id"));
    }

    public ActivityKind kind() {
        return ActivityKind.valueOf(row.getString("kind"));
    }

    public String title() {
        return row.getString("title");
    }

    public ActivityStatus status() {
        return ActivityStatus.valueOf(row.getString("status"));
    }

    public long version() {
        return row.getLong("version");
    }

    public String etag() {
        return Precondition.etag(version());
    }

    public Ref organiser() {
        return Ref.of(row, "organiser_id", "organiser_name");
    }

    public String organiserPath() {
        return row.getString("organiser_path");
    }

    public List<Ref> hosts() {
        JsonArray ids = row.getJsonArray("host_ids");
        JsonArray names = row.getJsonArray("host_names");
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new Ref(UUID.fromString(ids.getString(i)), names.getString(i)))
                .toList();
    }

    List<String> scopePaths() {
        return texts("scope_paths");
    }

    List<String> rosterPaths() {
        return texts("roster_paths");
    }

    List<String> hostPaths() {
        return texts("host_paths");
    }

    public Instant startsAt() {
        return known("starts_at");
    }

    public Instant endsAt() {
        return known("ends_at");
    }

    @Nullable
    public Instant publishedAt() {
        return moment(row, "published_at");
    }

    public Venue venue() {
        return Venue.of(row);
    }

    @Nullable
    public String text(String column) {
        return row.getString(column);
    }

    public byte[] secret() {
        return HexFormat.of().parseHex(row.getString("code_secret").substring("\\x".length()));
    }

    public List<Session> sessions() {
        return row.getJsonArray("sessions").stream()
                .map(JsonObject.class::cast)
                .map(session -> new Session(
                        UUID.fromString(session.getString("id")),
                        known(session, "starts_at"),
                        known(session, "ends_at"),
                        Venue.of(session)))
                .toList();
    }

    /** What the rules look at. */
    public ActivityLife life() {
        return new ActivityLife(
                status(),
                startsAt(),
                untilClosed(endsAt()),
                moment(row, "opened_at"),
                row.getString("minutes") != null,
                row.getInteger("expected"));
    }

    /** The same for a make-up session, which opens by its own time. */
    public ActivityLife life(Session session) {
        boolean held = publishedAt() != null;
        return new ActivityLife(
                status(),
                session.startsAt(),
                untilClosed(session.endsAt()),
                held ? session.startsAt().minus(ActivityLife.OPENS_BEFORE) : null,
                false,
                row.getInteger("expected"));
    }

    /** Nobody comes after the closing; who came before and brings the scan in later has come. */
    private Instant untilClosed(Instant end) {
        Instant closed = moment(row, "closed_at");
        return closed != null && closed.isBefore(end) ? closed : end;
    }

    /** Whether somebody can check in now, at the activity or at one of its sessions. */
    public boolean checkInOpen(Instant now) {
        return life().checkInOpen(now)
                || sessions().stream().anyMatch(session -> life(session).checkInOpen(now));
    }

    private List<String> texts(String column) {
        return row.getJsonArray(column).stream().map(String::valueOf).toList();
    }

    private Instant known(String column) {
        return known(row, column);
    }

    private static Instant known(JsonObject row, String column) {
        return OffsetDateTime.parse(row.getString(column)).toInstant();
    }

    private static @Nullable Instant moment(JsonObject row, String column) {
        OffsetDateTime time = Times.written(row.getString(column));
        return time == null ? null : time.toInstant();
    }
}
