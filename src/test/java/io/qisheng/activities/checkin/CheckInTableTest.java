package io.qisheng.activities.checkin;

import static io.qisheng.activities.ActivitySteps.ACTIVITIES;
import static io.qisheng.activities.ActivitySteps.LATITUDE;
import static io.qisheng.activities.ActivitySteps.LONGITUDE;
import static io.qisheng.activities.ActivitySteps.checkIn;
import static io.qisheng.activities.ActivitySteps.plan;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.activities.ActivitySteps.time;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.activities.ActivitySteps;
import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Ids;
import io.qisheng.points.PointsSteps;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The decision table of checking in, a case for each row: status, code and the sentence that the member reads. Those who scan are of
 * branch 13, where no other test goes; cards are scanned by the secretary of branch 1.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CheckInTableTest {

    private static final String MEMBER = "demo-member-13";
    private static final String ANOTHER = "demo-member-28";

    @Test
    void inTheWindowAndOnTheRoster() {
        String id = open(Duration.ofMinutes(1));

        taken(checkIn(MEMBER, id, scan(code(id))), 201, "ACCEPTED", "签到成功。");
    }

    @Test
    void aQuarterOfAnHourAfterTheStart() {
        String id = open(Duration.ofMinutes(-16));

        taken(checkIn(MEMBER, id, scan(code(id))), 201, "LATE", "签到成功。已过开始时间十五分钟，记为迟到。");
    }

    @Test
    void theSameMemberAgainOnAnyPhone() {
        String id = open(Duration.ofMinutes(1));
        Response first = checkIn(MEMBER, id, scan(code(id), "deviceId", "phone-one"));

        taken(checkIn(MEMBER, id, scan("000000", "deviceId", "phone-two")), 200, "ACCEPTED", "您已经签过到了，以第一次为准。签到成功。");
        checkIn(MEMBER, id, scan(code(id)))
                .then()
                .statusCode(200)
                .body("repeated", equalTo(true))
                .body("id", equalTo(first.path("id")));
    }

    @Test
    void theSameNonceAgain() {
        String id = open(Duration.ofMinutes(1));
        Map<String, Object> scan = scan(code(id));
        Response first = checkIn(MEMBER, id, scan);

        checkIn(MEMBER, id, scan)
                .then()
                .statusCode(200)
                .body("id", equalTo(first.path("id")))
                .body("receivedAt", equalTo(first.path("receivedAt")));
        String other = open(Duration.ofMinutes(1));
        refused(
                checkIn(MEMBER, other, scan(code(other), "nonce", scan.get("nonce"))),
                422,
                "check-in-nonce-reused",
                "这次签到与之前的记录冲突，请返回重新扫码。");
    }

    @Test
    void aFloatingMemberOfAHost() {
        String id = ActivitySteps.open();

        taken(
                checkIn("demo-floating-1", id, scan(ActivitySteps.code(id))),
                201,
                "ACCEPTED",
                "签到成功。您以流动党员身份参加，已告知两个支部的书记。");
    }

    @Test
    void onNoRoster() {
        String id = open(Duration.ofMinutes(1));

        refused(
                checkIn("demo-member-14", id, scan(code(id))),
                403,
                "check-in-not-on-roster",
                "您不在这次活动的应到名单里，请确认活动是否选对，或请支部书记把您加入名单。");
    }

    @Test
    void tooFarAway() {
        String id = open(Duration.ofMinutes(1));
        Map<String, Object> far =
                Map.of("latitude", LATITUDE + 0.1, "longitude", LONGITUDE, "accuracy", 20, "crs", "GCJ02");

        doubtful(checkIn(MEMBER, id, scan(code(id), "place", far)), "too-far", "定位离会场较远");
    }

    @Test
    void withoutAPlace() {
        String id = open(Duration.ofMinutes(1));

        doubtful(checkIn(MEMBER, id, scan(code(id), "place", null)), "no-place", "没有定位");
    }

    @Test
    void aClockThatIsWrong() {
        String id = open(Duration.ofMinutes(1));
        String wrong = time(Instant.now().minus(Duration.ofMinutes(15)));

        doubtful(checkIn(MEMBER, id, scan(code(id), "scannedAt", wrong, "sentAt", wrong)), "clock-skew", "手机时间不准");
    }

    @Test
    void broughtInLater() {
        String id = published(Duration.ofMinutes(-100));
        String before = time(Instant.now().minus(Duration.ofMinutes(90)));
        String scene = ActivitySteps.scene("admin", id);

        Response late =
                checkIn(MEMBER, id, scan(null, "scene", scene, "scannedAt", before, "sentAt", time(Instant.now())));

        doubtful(late, "late-upload", "事后补传");
    }

    @Test
    void aPhoneThatCheckedInAnother() {
        String id = open(Duration.ofMinutes(1));
        checkIn(ANOTHER, id, scan(code(id), "deviceId", "phone-of-two")).then().statusCode(201);

        doubtful(checkIn(MEMBER, id, scan(code(id), "deviceId", "phone-of-two")), "device-shared", "这台手机已为他人签到");
    }

    @Test
    void whatIsConfirmedPaysAndWhatIsVoidedMakesRoom() {
        String id = open(Duration.ofMinutes(1));
        String confirmed = checkIn(MEMBER, id, scan(code(id), "place", null)).path("id");
        String voided = checkIn(ANOTHER, id, scan(code(id), "place", null)).path("id");

        review(confirmed, "CONFIRM")
                .then()
                .statusCode(200)
                .body("points", notNullValue())
                .body("message", equalTo("签到已由支部书记核实。"));
        review(voided, "VOID")
                .then()
                .statusCode(200)
                .body("points", nullValue())
                .body("message", equalTo("这次签到经核实已作废，如确已到场，请重新签到或联系支部书记。"));
        taken(checkIn(ANOTHER, id, scan(code(id))), 201, "ACCEPTED", "签到成功。");
    }

    @Test
    void laterThanThreeDays() {
        String id = open(Duration.ofMinutes(1));
        String before = time(Instant.now().minus(Duration.ofHours(72)).minusSeconds(1));

        refused(
                checkIn(MEMBER, id, scan(code(id), "scannedAt", before)),
                422,
                "check-in-too-late",
                "扫码已超过七十二小时，不能再补签，请联系支部书记在会议记录中写明。");
    }

    @Test
    void aCodeThatIsForgedExpiredOrForeign() {
        String id = open(Duration.ofMinutes(1));
        String sentence = "签到码不对或已过期，请重新扫描现场大屏上的最新二维码。";
        String old = time(Instant.now().minus(Duration.ofMinutes(5)));

        refused(checkIn(MEMBER, id, scan("000000")), 422, "check-in-code-invalid", sentence);
        refused(checkIn(MEMBER, id, scan(code(open(Duration.ofMinutes(1))))), 422, "check-in-code-invalid", sentence);
        String begun = published(Duration.ofMinutes(-20));
        refused(checkIn(MEMBER, begun, scan(code(begun), "scannedAt", old)), 422, "check-in-code-invalid", sentence);
    }

    @Test
    void aCardThatIsNone() {
        String id = ActivitySteps.open();

        refused(
                checkIn("secretary", id, scan(null, "cardToken", "A".repeat(54))),
                422,
                "check-in-card-invalid",
                "党员卡二维码已过期，请让党员刷新后再扫。");
    }

    @Test
    void aCancelledActivity() {
        String id = open(Duration.ofMinutes(1));
        String code = code(id);
        as("admin")
                .body(Map.of("action", "cancel", "reason", "当天停电。"))
                .post(ACTIVITIES + "/" + id + "/actions")
                .then()
                .statusCode(200);

        refused(checkIn(MEMBER, id, scan(code)), 409, "check-in-activity-cancelled", "这次活动已经取消，不需要签到，请留意新的通知。");
    }

    @Test
    void anActivityThatIsNotOpenYet() {
        String id = published(Duration.ofHours(5));

        refused(
                checkIn(MEMBER, id, scan("000000")),
                409,
                "check-in-activity-not-open",
                "现在不在签到时间内，请在活动开始前三十分钟到结束之间签到。");
    }

    @Test
    void onlyAnOrganiserChecksInByHand() {
        String id = ActivitySteps.open();
        String member = PointsSteps.memberId("demo-member-271");

        checkIn("secretary", id, scan(null, "memberId", member, "place", null))
                .then()
                .statusCode(201)
                .body("way", equalTo("HAND"))
                .body("result", equalTo("ACCEPTED"));
        checkIn("demo-member-286", id, scan(null, "memberId", member))
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        checkIn("secretary", id, scan(null, "memberId", Ids.next().toString()))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/memberId"))
                .body("errors.message", contains("没有找到这位党员，请核对。"));
    }

    private static void taken(Response answer, int status, String result, String message) {
        answer.then().statusCode(status).body("result", equalTo(result)).body("message", equalTo(message));
    }

    private static void doubtful(Response answer, String reason, String words) {
        answer.then().body("reasons", contains(reason)).body("points", nullValue());
        taken(answer, 201, "REVIEW", "已收到您的签到。因为" + words + "，要等支部书记核实，核实后记分，您不用再做什么。");
    }

    private static void refused(Response answer, int status, String code, String sentence) {
        answer.then().statusCode(status).body("code", equalTo(code)).body("errmsg", equalTo(sentence));
    }

    private static Response review(String checkIn, String decision) {
        return as("admin")
                .body(Map.of("decision", decision, "reason", "已与本人核对。"))
                .post("/api/v1/check-ins/" + checkIn + "/review");
    }

    private static String code(String id) {
        return as("admin").get(ACTIVITIES + "/" + id + "/code").path("code");
    }

    /** A party day of branch 13 that starts so long from now, and whose check-in is open. */
    private static String open(Duration fromNow) {
        String id = published(fromNow);
        act(id, "open");
        return id;
    }

    /** One that opens by itself. */
    private static String published(Duration fromNow) {
        Response planned = as("admin")
                .body(plan(fromNow, "organiserId", DemoIds.of("branch-13").toString()))
                .post(ACTIVITIES);
        planned.then().statusCode(201);
        String id = planned.path("id");
        act(id, "publish");
        return id;
    }

    private static void act(String id, String action) {
        as("admin")
                .body(Map.of("action", action))
                .post(ACTIVITIES + "/" + id + "/actions")
                .then()
                .statusCode(200);
    }
}
