package io.qisheng.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qisheng.bench.Meetings.Chair;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MeetingsTest {

    @Test
    void eachChairIsAnotherMembersPlaceAtAMeetingOfTheOwnBranch() {
        Set<String> places = new HashSet<>();
        LongStream.range(0, Meetings.CHAIRS).mapToObj(Chair::new).forEach(chair -> {
            places.add(chair.activity() + " " + chair.member());
            int branch = (chair.member() - 1) % Township.BRANCHES + 1;
            assertThat(branch).isBetween(Meetings.FIRST_BRANCH, Meetings.FIRST_BRANCH + Meetings.BRANCHES - 1);
            assertThat(chair.member()).isLessThan(Township.MEMBERS - 11);
        });
        assertThat(places).hasSize(Meetings.CHAIRS);
    }

    @Test
    void theNextFiftyChairsAreOfFiftyBranches() {
        assertThat(LongStream.range(3_000, 3_050)
                        .mapToObj(n -> new Chair(n).member() % Township.BRANCHES)
                        .distinct())
                .hasSize(50);
    }

    @Test
    void whatIsUsedUpIsNotGivenTwice() {
        Numbers numbers = new Numbers("claims", 3);
        assertThat(numbers.next()).isZero();
        assertThat(numbers.take(2)).isEqualTo(1);
        assertThatThrownBy(numbers::next).isInstanceOf(BenchException.class).hasMessageContaining("claims");
    }
}
