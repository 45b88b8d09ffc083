package io.qisheng.points.claims;

import static io.qisheng.points.PointsSteps.CLAIMS;
import static io.qisheng.points.PointsSteps.claim;
import static io.qisheng.points.PointsSteps.decide;
import static io.qisheng.points.PointsSteps.made;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.points.domain.ClaimStatus;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may decide a claim in which state, as it happens. The statement that decides, the list of what waits for somebody and the pure
 * rule, which makes {@code allowedActions}, say the same in every cell. Whoever holds no deciding office at all is turned away at the
 * door, before anybody looks whether there is such a claim.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ClaimCellsTest {

    private static final String CLAIMANT = "demo-member-241";

    @ParameterizedTest
    @CsvSource({
        "secretary,       200, 409, 409, 403, 409, 409",
        "supervisor,      403, 409, 409, 200, 409, 409",
        "admin,           200, 409, 409, 200, 409, 409",
        "assessor,        403, 403, 403, 403, 403, 403",
        "auditor,         403, 403, 403, 403, 403, 403",
        "demo-member-241, 403, 403, 403, 403, 403, 403",
        "demo-member-256, 403, 403, 403, 403, 403, 403",
        "demo-owner-1,    403, 403, 403, 403, 403, 403",
        "desk,            403, 403, 403, 403, 403, 403"
    })
    void theStatementTheListAndTheRuleAgree(
            String person, int pending, int approved, int declined, int appealed, int upheld, int reversed) {
        List<Integer> expected = List.of(pending, approved, declined, appealed, upheld, reversed);
        for (ClaimStatus status : ClaimStatus.values()) {
            String cell = person + " " + status;
            String id = inState(status);
            boolean waits = waits(person, id);
            boolean offered = offered(person, id);

            Response decided = decide(person, id, "DECLINE");

            assertThat(decided.statusCode()).as(cell).isEqualTo(expected.get(status.ordinal()));
            assertThat(waits).as(cell + " waits").isEqualTo(decided.statusCode() == 200);
            assertThat(offered).as(cell + " offered").isEqualTo(decided.statusCode() == 200);
        }
    }

    @ParameterizedTest
    @CsvSource({"14, 200, ", "16, 409, points-appeal-too-late"})
    void aDeclineCanBeAppealedForFifteenDays(int days, int status, @Nullable String code) throws SQLException {
        String id = inState(ClaimStatus.DECLINED);
        age(id, Duration.ofDays(days));

        Response appealed = appeal(id);

        appealed.then().statusCode(status).body("code", equalTo(code));
        as(CLAIMANT).get(CLAIMS + "/" + id).then().body("status", equalTo(status == 200 ? "APPEALED" : "DECLINED"));
    }

    private static String inState(ClaimStatus status) {
        String id = made(CLAIMANT, claim("pledge-fulfilled"));
        switch (status) {
            case PENDING -> {}
            case APPROVED -> must(decide("secretary", id, "APPROVE"));
            case DECLINED -> must(decide("secretary", id, "DECLINE"));
            case APPEALED, UPHELD, REVERSED -> {
                must(decide("secretary", id, "DECLINE"));
                must(appeal(id));
            }
        }
        switch (status) {
            case UPHELD -> must(decide("supervisor", id, "DECLINE"));
            case REVERSED -> must(decide("supervisor", id, "APPROVE"));
            case PENDING, APPROVED, DECLINED, APPEALED -> {}
        }
        as(CLAIMANT).get(CLAIMS + "/" + id).then().body("status", equalTo(status.name()));
        return id;
    }

    private static Response appeal(String id) {
        return as(CLAIMANT).body(Map.of("reason", "当天有两位同志可以作证。")).post(CLAIMS + "/" + id + "/appeal");
    }

    private static void must(Response answer) {
        answer.then().statusCode(200);
    }

    private static boolean waits(String person, String id) {
        Response list = as(person).get(CLAIMS + "?waiting=true&limit=100");
        return list.then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.id")
                .contains(id);
    }

    private static boolean offered(String person, String id) {
        Response shown = as(person).get(CLAIMS + "/" + id);
        return shown.statusCode() == 200
                && shown.<List<String>>path("allowedActions").contains("decide");
    }

    /** Makes a decline so much older. */
    private static void age(String id, Duration time) throws SQLException {
        try (Connection owner = Database.owner();
                PreparedStatement update = owner.prepareStatement(
                        "update points_claim set declined_at = declined_at - make_interval(secs => ?) where id = ?")) {
            update.setDouble(1, time.toSeconds());
            update.setObject(2, UUID.fromString(id));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
