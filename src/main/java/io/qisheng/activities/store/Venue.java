package io.qisheng.activities.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.qisheng.activities.domain.Point;
import io.qisheng.activities.domain.Point.Crs;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Where it takes place, in GCJ-02.
 *
 * @param radius metres within which a phone is there
 */
public record Venue(String name, double latitude, double longitude, Crs crs, int radius) {

    static final int USUAL_RADIUS = 300;

    /** As it is sent, in any system. */
    public record Input(
            String name,
            double latitude,
            double longitude,
            Crs crs,
            @Nullable Integer radius) {

        public Venue venue() {
            Point point = Point.of(latitude, longitude, crs);
            return new Venue(
                    name, point.latitude(), point.longitude(), Crs.GCJ02, radius == null ? USUAL_RADIUS : radius);
        }
    }

    static Venue of(JsonObject row) {
        return new Venue(
                row.getString("venue_name"),
                row.getDouble("venue_latitude"),
                row.getDouble("venue_longitude"),
                Crs.GCJ02,
                row.getInteger("venue_radius"));
    }

    @JsonIgnore
    public Point point() {
        return new Point(latitude, longitude);
    }
}
