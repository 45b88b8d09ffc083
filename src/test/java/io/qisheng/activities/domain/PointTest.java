package io.qisheng.activities.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qisheng.activities.domain.Point.Crs;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coordinates against values that many published implementations share, and there and back between any two systems. */
class PointTest {

    private static final Offset<Double> EXACT = within(1e-9);

    @ParameterizedTest
    @CsvSource({
        "31.1774276, 121.5272106, 31.17530398364597, 121.531541859215",
        "22.543847, 113.912316, 22.540796131694766, 113.9171764808363",
        "39.911954, 116.377817, 39.91334545536069, 116.38404722455657",
        "39.915, 116.404, 39.91640428150164, 116.41024449916938",
    })
    void ofWgs84IsWhereChineseMapsDrawIt(double latitude, double longitude, double mapLatitude, double mapLongitude) {
        Point point = Point.of(latitude, longitude, Crs.WGS84);

        assertThat(point.latitude()).isCloseTo(mapLatitude, EXACT);
        assertThat(point.longitude()).isCloseTo(mapLongitude, EXACT);
    }

    @Test
    void ofBd09IsWhereOtherChineseMapsDrawIt() {
        Point there = new Point(39.915, 116.404).in(Crs.BD09);
        Point back = Point.of(39.915, 116.404, Crs.BD09);

        assertThat(there.latitude()).isCloseTo(39.92133699351021, EXACT);
        assertThat(there.longitude()).isCloseTo(116.41036949371029, EXACT);
        assertThat(back.metresTo(new Point(39.90865673957631, 116.39762729119315)))
                .isLessThan(1);
    }

    @Property(tries = 2_000)
    void isTheSameWithinAMetreBetweenAnyTwoSystemsAndBack(
            @ForAll @DoubleRange(min = 18, max = 54) double latitude,
            @ForAll @DoubleRange(min = 73.5, max = 135.1) double longitude,
            @ForAll Crs from,
            @ForAll Crs by) {
        Point first = Point.of(latitude, longitude, from);

        Point there = first.in(by);
        Point back = Point.of(there.latitude(), there.longitude(), by);

        assertThat(back.metresTo(first)).isLessThan(1);
        Point asSent = back.in(from);
        assertThat(asSent.metresTo(new Point(latitude, longitude))).isLessThan(1);
    }

    @Test
    void isNotShiftedOutsideChina() {
        assertThat(Point.of(39.7392, -104.9903, Crs.WGS84)).isEqualTo(new Point(39.7392, -104.9903));
    }

    @Test
    void isAsFarAwayAsTheGlobeSays() {
        Point shanghai = new Point(31.17530398364597, 121.531541859215);
        Point beijing = new Point(39.91334545536069, 116.38404722455657);

        assertThat(shanghai.metresTo(shanghai)).isZero();
        assertThat(shanghai.metresTo(beijing)).isCloseTo(1_076_900, within(1_500.0));
        assertThat(new Point(30, 120).metresTo(new Point(30.001, 120))).isCloseTo(111.2, within(0.1));
        assertThat(new Point(0, 0).metresTo(new Point(0, 180))).isCloseTo(Math.PI * 6_371_008.8, within(1.0));
    }
}
