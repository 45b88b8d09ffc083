package io.qisheng.activities.checkin;

import static io.qisheng.activities.ActivitySteps.ACTIVITIES;
import static io.qisheng.activities.ActivitySteps.act;
import static io.qisheng.activities.ActivitySteps.checkIn;
import static io.qisheng.activities.ActivitySteps.code;
import static io.qisheng.activities.ActivitySteps.opened;
import static io.qisheng.activities.ActivitySteps.plan;
import static io.qisheng.activities.ActivitySteps.planned;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.activities.ActivitySteps.time;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

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
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** From when and until when a scan counts, at the borders where clocks, jobs, memories and organisers meet. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CheckInWindowTest {

    @Test
    void aScanOfTheFutureIsNotTakenForOneOfThen() {
        String id = planned(plan(Duration.ofDays(3)));
        act("secretary", id, "publish").then().statusCode(200);
        Instant start = Instant.now().plus(Duration.ofDays(3)).plusSeconds(60);
        String member = PointsSteps.memberId("demo-member-16");

        checkIn(
                        "secretary",
                        id,
                        scan(null, "memberId", member, "scannedAt", time(start), "sentAt", time(Instant.now())))
                .then()
                .statusCode(409)
                .body("code", equalTo("check-in-activity-not-open"));
        checkIn("demo-member-16", id, scan("ABCDEF", "scannedAt", time(start), "sentAt", time(Instant.now())))
                .then()
                .statusCode(409)
                .body("code", equalTo("check-in-activity-not-open"));
    }

    @Test
    void openingByHandTakesNothingAwayOfTheHalfHourBeforeTheStart() {
        Instant now = Instant.now();
        Instant start = now.minus(Duration.ofHours(71));
        String id = opened(
                "secretary",
                planned(plan(Duration.ZERO, "startsAt", time(start), "endsAt", time(now.plus(Duration.ofHours(1))))));
        String member = PointsSteps.memberId("demo-member-31");

        checkIn("secretary", id, scan(null, "memberId", member, "scannedAt", time(start.plus(Duration.ofHours(1)))))
                .then()
                .statusCode(201)
                .body("result", equalTo("REVIEW"))
                .body("reasons", contains("late-upload"));
    }

    @Test
    void openedDaysAheadItTakesScansAtOnceAlsoFromPhonesThatTellWholeSeconds() {
        Instant before = Instant.now();
        String id = opened("secretary", planned(plan(Duration.ofDays(2))));

        checkIn(
                        "demo-member-46",
                        id,
                        scan(code(id), "scannedAt", time(Instant.now().truncatedTo(ChronoUnit.SECONDS))))
                .then()
                .statusCode(201)
                .body("result", equalTo("ACCEPTED"));
        checkIn("demo-member-61", id, scan(code(id), "scannedAt", time(before)))
                .then()
                .statusCode(201);
    }

    @Test
    void whatWasRefusedAMomentAgoIsNotRefusedByMemory() {
        String id = planned(plan(Duration.ofMinutes(1)));
        checkIn("demo-member-76", id, scan("ABCDEF")).then().statusCode(404);
        checkIn("secretary", id, scan("ABCDEF")).then().statusCode(409);

        opened("secretary", id);
        checkIn("demo-member-76", id, scan(code(id))).then().statusCode(201);

        Instant soon = Instant.now().minusSeconds(60);
        String session = as("secretary")
                .body(Map.of("startsAt", time(soon), "endsAt", time(soon.plusSeconds(3600))))
                .post(ACTIVITIES + "/" + id + "/sessions")
                .path("sessions[0].id");
        checkIn("demo-member-91", id, scan(code(id), "sessionId", session))
                .then()
                .statusCode(201)
                .body("sessionId", equalTo(session));
    }

    @Test
    void whatIsDueIsOpenForEverythingWithoutWaitingForAJob() {
        String id = planned(plan(Duration.ofMinutes(10)));
        act("secretary", id, "publish").then().statusCode(200).body("checkInOpen", equalTo(true));

        as("secretary")
                .get(ACTIVITIES + "/" + id)
                .then()
                .body("allowedActions", hasItem("write-minutes"))
                .body("allowedActions", not(hasItem("edit")));
        String etag = as("secretary").get(ACTIVITIES + "/" + id).header("ETag");
        as("secretary")
                .header("If-Match", etag)
                .body(Map.of("text", "全体党员重温入党誓词。"))
                .put(ACTIVITIES + "/" + id + "/minutes")
                .then()
                .statusCode(200);
        act("secretary", id, "close").then().statusCode(200).body("status", equalTo("CLOSED"));
    }

    /** Who cancels waits for scans that are being written, and they for whoever cancels: none is paid for what is cancelled. */
    @Test
    void aScanThatMeetsTheCancellingIsRefused() throws SQLException, ExecutionException, InterruptedException {
        String id = opened("secretary", planned(plan(Duration.ofMinutes(1))));
        Map<String, Object> scan = scan(code(id));
        UUID activity = UUID.fromString(id);
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Connection canceller = Database.owner();
                Connection onlooker = Database.owner();
                Statement statement = canceller.createStatement()) {
            canceller.setAutoCommit(false);
            statement.execute("select 1 from activity where id = '" + id + "' for update");
            statement.execute("update activity set status = 'CANCELLED', cancel_reason = '停电', version = version + 1"
                    + " where id = '" + id + "'");

            Future<Response> answer = threads.submit(() -> checkIn("demo-member-106", id, scan));
            while (Database.number(onlooker, "select count(*) from pg_locks where not granted") == 0) {
                Thread.onSpinWait();
            }
            canceller.commit();

            answer.get().then().statusCode(409).body("code", equalTo("check-in-activity-cancelled"));
            assertThat(Database.number(onlooker, "select count(*) from check_in where activity_id = ?", activity))
                    .isZero();
        }
    }
}
