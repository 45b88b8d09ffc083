package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qisheng.petitions.domain.Ball;
import io.qisheng.petitions.domain.Clock;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionFold;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever the service shows of clocks comes from the timeline and the calendar alone. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ClocksRecomputedTest {

    /** What may pass between the service's look at the clock and the test's. */
    private static final double A_MOMENT = 0.01;

    @Test
    void allClocksRecomputedFromTheTimelinesAreThoseOfTheLiveView() throws Exception {
        int compared = 0;
        try (Connection connection = StoredPetitions.asOwner()) {
            for (Map.Entry<UUID, Petition> stored : StoredPetitions.all().entrySet()) {
                List<TimelineEntry> timeline = StoredPetitions.timeline(connection, stored.getKey());
                Petition petition = PetitionFold.fold(stored.getValue().filing(), timeline);
                if (isShipped(petition)) {
                    compare(stored.getKey(), petition);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(200);
    }

    /** Drafts are their filers' own; what tests wrote meanwhile may run by a year that a test has loaded. */
    private static boolean isShipped(Petition petition) {
        return petition.submission() != null
                && LivedPetitions.CLOCKS.of(petition, Instant.now()).stream().noneMatch(Clock::provisional);
    }

    private static void compare(UUID id, Petition petition) {
        JsonPath shown = get("supervisor", id.toString())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Clock> clocks = LivedPetitions.CLOCKS.of(petition, Instant.now());

        assertThat(shown.<String>getList("clocks.name"))
                .as("%s", id)
                .containsExactlyElementsOf(
                        clocks.stream().map(clock -> clock.name().name()).toList());
        for (int i = 0; i < clocks.size(); i++) {
            Clock clock = clocks.get(i);
            String at = "clocks[" + i + "].";
            assertThat(instant(shown, at + "startedAt")).as("%s", id).isEqualTo(clock.startedAt());
            assertThat(instant(shown, at + "dueAt")).as("%s", id).isEqualTo(clock.dueAt());
            assertThat(shown.getString(at + "state"))
                    .as("%s", id)
                    .isEqualTo(clock.state().name());
            assertThat(shown.getDouble(at + "usedShare")).as("%s", id).isCloseTo(clock.usedShare(), within(A_MOMENT));
            assertThat(shown.getBoolean(at + "provisional")).as("%s", id).isFalse();
        }
        Ball ball = Ball.of(petition, LivedPetitions.CLOCKS);
        assertThat(shown.getString("ball.sentence")).as("%s", id).isEqualTo(ball.sentence());
        assertThat(shown.getString("ball.holder"))
                .as("%s", id)
                .isEqualTo(ball.holder().name());
        if (ball.due() != null) {
            assertThat(instant(shown, "ball.due")).as("%s", id).isEqualTo(ball.due());
        }
    }

    private static Instant instant(JsonPath shown, String path) {
        return OffsetDateTime.parse(Objects.requireNonNull(shown.getString(path)))
                .toInstant();
    }
}
