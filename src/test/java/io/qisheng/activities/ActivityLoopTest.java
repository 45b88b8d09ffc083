package io.qisheng.activities;

import static io.qisheng.activities.ActivitySteps.ACTIVITIES;
import static io.qisheng.activities.ActivitySteps.act;
import static io.qisheng.activities.ActivitySteps.code;
import static io.qisheng.activities.ActivitySteps.open;
import static io.qisheng.activities.ActivitySteps.plan;
import static io.qisheng.activities.ActivitySteps.planned;
import static io.qisheng.activities.ActivitySteps.time;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.evidence.EvidenceSteps;
import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Ids;
import io.qisheng.points.PointsSteps;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ActivityLoopTest {

    @Test
    void aSecretaryPlansPublishesOpensWritesMinutesAndCloses() {
        String id = planned(plan(Duration.ofDays(1)));
        as("secretary")
                .get(ACTIVITIES + "/" + id)
                .then()
                .body("status", equalTo("DRAFT"))
                .body("counts.expected", equalTo(21))
                .body("allowedActions", hasItems("schedule", "publish", "cancel", "edit", "edit-roster"));
        as("demo-member-1").get(ACTIVITIES + "/" + id).then().statusCode(404);

        act("secretary", id, "schedule").then().statusCode(200).body("status", equalTo("SCHEDULED"));
        act("secretary", id, "publish").then().statusCode(200).body("status", equalTo("PUBLISHED"));
        as("demo-member-1").get(ACTIVITIES + "/" + id).then().statusCode(200).body("mine.expected", equalTo(true));
        as("demo-member-1").get("/api/v1/notifications").then().body("items.subject.id", hasItem(id));
        as("secretary").get(ACTIVITIES + "/" + id + "/code").then().statusCode(409);

        act("secretary", id, "open").then().statusCode(200).body("checkInOpen", equalTo(true));
        act("secretary", id, "open").then().statusCode(200).body("status", equalTo("OPEN"));
        as("secretary")
                .get(ACTIVITIES + "/" + id + "/code")
                .then()
                .statusCode(200)
                .body("link", containsString("a=" + id));
        as("demo-member-1").get(ACTIVITIES + "/" + id + "/code").then().statusCode(403);
        act("secretary", id, "close")
                .then()
                .statusCode(409)
                .body("code", equalTo("activity-minutes-missing"))
                .body("errmsg", containsString("记录"));

        UUID photo = EvidenceSteps.verified("secretary", "ACTIVITY", EvidenceSteps.photo());
        Map<String, Object> minutes = Map.of("text", "全体党员重温入党誓词。", "evidenceIds", List.of(photo));
        as("secretary")
                .body(minutes)
                .put(ACTIVITIES + "/" + id + "/minutes")
                .then()
                .statusCode(428);
        String etag = as("secretary").get(ACTIVITIES + "/" + id).header("ETag");
        as("secretary")
                .header("If-Match", etag)
                .body(minutes)
                .put(ACTIVITIES + "/" + id + "/minutes")
                .then()
                .statusCode(200)
                .body("minutes.evidence", hasSize(1))
                .body("minutes.writtenBy", equalTo("叶书记"));
        as("secretary")
                .header("If-Match", etag)
                .body(minutes)
                .put(ACTIVITIES + "/" + id + "/minutes")
                .then()
                .statusCode(412);
        as("demo-member-16").get("/api/v1/evidence/" + photo).then().statusCode(200);
        as("demo-member-2").get("/api/v1/evidence/" + photo).then().statusCode(404);

        String code = code(id);
        act("secretary", id, "close").then().statusCode(200).body("status", equalTo("CLOSED"));
        ActivitySteps.checkIn("demo-member-16", id, ActivitySteps.scan(code))
                .then()
                .statusCode(409)
                .body("code", equalTo("check-in-activity-not-open"));
        act("secretary", id, "cancel").then().statusCode(409).body("code", equalTo("activity-action-not-allowed"));
    }

    @Test
    void othersCannotOrganiseNorKnow() {
        as("secretary")
                .body(plan(
                        Duration.ofDays(1),
                        "organiserId",
                        DemoIds.of("branch-2").toString()))
                .post(ACTIVITIES)
                .then()
                .statusCode(403);
        as("demo-member-1")
                .body(plan(Duration.ofDays(1)))
                .post(ACTIVITIES)
                .then()
                .statusCode(403);
        String id = planned(plan(Duration.ofDays(1)));
        as("demo-member-2").get(ACTIVITIES + "/" + id).then().statusCode(404);
        as("demo-owner-1").get(ACTIVITIES + "/" + id).then().statusCode(404);
        as("supervisor").get(ACTIVITIES + "/" + id).then().statusCode(200).body("allowedActions", hasSize(0));
        act("admin", id, "publish").then().statusCode(200);
        as("demo-member-2").get(ACTIVITIES + "?limit=100").then().body("items.id", not(hasItem(id)));
        as("demo-member-1").get(ACTIVITIES + "?mine=true&limit=100").then().body("items.id", hasItem(id));
    }

    @Test
    void tellsEverythingThatIsWrongWithAPlanAtOnce() {
        as("secretary")
                .body(plan(
                        Duration.ofDays(1),
                        "endsAt",
                        time(Instant.now()),
                        "hostIds",
                        List.of(Ids.next()),
                        "organiserId",
                        Ids.next()))
                .post(ACTIVITIES)
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/endsAt", "/organiserId", "/hostIds/0"));
        as("secretary")
                .body(plan(Duration.ofDays(-2)))
                .post(ACTIVITIES)
                .then()
                .statusCode(400)
                .body("errors.code", contains("in-the-past"));
        as("secretary")
                .body(plan(Duration.ofDays(1), "venue", Map.of("name", "某处", "latitude", 30, "longitude", 120)))
                .post(ACTIVITIES)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/venue/crs"));
    }

    @Test
    void aChangedTimeIsToldToTheRoster() {
        String id = planned(plan(Duration.ofDays(2)));
        act("secretary", id, "publish").then().statusCode(200);
        String etag = as("secretary").get(ACTIVITIES + "/" + id).header("ETag");
        Instant next = Instant.now().plus(Duration.ofDays(3));

        as("secretary")
                .header("If-Match", etag)
                .body(Map.of("startsAt", time(next), "endsAt", time(next.plusSeconds(7200))))
                .patch(ACTIVITIES + "/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("走进车间学安全"));

        as("demo-member-1").get("/api/v1/notifications").then().body("items[0].kind", equalTo("activity-changed"));
        as("secretary")
                .header("If-Match", etag)
                .body(Map.of("title", "又改了"))
                .patch(ACTIVITIES + "/" + id)
                .then()
                .statusCode(412);
    }

    @Test
    void theRosterIsEditedUntilTheStartAndInTheOrderOfPinyin() {
        String id = planned(plan(Duration.ofDays(1)));
        String added = PointsSteps.memberId("demo-floating-10");
        String removed = PointsSteps.memberId("demo-member-16");

        roster(id, Map.of("add", List.of(added), "remove", List.of(removed)))
                .then()
                .statusCode(200)
                .body("counts.expected", equalTo(21));

        Response page = as("secretary").get(ACTIVITIES + "/" + id + "/roster?limit=100");
        page.then()
                .statusCode(200)
                .body("items.member.id", hasItem(added))
                .body("items.member.id", not(hasItem(removed)));
        roster(id, Map.of("add", List.of(Ids.next())))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/add/0"));
        String running = open("startsAt", time(Instant.now().minusSeconds(60)));
        roster(running, Map.of("remove", List.of(removed)))
                .then()
                .statusCode(409)
                .body("code", equalTo("activity-started"));
    }

    @Test
    void leaveIsAskedForOnceAndDecidedOnce() {
        String id = planned(plan(Duration.ofDays(1)));
        act("secretary", id, "publish").then().statusCode(200);
        Map<String, String> reason = Map.of("reason", "当天出差在外。");
        String path = ACTIVITIES + "/" + id + "/leave-requests";

        Response asked = as("demo-member-31").body(reason).post(path);
        asked.then().statusCode(201).body("status", equalTo("REQUESTED"));
        as("demo-member-31")
                .body(reason)
                .post(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("activity-leave-closed"));
        as("demo-member-2").body(reason).post(path).then().statusCode(404);
        String decision = "/api/v1/leave-requests/" + asked.path("id") + "/decision";
        as("secretary")
                .body(Map.of("granted", true))
                .post(decision)
                .then()
                .statusCode(200)
                .body("status", equalTo("GRANTED"))
                .body("decisionReason", nullValue());
        as("secretary")
                .body(Map.of("granted", true))
                .post(decision)
                .then()
                .statusCode(409)
                .body("code", equalTo("activity-leave-decided"));

        as("secretary").get(ACTIVITIES + "/" + id).then().body("counts.leave", equalTo(1));
        as("secretary")
                .get(ACTIVITIES + "/" + id + "/roster?standing=LEAVE")
                .then()
                .body("items", hasSize(1));
        as("demo-member-31").get("/api/v1/notifications").then().body("items[0].kind", equalTo("leave-granted"));
    }

    @Test
    void aMakeUpSessionCountsOnce() {
        String id = open();
        Instant soon = Instant.now().minusSeconds(60);
        Response added = as("secretary")
                .body(Map.of("startsAt", time(soon), "endsAt", time(soon.plusSeconds(3600))))
                .post(ACTIVITIES + "/" + id + "/sessions");
        added.then().statusCode(201).body("sessions", hasSize(1));
        String session = added.path("sessions[0].id");

        ActivitySteps.checkIn("demo-member-46", id, ActivitySteps.scan(code(id), "sessionId", session))
                .then()
                .statusCode(201)
                .body("sessionId", equalTo(session));
        ActivitySteps.checkIn("demo-member-46", id, ActivitySteps.scan(code(id)))
                .then()
                .statusCode(200)
                .body("repeated", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check_in", "check_in_ruling", "activity_step"})
    void theDatabaseItselfRefusesToChangeWhatIsWritten(String table) throws SQLException {
        String id = open();
        String review = ActivitySteps.checkIn("demo-member-61", id, ActivitySteps.scan(code(id), "place", null))
                .path("id");
        as("secretary")
                .body(Map.of("decision", "VOID", "reason", "试一试"))
                .post("/api/v1/check-ins/" + review + "/review")
                .then()
                .statusCode(200);

        try (Connection app = Database.app();
                Connection owner = Database.owner();
                Statement asApp = app.createStatement();
                Statement asOwner = owner.createStatement()) {
            Assertions.assertThatThrownBy(() -> asApp.execute("update " + table + " set district_id = district_id"))
                    .hasMessageContaining("permission denied");
            Assertions.assertThatThrownBy(() -> asApp.execute("truncate " + table))
                    .hasMessageContaining("permission denied");
            Assertions.assertThatThrownBy(() -> asOwner.execute("delete from " + table))
                    .hasMessageContaining("append-only");
        }
    }

    private static Response roster(String id, Map<String, Object> edit) {
        return as("secretary").body(edit).post(ACTIVITIES + "/" + id + "/roster");
    }
}
