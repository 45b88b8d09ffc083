package io.qisheng.activities;

import static io.qisheng.activities.ActivitySteps.ACTIVITIES;
import static io.qisheng.activities.ActivitySteps.act;
import static io.qisheng.activities.ActivitySteps.checkIn;
import static io.qisheng.activities.ActivitySteps.code;
import static io.qisheng.activities.ActivitySteps.openAt;
import static io.qisheng.activities.ActivitySteps.plan;
import static io.qisheng.activities.ActivitySteps.planned;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.points.PointsSteps;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How far an organiser reaches: whom it can name, roster and check in, and who hears of it where no secretary is. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HostsTest {

    @Test
    void anotherBranchMayBeAHostAndHearsOfItButNothingThatStandsAbove() {
        String hosted = planned(plan(Duration.ofDays(1), "hostIds", List.of(id("branch-2"))));
        as("secretary").get(ACTIVITIES + "/" + hosted).then().body("counts.expected", greaterThan(40));
        as("secretary-2").get("/api/v1/notifications?limit=100").then().body("items.subject.id", hasItem(hosted));

        refused("hostIds", "township").body("errors.pointer", contains("/hostIds/0"));
        refused("hostIds", "district").body("errors.code", contains("not-allowed"));
        as("admin")
                .body(plan(Duration.ofDays(1), "hostIds", List.of(id("township"))))
                .post(ACTIVITIES)
                .then()
                .statusCode(201);
    }

    @Test
    void nobodyOfElsewhereIsPutOnARoster() {
        String activity = planned(plan(Duration.ofDays(1)));
        String stranger = PointsSteps.memberId("demo-member-7");

        as("secretary")
                .body(Map.of("add", List.of(stranger)))
                .post(ACTIVITIES + "/" + activity + "/roster")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/add/0"))
                .body("errors.code", contains("not-found"));
        as("admin")
                .body(Map.of("add", List.of(stranger)))
                .post(ACTIVITIES + "/" + activity + "/roster")
                .then()
                .statusCode(200);
    }

    @Test
    void whoTakesPartWithAHostIsAGuestWhereverTheRosterIsFrom() {
        String activity = openAt(
                "branch-13", "hostIds", List.of(id("branch-1")), "rosterOrganisationIds", List.of(id("branch-13")));

        checkIn("demo-floating-4", activity, scan(code("admin", activity)))
                .then()
                .statusCode(201)
                .body("guest", equalTo(true));
        as("demo-floating-4").get(ACTIVITIES + "/" + activity).then().statusCode(200);
    }

    @Test
    void whoOrganisesFromAboveChecksInOthersAndHearsWhatTheVacantOfficeWould() {
        String activity = openAt("branch-13");
        String card = as("demo-member-13").get("/api/v1/me/card").path("cardToken");
        String byHand = PointsSteps.memberId("demo-member-28");

        checkIn("admin", activity, scan(null, "cardToken", card)).then().statusCode(201);
        checkIn("admin", activity, scan(null, "memberId", byHand)).then().statusCode(201);
        String waiting = checkIn("demo-member-43", activity, scan(code("admin", activity), "place", null))
                .path("id");
        String ahead = planned("admin", plan(Duration.ofDays(1), "organiserId", id("branch-13")));
        act("admin", ahead, "publish").then().statusCode(200);
        leave("demo-member-58", ahead, "leave-" + ahead).then().statusCode(201);
        String claim = PointsSteps.made("demo-member-73", PointsSteps.claim("care-visit"));

        as("admin")
                .get("/api/v1/notifications?limit=100")
                .then()
                .body("items.subject.id", hasItems(waiting, ahead, claim));
    }

    @Test
    void aSecretarysOwnClaimIsForWhoStandsAbove() {
        String claim = PointsSteps.made("demo-secretary-1", PointsSteps.claim("care-visit"));

        as("admin").get("/api/v1/notifications?limit=100").then().body("items.subject.id", hasItem(claim));
    }

    @Test
    void aKeptAnswerIsGivenAgainAlsoWhenItWouldBeRefusedByNow() throws SQLException {
        String activity = planned(plan(Duration.ofDays(1)));
        act("secretary", activity, "publish").then().statusCode(200);
        String key = "leave-" + activity;
        Response first = leave("demo-member-151", activity, key);
        first.then().statusCode(201);

        try (Connection owner = Database.owner();
                PreparedStatement earlier = owner.prepareStatement(
                        "update activity set starts_at = now() - interval '1 minute' where id = ?")) {
            earlier.setObject(1, UUID.fromString(activity));
            earlier.executeUpdate();
        }

        leave("demo-member-151", activity, key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.path("id")));
        leave("demo-member-166", activity, "other-" + activity)
                .then()
                .statusCode(409)
                .body("code", equalTo("activity-leave-closed"));
    }

    @Test
    void aPatchIsMergedIntoTheVenueAndTimesAreHeldByTheMicrosecond() {
        String activity = planned(plan(
                Duration.ofDays(1),
                "venue",
                Map.of("name", "示例产业园", "latitude", 30.25, "longitude", 120.15, "crs", "GCJ02", "radius", 1000)));

        patch(activity, Map.of("venue", Map.of("name", "示例产业园二号楼")))
                .then()
                .statusCode(200)
                .body("venue.name", equalTo("示例产业园二号楼"))
                .body("venue.radius", equalTo(1000));
        patch(activity, Map.of("venue", Map.of("radius", 500)))
                .then()
                .statusCode(200)
                .body("venue.radius", equalTo(500))
                .body("venue.name", equalTo("示例产业园二号楼"));
        patch(activity, Map.of("venue", Map.of("radius", "500")))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/venue/radius"));
        patch(activity, Map.of("startsAt", "2030-01-01T08:00:00.0000001Z", "endsAt", "2030-01-01T08:00:00.0000002Z"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/endsAt"));
    }

    private static Response patch(String activity, Map<String, Object> changes) {
        return as("secretary").header("If-Match", "*").body(changes).patch(ACTIVITIES + "/" + activity);
    }

    private static Response leave(String member, String activity, String key) {
        return as(member)
                .header("Idempotency-Key", key)
                .body(Map.of("reason", "当天出差在外。"))
                .post(ACTIVITIES + "/" + activity + "/leave-requests");
    }

    private static ValidatableResponse refused(String member, String organisation) {
        return as("secretary")
                .body(plan(Duration.ofDays(1), member, List.of(id(organisation))))
                .post(ACTIVITIES)
                .then()
                .statusCode(400);
    }

    private static String id(String organisation) {
        return DemoIds.of(organisation).toString();
    }
}
