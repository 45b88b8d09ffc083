package io.qisheng.activities.checkin;

import static io.qisheng.activities.ActivitySteps.ACTIVITIES;
import static io.qisheng.activities.ActivitySteps.act;
import static io.qisheng.activities.ActivitySteps.checkIn;
import static io.qisheng.activities.ActivitySteps.code;
import static io.qisheng.activities.ActivitySteps.open;
import static io.qisheng.activities.ActivitySteps.openAt;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.activities.ActivitySteps.time;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.points.PointsSteps;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a check-in after it was taken. Members of branch 12: 12, 27, 42 … */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RulingsTest {

    @Test
    void whoWasLateIsLateAlsoAfterAReview() {
        String id = openAt("branch-12", "startsAt", time(Instant.now().minus(Duration.ofMinutes(40))));
        String member = PointsSteps.memberId("demo-member-12");
        String late = checkIn("demo-member-12", id, scan(code("admin", id), "place", null))
                .path("id");

        review("admin", late, "CONFIRM").then().statusCode(200);

        as("admin")
                .get(ACTIVITIES + "/" + id)
                .then()
                .body("counts.present", equalTo(1))
                .body("counts.late", equalTo(1));
        as("admin")
                .get(ACTIVITIES + "/" + id + "/roster?standing=LATE")
                .then()
                .body("items.member.id", contains(member));
    }

    @Test
    void aGuestWhoWasConfirmedCanStillBeDisputedOnceByTheHomeBranchThatIsTold() {
        String id = open();
        String guest =
                checkIn("demo-floating-5", id, scan(code(id), "place", null)).path("id");

        review("secretary", guest, "CONFIRM").then().statusCode(200).body("points", notNullValue());

        as("secretary-2").get("/api/v1/notifications").then().body("items.subject.id", hasItem(guest));
        as("secretary-2")
                .get("/api/v1/check-ins/" + guest)
                .then()
                .body("allowedActions", contains("object"))
                .body("objectUntil", notNullValue());
        object(guest).then().statusCode(200).body("reasons", hasItem("disputed"));
        review("secretary", guest, "CONFIRM").then().statusCode(200);
        object(guest).then().statusCode(409).body("code", equalTo("check-in-objection-closed"));
    }

    @Test
    void aCancelledActivityPaysNothingAndConfirmsNothing() {
        String id = openAt("branch-12");
        double before = PointsSteps.balance("demo-member-27");
        checkIn("demo-member-27", id, scan(code("admin", id)))
                .then()
                .statusCode(201)
                .body("points", notNullValue());
        String waiting = checkIn("demo-member-42", id, scan(code("admin", id), "place", null))
                .path("id");

        act("admin", id, "cancel").then().statusCode(200);

        assertThat(PointsSteps.balance("demo-member-27")).isEqualTo(before);
        as("demo-member-27")
                .get("/api/v1/members/" + PointsSteps.memberId("demo-member-27") + "/points/entries")
                .then()
                .body("items[0].points", equalTo("-2.0"))
                .body("items[0].reverses", notNullValue());
        review("admin", waiting, "CONFIRM").then().statusCode(409).body("code", equalTo("check-in-activity-cancelled"));
        review("admin", waiting, "VOID").then().statusCode(200);
    }

    @Test
    void nobodyVouchesForOrDecidesAboutOneself() {
        String id = open();
        String own = PointsSteps.memberId("demo-secretary-1");

        Response recorded = checkIn("demo-secretary-1", id, scan(null, "memberId", own, "place", null));
        recorded.then()
                .statusCode(201)
                .body("result", equalTo("REVIEW"))
                .body("reasons", contains("self-recorded"))
                .body("points", nullValue());
        String waiting = recorded.path("id");

        review("demo-secretary-1", waiting, "CONFIRM").then().statusCode(403).body("code", equalTo("check-in-own"));
        as("secretary").get("/api/v1/check-ins/" + waiting).then().body("allowedActions", empty());
        as("admin").get("/api/v1/notifications").then().body("items.subject.id", hasItem(waiting));
        review("admin", waiting, "CONFIRM").then().statusCode(200).body("decided", equalTo("CONFIRM"));
    }

    private static Response review(String person, String checkIn, String decision) {
        return as(person)
                .body(Map.of("decision", decision, "reason", "已与本人核对。"))
                .post("/api/v1/check-ins/" + checkIn + "/review");
    }

    private static Response object(String checkIn) {
        return as("secretary-2")
                .body(Map.of("reason", "当天本人在外地，没有参加。"))
                .post("/api/v1/check-ins/" + checkIn + "/objection");
    }
}
