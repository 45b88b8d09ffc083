package io.qisheng.activities.checkin;

import static io.qisheng.activities.ActivitySteps.ACTIVITIES;
import static io.qisheng.activities.ActivitySteps.LATITUDE;
import static io.qisheng.activities.ActivitySteps.LONGITUDE;
import static io.qisheng.activities.ActivitySteps.act;
import static io.qisheng.activities.ActivitySteps.batch;
import static io.qisheng.activities.ActivitySteps.checkIn;
import static io.qisheng.activities.ActivitySteps.code;
import static io.qisheng.activities.ActivitySteps.open;
import static io.qisheng.activities.ActivitySteps.plan;
import static io.qisheng.activities.ActivitySteps.planned;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.activities.ActivitySteps.time;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Ids;
import io.qisheng.points.PointsSteps;
import io.qisheng.testing.Api;
import io.qisheng.testing.AtOnce;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checking in: every row of the decision table. Members of branch 1: 1, 16, 31, 46 …; of branch 2: 2, 17 … */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CheckInTest {

    @Test
    void aMemberAtTheVenueIsAcceptedPaidAndSeesWhy() {
        String id = open();

        checkIn("demo-member-196", id, scan(code(id)))
                .then()
                .statusCode(201)
                .body("result", equalTo("ACCEPTED"))
                .body("repeated", equalTo(false))
                .body("guest", equalTo(false))
                .body("points", equalTo("2.0"))
                .body("explanation", containsString("走进车间学安全"))
                .body("message", equalTo("签到成功。"));

        assertThat(PointsSteps.balance("demo-member-196")).isEqualTo(2.0);
        as("secretary")
                .get(ACTIVITIES + "/" + id)
                .then()
                .body("counts.present", equalTo(1))
                .body("counts.expected", equalTo(21));
        as("demo-member-196").get(ACTIVITIES + "/" + id).then().body("mine.checkIn.result", equalTo("ACCEPTED"));
        as("demo-member-196").get("/api/v1/notifications").then().body("items.kind", hasItem("check-in-accepted"));
    }

    @Test
    void theSameMemberAgainGetsTheFirstResult() {
        String id = open();
        Response first = checkIn("demo-member-211", id, scan(code(id)));

        Response again = checkIn("demo-member-211", id, scan("WRONG1", "deviceId", "another-phone"));

        first.then().statusCode(201);
        again.then()
                .statusCode(200)
                .body("repeated", equalTo(true))
                .body("id", equalTo(first.path("id")))
                .body("points", equalTo("2.0"));
    }

    @Test
    void aThousandAtOnceMakeOneRowAndOneEntry() throws Exception {
        String id = open();
        String code = code(id);
        Api.token("demo-member-226");

        List<Response> answers = AtOnce.each(
                Collections.nCopies(1_000, "demo-member-226"), 50, member -> checkIn(member, id, scan(code)));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .extracting(answer -> answer.<String>path("id"))
                .containsOnly(answers.getFirst().<String>path("id"));
        try (Connection owner = Database.owner()) {
            UUID activity = UUID.fromString(id);
            assertThat(Database.number(owner, "select count(*) from check_in where activity_id = ?", activity))
                    .isEqualTo(1);
            assertThat(Database.number(owner, """
                    select count(*) from points_entry where source_id in (select id from check_in where activity_id = ?)""", activity)).isEqualTo(1);
        }
        assertThat(PointsSteps.balance("demo-member-226")).isEqualTo(2.0);
    }

    @Test
    void theSameNonceGivesTheSameAnswerAndBelongsToOneCheckInOnly() {
        String id = open();
        String other = open();
        Map<String, Object> scan = scan(code(id));
        Response first = checkIn("demo-member-241", id, scan);

        checkIn("demo-member-241", id, scan).then().statusCode(200).body("id", equalTo(first.path("id")));
        checkIn("demo-member-241", other, scan(code(other), "nonce", scan.get("nonce")))
                .then()
                .statusCode(422)
                .body("code", equalTo("check-in-nonce-reused"));
    }

    @Test
    void theSameKeyReplaysTheFirstAnswer() {
        String id = open();
        Map<String, Object> scan = scan(code(id));
        String path = ACTIVITIES + "/" + id + "/check-ins";

        Response first = as("demo-member-256")
                .header("Idempotency-Key", "scan-" + id)
                .body(scan)
                .post(path);
        Response again = as("demo-member-256")
                .header("Idempotency-Key", "scan-" + id)
                .body(scan)
                .post(path);

        first.then().statusCode(201);
        again.then().statusCode(201).header("Idempotency-Replayed", "true").body("repeated", equalTo(false));
        assertThat(again.<Object>path("$")).isEqualTo(first.path("$"));
    }

    @Test
    void aFloatingMemberComesAsAGuestOnceAndBothSecretariesHearOfIt() {
        String id = open();

        checkIn("demo-floating-1", id, scan(code(id)))
                .then()
                .statusCode(201)
                .body("result", equalTo("ACCEPTED"))
                .body("guest", equalTo(true))
                .body("points", equalTo("2.0"));
        checkIn("demo-floating-1", id, scan(code(id))).then().statusCode(200).body("repeated", equalTo(true));

        as("secretary").get(ACTIVITIES + "/" + id).then().body("counts.guests", equalTo(1));
        as("secretary")
                .get(ACTIVITIES + "/" + id + "/roster?standing=GUEST")
                .then()
                .body("items.expected", contains(false));
        as("secretary").get("/api/v1/notifications").then().body("items.kind", hasItem("check-in-guest"));
    }

    @Test
    void refusesWithACodeAndASentenceThatSaysWhatToDo() {
        String id = open();
        String foreign = code(open());

        checkIn("demo-member-2", id, scan(code(id)))
                .then()
                .statusCode(403)
                .body("code", equalTo("check-in-not-on-roster"));
        checkIn("demo-member-16", id, scan("ABCDEF"))
                .then()
                .statusCode(422)
                .body("code", equalTo("check-in-code-invalid"));
        checkIn("demo-member-16", id, scan(foreign))
                .then()
                .statusCode(422)
                .body("code", equalTo("check-in-code-invalid"));
        checkIn(
                        "demo-member-16",
                        id,
                        scan(code(id), "scannedAt", time(Instant.now().minus(Duration.ofHours(73)))))
                .then()
                .statusCode(422)
                .body("code", equalTo("check-in-too-late"))
                .body("errmsg", containsString("联系支部书记"));
        checkIn("demo-member-16", planned(plan(Duration.ofDays(1))), scan("ABCDEF"))
                .then()
                .statusCode(404);
        String cancelled = open();
        String good = code(cancelled);
        act("secretary", cancelled, "cancel").then().statusCode(200);
        checkIn("demo-member-16", cancelled, scan(good))
                .then()
                .statusCode(409)
                .body("code", equalTo("check-in-activity-cancelled"));
        String ahead = planned(plan(Duration.ofHours(5)));
        act("secretary", ahead, "publish").then().statusCode(200);
        checkIn("demo-member-16", ahead, scan("ABCDEF"))
                .then()
                .statusCode(409)
                .body("code", equalTo("check-in-activity-not-open"));
    }

    @Test
    void whatIsDoubtfulIsTakenForReviewAndNeverDropped() {
        String id = open();
        Map<String, Object> far =
                Map.of("latitude", LATITUDE + 0.1, "longitude", LONGITUDE, "accuracy", 20, "crs", "GCJ02");
        Instant slow = Instant.now().minus(Duration.ofMinutes(15));

        checkIn("demo-member-1", id, scan(code(id), "place", far, "deviceId", "phone-of-one"))
                .then()
                .statusCode(201)
                .body("result", equalTo("REVIEW"))
                .body("reasons", contains("too-far"))
                .body("points", nullValue())
                .body("message", containsString("等支部书记核实"));
        checkIn("demo-member-16", id, scan(code(id), "place", null)).then().body("reasons", contains("no-place"));
        checkIn("demo-member-31", id, scan(code(id), "scannedAt", time(slow), "sentAt", time(slow)))
                .then()
                .statusCode(201)
                .body("reasons", contains("clock-skew"));
        checkIn("demo-member-46", id, scan(code(id), "deviceId", "phone-of-one"))
                .then()
                .body("reasons", contains("device-shared"));
        as("secretary")
                .get("/api/v1/check-ins?waiting=true&activityId=" + id)
                .then()
                .body("items.result", contains("REVIEW", "REVIEW", "REVIEW", "REVIEW"));
        as("demo-member-16").get("/api/v1/check-ins").then().statusCode(403);
    }

    @Test
    void aConfirmedReviewPaysAndAVoidedOneMakesRoomForANewScan() {
        String id = open();
        String confirmed =
                checkIn("demo-member-61", id, scan(code(id), "place", null)).path("id");
        String voided =
                checkIn("demo-member-76", id, scan(code(id), "place", null)).path("id");

        review(confirmed, "CONFIRM")
                .then()
                .statusCode(200)
                .body("decided", equalTo("CONFIRM"))
                .body("points", notNullValue());
        review(confirmed, "VOID").then().statusCode(409).body("code", equalTo("check-in-decided"));
        review(voided, "VOID")
                .then()
                .statusCode(200)
                .body("decided", equalTo("VOID"))
                .body("points", nullValue());

        checkIn("demo-member-76", id, scan(code(id))).then().statusCode(201).body("result", equalTo("ACCEPTED"));
        as("secretary")
                .get(ACTIVITIES + "/" + id)
                .then()
                .body("counts.present", equalTo(2))
                .body("counts.review", equalTo(0));
    }

    @Test
    void onlyASecretaryOfTheHomeBranchMayObject() {
        String id = open("organiserId", DemoIds.of("branch-1").toString());
        String guest = checkIn("demo-floating-2", id, scan(code(id))).path("id");

        as("secretary")
                .body(Map.of("reason", "当天本人在外地。"))
                .post("/api/v1/check-ins/" + guest + "/objection")
                .then()
                .statusCode(404);
    }

    @Test
    void aSecretaryChecksInByCardAndByHand() {
        String id = open();
        String card = as("demo-member-91").get("/api/v1/me/card").path("cardToken");
        String byHand = PointsSteps.memberId("demo-member-106");

        checkIn("secretary", id, scan(null, "cardToken", card, "place", null))
                .then()
                .statusCode(201)
                .body("way", equalTo("CARD"))
                .body("result", equalTo("ACCEPTED"))
                .body("member.id", equalTo(PointsSteps.memberId("demo-member-91")));
        checkIn("secretary", id, scan(null, "memberId", byHand, "place", null))
                .then()
                .statusCode(201)
                .body("way", equalTo("HAND"));
        checkIn("secretary", id, scan(null, "cardToken", card.substring(3) + "abc"))
                .then()
                .statusCode(422)
                .body("code", equalTo("check-in-card-invalid"));
        checkIn("demo-member-121", id, scan(null, "memberId", byHand)).then().statusCode(403);
        checkIn("demo-member-121", id, scan(null)).then().statusCode(400).body("errors.pointer", contains("/code"));
    }

    @Test
    void offlineScansComeInOneByOneAndTheWrongOnesAlone() {
        String id = open();
        Map<String, Object> good = scan(code(id), "activityId", id);
        Map<String, Object> wrong = scan("ABCDEF", "activityId", id);
        Map<String, Object> broken = Map.of("activityId", id, "scannedAt", "yesterday", "colour", "red");
        Map<String, Object> nowhere = scan("ABCDEF", "activityId", Ids.next().toString());

        Response first = batch("demo-member-136", List.of(broken, wrong, nowhere, good));
        Response again = batch("demo-member-136", List.of(good));

        first.then()
                .statusCode(200)
                .body("items.result", contains("REFUSED", "REFUSED", "REFUSED", "ACCEPTED"))
                .body("items[0].code", equalTo("validation-failed"))
                .body("items[0].errors.pointer", containsInAnyOrder("/colour", "/scannedAt", "/nonce"))
                .body("items[1].code", equalTo("check-in-code-invalid"))
                .body("items[2].code", equalTo("not-found"));
        again.then().body("items[0].repeated", equalTo(true)).body("items[0].id", equalTo(first.path("items[3].id")));
        batch("demo-member-136", List.of()).then().statusCode(400);
    }

    @Test
    void aBatchHoldsFiveHundredAndMayBeAsLargeAsAMebibyte() {
        String id = open();
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(scan("ABCDEF", "activityId", id, "deviceId", "d".repeat(100)));
        }

        batch("demo-member-151", many).then().statusCode(200).body("items.size()", equalTo(500));
        many.add(many.getFirst());
        batch("demo-member-151", many).then().statusCode(400).body("errors.code", contains("too-many"));
        checkIn("demo-member-151", id, scan("A".repeat(70_000))).then().statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"30.25\"", "1e308", "-91", "null", "true"})
    void refusesWhatIsNoLatitude(String latitude) {
        String body = """
                {"code": "ABCDEF", "scannedAt": "2026-11-26T10:00:00+08:00", "nonce": "%s",
                 "place": {"latitude": %s, "longitude": 120.15, "accuracy": 20, "crs": "GCJ02"}}""".formatted(Ids.next(), latitude);

        as("demo-member-1")
                .body(body)
                .post(ACTIVITIES + "/" + Ids.next() + "/check-ins")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/place/latitude"));
    }

    @Test
    void refusesNumbersThatJsonDoesNotKnow() {
        as("demo-member-1")
                .body(
                        "{\"code\": \"ABCDEF\", \"scannedAt\": \"2026-11-26T10:00:00+08:00\", \"nonce\": \"12345678\", \"place\": {\"latitude\": NaN}}")
                .post(ACTIVITIES + "/" + Ids.next() + "/check-ins")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"));
    }

    private static Response review(String checkIn, String decision) {
        return as("secretary")
                .body(Map.of("decision", decision, "reason", "已与本人核对。"))
                .post("/api/v1/check-ins/" + checkIn + "/review");
    }
}
