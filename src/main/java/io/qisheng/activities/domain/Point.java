package io.qisheng.activities.domain;

/**
 * A point in GCJ-02, the system of Chinese maps. Phones and other maps speak WGS-84 or BD-09; they are converted at the edge. The
 * formulas are the published ones; between any two systems and back it is the same point within a metre.
 *
 * @param latitude degrees
 * @param longitude degrees
 */
public record Point(double latitude, double longitude) {

    /** The systems in which coordinates come. */
    public enum Crs {
        GCJ02,
        WGS84,
        BD09
    }

    private static final double EARTH_RADIUS = 6_371_008.8;
    private static final double AXIS = 6_378_245.0;
    private static final double ECCENTRICITY = 0.006_693_421_622_965_943;
    private static final double BAIDU = Math.PI * 3000.0 / 180.0;
    private static final int INVERSION_STEPS = 6;

    /** A point that came in some system. */
    public static Point of(double latitude, double longitude, Crs crs) {
        return switch (crs) {
            case GCJ02 -> new Point(latitude, longitude);
            case WGS84 -> ofWgs84(latitude, longitude);
            case BD09 -> ofBd09(latitude, longitude);
        };
    }

    /** Metres to another point, along the surface. */
    public double metresTo(Point other) {
        double lat = Math.toRadians(other.latitude - latitude);
        double lon = Math.toRadians(other.longitude - longitude);
        double h = Math.pow(Math.sin(lat / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(lon / 2), 2);
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /** The same point in another system, for tests and for maps that speak it. */
    public Point in(Crs crs) {
        return switch (crs) {
            case GCJ02 -> this;
            case WGS84 -> toWgs84();
            case BD09 -> toBd09();
        };
    }

    private static Point ofWgs84(double latitude, double longitude) {
        if (isOutsideChina(latitude, longitude)) {
            return new Point(latitude, longitude);
        }
        double x = longitude - 105.0;
        double y = latitude - 35.0;
        double radians = Math.toRadians(latitude);
        double magic = 1 - ECCENTRICITY * Math.pow(Math.sin(radians), 2);
        double root = Math.sqrt(magic);
        double north = shiftNorth(x, y) * 180.0 / (AXIS * (1 - ECCENTRICITY) / (magic * root) * Math.PI);
        double east = shiftEast(x, y) * 180.0 / (AXIS / root * Math.cos(radians) * Math.PI);
        return new Point(latitude + north, longitude + east);
    }

    /** The shift has no closed inverse; a few steps of going back by what it is off are exact to far below a metre. */
    private Point toWgs84() {
        double lat = latitude;
        double lon = longitude;
        for (int i = 0; i < INVERSION_STEPS; i++) {
            Point back = ofWgs84(lat, lon);
            lat += latitude - back.latitude;
            lon += longitude - back.longitude;
        }
        return new Point(lat, lon);
    }

    private static Point ofBd09(double latitude, double longitude) {
        Point guess = ofBd09Formula(latitude, longitude);
        double lat = guess.latitude;
        double lon = guess.longitude;
        for (int i = 0; i < INVERSION_STEPS; i++) {
            Point forth = new Point(lat, lon).toBd09();
            lat += latitude - forth.latitude;
            lon += longitude - forth.longitude;
        }
        return new Point(lat, lon);
    }

    private static Point ofBd09Formula(double latitude, double longitude) {
        double x = longitude - 0.0065;
        double y = latitude - 0.006;
        double z = Math.sqrt(x * x + y * y) - 0.00002 * Math.sin(y * BAIDU);
        double theta = Math.atan2(y, x) - 0.000003 * Math.cos(x * BAIDU);
        return new Point(z * Math.sin(theta), z * Math.cos(theta));
    }

    private Point toBd09() {
        double z = Math.sqrt(longitude * longitude + latitude * latitude) + 0.00002 * Math.sin(latitude * BAIDU);
        double theta = Math.atan2(latitude, longitude) + 0.000003 * Math.cos(longitude * BAIDU);
        return new Point(z * Math.sin(theta) + 0.006, z * Math.cos(theta) + 0.0065);
    }

    private static boolean isOutsideChina(double latitude, double longitude) {
        return longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271;
    }

    private static double shiftNorth(double x, double y) {
        return -100.0
                + 2.0 * x
                + 3.0 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + waves(x)
                + (20.0 * Math.sin(y * Math.PI) + 40.0 * Math.sin(y / 3.0 * Math.PI)) * 2.0 / 3.0
                + (160.0 * Math.sin(y / 12.0 * Math.PI) + 320.0 * Math.sin(y * Math.PI / 30.0)) * 2.0 / 3.0;
    }

    private static double shiftEast(double x, double y) {
        return 300.0
                + x
                + 2.0 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + waves(x)
                + (20.0 * Math.sin(x * Math.PI) + 40.0 * Math.sin(x / 3.0 * Math.PI)) * 2.0 / 3.0
                + (150.0 * Math.sin(x / 12.0 * Math.PI) + 300.0 * Math.sin(x / 30.0 * Math.PI)) * 2.0 / 3.0;
    }

    private static double waves(double x) {
        return (20.0 * Math.sin(6.0 * x * Math.PI) + 20.0 * Math.sin(2.0 * x * Math.PI)) * 2.0 / 3.0;
    }
}
