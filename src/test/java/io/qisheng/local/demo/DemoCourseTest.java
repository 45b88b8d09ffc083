package io.qisheng.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCourseTest {

    @ParameterizedTest
    @CsvSource({"232, 69", "10000, 2800", "1000003, 2800", "17, 0", "17, 17"})
    void soManyAsAreWantedAndNoMoreUnderWay(int total, int underWay) {
        int over = Arrays.stream(DemoCourse.values())
                .filter(DemoCourse::isOver)
                .mapToInt(course -> course.count(total, underWay))
                .sum();
        int open = Arrays.stream(DemoCourse.values())
                .filter(course -> !course.isOver())
                .mapToInt(course -> course.count(total, underWay))
                .sum();

        assertThat(over + open).isEqualTo(total);
        // what does not divide came to a good end
        assertThat(open).isBetween(underWay - DemoCourse.values().length, underWay);
    }

    @Test
    void theDemonstrationHasJustWhatItNames() {
        assertThat(DemoCourse.TOTAL).isEqualTo(232);
        for (DemoCourse course : DemoCourse.values()) {
            assertThat(course.count(DemoCourse.TOTAL, DemoCourse.underWay(DemoCourse.TOTAL)))
                    .as(course.name())
                    .isEqualTo(course.count(DemoCourse.TOTAL * 10, DemoCourse.underWay(DemoCourse.TOTAL * 10)) / 10);
        }
    }
}
