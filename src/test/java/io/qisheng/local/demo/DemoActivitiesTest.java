package io.qisheng.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.activities.ActivityTale;
import io.qisheng.activities.ActivityTale.CheckIn;
import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.activities.domain.CheckInRules.Result;
import io.qisheng.local.demo.DemoCatalogue.Place;
import io.qisheng.platform.time.BusinessZone;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The demonstration can be loaded on any day, and never puts a check-in into the current month. */
class DemoActivitiesTest {

    private static final Instant ANY_DAY = Instant.parse("2026-11-26T02:00:00Z");
    private static final int DAYS = 366;

    private final DemoYear year = new DemoYear(new DemoParty(new DemoCast(branches())));

    @Test
    void tellsTwelvePastActivitiesWhicheverDayItIsFirstStarted() {
        for (int day = 0; day < DAYS; day++) {
            Instant firstStart = ANY_DAY.plus(Duration.ofHours(25L * day));
            YearMonth month = YearMonth.from(BusinessZone.localOf(firstStart));

            List<ActivityTale> told = year.tell(firstStart);

            List<ActivityTale> past = told.stream()
                    .filter(one -> one.status() == ActivityStatus.CLOSED)
                    .toList();
            assertThat(past).hasSize(12);
            assertThat(past)
                    .extracting(DemoActivitiesTest::month)
                    .doesNotHaveDuplicates()
                    .allSatisfy(one -> assertThat(one).isBetween(month.minusMonths(12), month.minusMonths(1)));
            assertThat(told).allSatisfy(one -> assertThat(one.now()).isBeforeOrEqualTo(firstStart));
            assertThat(told.stream().filter(one -> one.status() == ActivityStatus.PUBLISHED))
                    .hasSize(2)
                    .allSatisfy(one -> {
                        assertThat(one.plan().startsAt()).isAfter(firstStart.plus(Duration.ofDays(1)));
                        assertThat(one.checkIns()).isEmpty();
                    });
        }
    }

    @Test
    void showsEveryKindOfAttendance() {
        List<ActivityTale> told = year.tell(ANY_DAY);
        List<CheckIn> all =
                told.stream().flatMap(one -> one.checkIns().stream()).toList();

        assertThat(all).extracting(CheckIn::result).contains(Result.values());
        assertThat(all).extracting(CheckIn::guest).contains(true, false);
        assertThat(all).extracting(CheckIn::id).doesNotHaveDuplicates();
        assertThat(all.stream().filter(one -> one.countsSince() == null)).isNotEmpty();
        assertThat(told)
                .filteredOn(one -> one.status() == ActivityStatus.CLOSED)
                .allSatisfy(one -> {
                    assertThat(one.leaves()).isNotEmpty();
                    assertThat(one.minutes()).isNotNull();
                    assertThat(one.checkIns())
                            .extracting(checkIn -> checkIn.member().id())
                            .doesNotHaveDuplicates();
                });
    }

    private static YearMonth month(ActivityTale tale) {
        return YearMonth.from(BusinessZone.localOf(tale.plan().startsAt()));
    }

    private static Map<String, Place> branches() {
        Map<String, Place> places = new HashMap<>();
        for (int n = 1; n <= DemoTownship.BRANCHES; n++) {
            places.put("branch-" + n, new Place("第" + n + "党支部", "/district/township/branch-" + n));
        }
        return places;
    }
}
