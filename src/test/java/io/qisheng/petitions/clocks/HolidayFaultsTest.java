package io.qisheng.petitions.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.platform.problem.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HolidayFaultsTest {

    @Test
    void fifteenDaysInARowAreTheMost() {
        assertThat(faults(holiday("春节", "2033-01-31", "2033-02-14"))).isEmpty();
        assertThat(faults(holiday("春节", "2033-01-31", "2033-02-15"))).containsExactly("/holidays/0/to");
    }

    @Test
    void holidaysThatFollowEachOtherAreCountedTogether() {
        Holiday autumn = holiday("中秋节", "2033-09-23", "2033-09-30");

        assertThat(faults(holiday("国庆节", "2033-10-01", "2033-10-07"), autumn)).isEmpty();
        assertThat(faults(holiday("国庆节", "2033-10-01", "2033-10-08"), autumn)).containsExactly("/holidays/0/from");
        assertThat(faults(holiday("国庆节", "2033-10-02", "2033-10-09"), autumn)).isEmpty();
    }

    @Test
    void aWeekendIsWorkedForAHolidayThatIsNear() {
        assertThat(faults(holiday("国庆节", "2033-10-01", "2033-10-07", "2033-09-03", "2033-11-06")))
                .isEmpty();
        assertThat(faults(holiday("国庆节", "2033-10-01", "2033-10-07", "2033-08-28", "2033-11-12")))
                .containsExactly("/holidays/0/workDays/0", "/holidays/0/workDays/1");
    }

    /** Where the faults of some holidays are; the ones that a year must have besides are put behind them. */
    private static List<String> faults(Holiday... holidays) {
        List<Holiday> year = new ArrayList<>(List.of(holidays));
        for (Holiday other : List.of(
                holiday("元旦", "2033-01-01", "2033-01-03"),
                holiday("春节", "2033-02-01", "2033-02-07"),
                holiday("清明节", "2033-04-04", "2033-04-04"),
                holiday("劳动节", "2033-05-01", "2033-05-05"),
                holiday("端午节", "2033-06-01", "2033-06-01"),
                holiday("中秋节", "2033-09-08", "2033-09-08"),
                holiday("国庆节", "2033-10-01", "2033-10-07"))) {
            if (year.stream().noneMatch(holiday -> holiday.name().equals(other.name()))) {
                year.add(other);
            }
        }
        return HolidayFaults.of(2033, year, Set.of(), Set.of()).stream()
                .map(Violation::pointer)
                .toList();
    }

    private static Holiday holiday(String name, String from, String to, String... workDays) {
        return new Holiday(
                name,
                LocalDate.parse(from),
                LocalDate.parse(to),
                List.of(workDays).stream().map(LocalDate::parse).toList());
    }
}
