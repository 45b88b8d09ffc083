package io.qisheng.activities.checkin;

import static io.qisheng.activities.ActivitySteps.ACTIVITIES;
import static io.qisheng.activities.ActivitySteps.LATITUDE;
import static io.qisheng.activities.ActivitySteps.LONGITUDE;
import static io.qisheng.activities.ActivitySteps.checkIn;
import static io.qisheng.activities.ActivitySteps.openAt;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The mini-program code at the venue. Members of branch 10: 10, 25, 40, 55 … */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SceneTest {

    @Test
    void theSceneIsGoodOnAnyPhone() {
        String id = openAt("branch-10");
        String scene = scene(id);

        assertThat(scene).hasSizeLessThanOrEqualTo(32);
        checkIn("demo-member-10", id, scan(null, "scene", scene))
                .then()
                .statusCode(201)
                .body("result", equalTo("ACCEPTED"))
                .body("way", equalTo("SCENE"));
        checkIn("demo-member-25", id, scan(null, "scene", scene.replace("=", "%3D")))
                .then()
                .statusCode(201);
    }

    @Test
    void aSceneThatIsMadeOfTheIdAloneOrOfAnotherActivityIsForged() {
        String id = openAt("branch-10");
        String scene = scene(id);
        String guessed = scene.substring(0, 24);

        assertThat(guessed).isEqualTo("a=" + encoded(UUID.fromString(id)));
        isInvalid(checkIn("demo-member-40", id, scan(null, "scene", guessed)));
        isInvalid(checkIn("demo-member-40", id, scan(null, "scene", guessed + "AAAAAAAA")));
        isInvalid(checkIn("demo-member-40", id, scan(null, "scene", scene(openAt("branch-10")))));
    }

    @Test
    void aVagueFixDoesNotVouchForAPhoneFarAway() {
        String id = openAt("branch-10");
        Map<String, Object> far =
                Map.of("latitude", LATITUDE + 0.8, "longitude", LONGITUDE, "accuracy", 100_000, "crs", "GCJ02");

        checkIn("demo-member-55", id, scan(null, "scene", scene(id), "place", far))
                .then()
                .statusCode(201)
                .body("result", equalTo("REVIEW"))
                .body("reasons", contains("too-far"));
    }

    private static String scene(String id) {
        return as("admin").get(ACTIVITIES + "/" + id + "/code").path("scene");
    }

    private static String encoded(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void isInvalid(Response answer) {
        answer.then().statusCode(422).body("code", equalTo("check-in-code-invalid"));
    }
}
