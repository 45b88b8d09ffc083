package io.qisheng.points.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.points.domain.Caps.Kind;
import io.qisheng.points.domain.Caps.Paid;
import io.qisheng.points.domain.Caps.Used;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CapsTest {

    private static final Used NOTHING = new Used(0, 0, 0);

    @Test
    void paysInFullWhereThereIsNoCap() {
        assertThat(new Caps(null, null, null).pay(20, new Used(900, 900, 900))).isEqualTo(new Paid(20, null));
    }

    @Test
    void paysWhatACapLeavesAndNamesIt() {
        Caps caps = new Caps(null, 60, null);

        assertThat(caps.pay(30, new Used(0, 30, 30))).isEqualTo(new Paid(30, null));
        assertThat(caps.pay(30, new Used(0, 45, 45))).isEqualTo(new Paid(15, Kind.MONTH));
        assertThat(caps.pay(30, new Used(0, 60, 60))).isEqualTo(new Paid(0, Kind.MONTH));
    }

    @Test
    void theTightestCapCounts() {
        Caps caps = new Caps(20, 40, 240);

        assertThat(caps.pay(20, new Used(10, 35, 0))).isEqualTo(new Paid(5, Kind.MONTH));
        assertThat(caps.pay(20, new Used(18, 35, 0))).isEqualTo(new Paid(2, Kind.DAY));
        assertThat(caps.pay(20, new Used(0, 0, 239))).isEqualTo(new Paid(1, Kind.YEAR));
    }

    @Test
    void namesTheShortestOfCapsThatLeaveTheSame() {
        assertThat(new Caps(20, 20, 20).pay(30, NOTHING)).isEqualTo(new Paid(20, Kind.DAY));
        assertThat(new Caps(null, 20, 20).pay(30, NOTHING)).isEqualTo(new Paid(20, Kind.MONTH));
    }

    @Test
    void aCapThatWasLoweredAfterwardsTakesNothingBack() {
        assertThat(new Caps(null, 40, null).pay(20, new Used(0, 60, 60))).isEqualTo(new Paid(0, Kind.MONTH));
    }

    @Property
    void theOrderOfFactsDoesNotChangeTheirSum(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 90) Integer> facts,
            @ForAll @IntRange(min = 1, max = 300) int day,
            @ForAll @IntRange(min = 1, max = 300) int month,
            @ForAll @IntRange(min = 1, max = 300) int year) {
        Caps caps = new Caps(day, month, year);
        List<Integer> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(day));
        int all = facts.stream().mapToInt(Integer::intValue).sum();

        assertThat(sum(caps, facts)).isEqualTo(sum(caps, shuffled));
        assertThat(sum(caps, facts)).isEqualTo(Math.min(all, Math.min(day, Math.min(month, year))));
    }

    /** What facts of one day are paid together. */
    private static int sum(Caps caps, List<Integer> facts) {
        int sum = 0;
        for (int full : facts) {
            Paid paid = caps.pay(full, new Used(sum, sum, sum));
            assertThat(paid.tenths()).isBetween(0, full);
            assertThat(paid.cap() == null).isEqualTo(paid.tenths() == full);
            sum += paid.tenths();
        }
        return sum;
    }
}
