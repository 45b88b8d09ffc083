package io.qisheng.activities.checkin;

import static io.qisheng.activities.ActivitySteps.checkIn;
import static io.qisheng.activities.ActivitySteps.code;
import static io.qisheng.activities.ActivitySteps.open;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A floating member came as a guest of branch 1; the home branch, which is the second, may object once. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ObjectionTest {

    private static final String CHECK_INS = "/api/v1/check-ins";
    private static final String HOME = "secretary-2";

    @Test
    void theHomeBranchSeesItsGuestWithoutSeeingTheActivityAndObjectsOnce() {
        String activity = open();
        String guest =
                checkIn("demo-floating-7", activity, scan(code(activity))).path("id");

        as(HOME).get("/api/v1/activities/" + activity).then().statusCode(404);
        as(HOME).get(CHECK_INS + "/" + guest)
                .then()
                .statusCode(200)
                .body("activity.title", equalTo("走进车间学安全"))
                .body("allowedActions", contains("object"))
                .body("objectUntil", notNullValue());
        as(HOME).get(CHECK_INS + "?away=true")
                .then()
                .body("items.id", hasItem(guest))
                .body("items.guest", everyItem(equalTo(true)));
        as("secretary").get(CHECK_INS + "/" + guest).then().body("allowedActions", empty());

        object(guest).then().statusCode(200).body("reasons", hasItem("disputed"));
        object(guest).then().statusCode(409).body("code", equalTo("check-in-objection-closed"));
        as(HOME).get(CHECK_INS + "/" + guest)
                .then()
                .body("allowedActions", empty())
                .body("objectUntil", nullValue());
        as("secretary").get(CHECK_INS + "/" + guest).then().body("allowedActions", contains("review"));
    }

    @Test
    void whatTheOrganiserVoidedIsNotDisputedAnyMore() {
        String activity = open();
        String guest = checkIn("demo-floating-8", activity, scan(code(activity), "place", null))
                .path("id");

        as("secretary")
                .body(Map.of("decision", "VOID", "reason", "本人不在场。"))
                .post(CHECK_INS + "/" + guest + "/review")
                .then()
                .statusCode(200);

        as(HOME).get(CHECK_INS + "/" + guest).then().body("allowedActions", empty());
        object(guest).then().statusCode(409);
    }

    @Test
    void whoIsNotConcernedFindsNothing() {
        String activity = open();
        String own = checkIn("demo-member-241", activity, scan(code(activity))).path("id");

        as(HOME).get(CHECK_INS + "/" + own).then().statusCode(404);
        as(HOME).get(CHECK_INS + "?away=true").then().body("items.id", not(hasItem(own)));
        as("demo-member-241").get(CHECK_INS + "/" + own).then().statusCode(403);
    }

    private static Response object(String checkIn) {
        return as(HOME).body(Map.of("reason", "当天本人在外地，没有参加。")).post(CHECK_INS + "/" + checkIn + "/objection");
    }
}
