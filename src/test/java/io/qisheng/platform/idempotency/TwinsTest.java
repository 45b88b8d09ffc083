package io.qisheng.platform.idempotency;

import static io.qisheng.petitions.PetitionSteps.OWNER;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.points.PointsSteps.CLAIMS;
import static io.qisheng.points.PointsSteps.claim;
import static io.qisheng.points.PointsSteps.made;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.testing.AtOnce;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Many of the same request at the same moment: while the first runs, after it, and in between. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TwinsTest {

    private static final String PETITIONS = "/api/v1/petitions";

    @Test
    void whatIsKeptIsGivenToAnyNumberOfTwinsAtOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> filing = filing();
        Response first = post(OWNER, key, filing, PETITIONS);
        first.then().statusCode(201);

        List<Response> twins = AtOnce.times(50, () -> post(OWNER, key, filing, PETITIONS));

        assertThat(twins)
                .allSatisfy(twin -> twin.then()
                        .statusCode(201)
                        .header("Idempotency-Replayed", "true")
                        .body("id", equalTo(first.path("id"))));
    }

    @Test
    void whatAHotStatementKeptIsGivenToAnyNumberOfTwinsAtOnce() throws Exception {
        String path = CLAIMS + "/" + made("demo-member-106", claim("care-visit")) + "/decision";
        String key = UUID.randomUUID().toString();
        Map<String, String> approval = Map.of("decision", "APPROVE");
        Response first = post("secretary", key, approval, path);
        first.then().statusCode(200);

        List<Response> twins = AtOnce.times(50, () -> post("secretary", key, approval, path));

        assertThat(twins)
                .allSatisfy(twin -> twin.then()
                        .statusCode(200)
                        .header("Idempotency-Replayed", "true")
                        .body("id", equalTo(first.path("id"))));
    }

    @Test
    void aTwinOfADecisionIsNeverToldThatItCameTooLate() throws Exception {
        for (int round = 0; round < 5; round++) {
            String path = CLAIMS + "/" + made("demo-member-106", claim("care-visit")) + "/decision";
            String key = UUID.randomUUID().toString();

            List<Response> twins = AtOnce.times(
                    24, () -> post("secretary", key, Map.of("decision", "DECLINE", "reason", "照片看不清楚。"), path));

            assertThat(twins).anySatisfy(twin -> twin.then().statusCode(200));
            assertThat(twins)
                    .filteredOn(twin -> twin.statusCode() != 200)
                    .allSatisfy(twin -> twin.then().statusCode(409).body("code", equalTo("idempotency-in-progress")));
        }
    }

    private static Response post(String person, String key, Object body, String path) {
        return as(person).header("Idempotency-Key", key).body(body).post(path);
    }
}
