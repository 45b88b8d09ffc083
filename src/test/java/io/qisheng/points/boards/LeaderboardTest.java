package io.qisheng.points.boards;

import static io.qisheng.activities.ActivitySteps.checkIn;
import static io.qisheng.activities.ActivitySteps.code;
import static io.qisheng.activities.ActivitySteps.openAt;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.points.PointsSteps.memberId;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Ids;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.points.Points;
import io.qisheng.points.ledger.Earning;
import io.qisheng.points.ledger.Earning.SourceType;
import io.qisheng.points.ledger.PostedView;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boards of branch 3 (members 3, 18, 33, 48 …) in years before anybody else was paid. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LeaderboardTest {

    private static final UUID DISTRICT = DemoIds.of("district");
    private static final String BOARD = board("branch-3");

    /** As long as a board is remembered, and a little more. */
    private static final Duration BOARD_AGE = Duration.ofMillis(1_100);

    @Inject
    Points points;

    @Inject
    Database database;

    @Test
    void membersWithTheSamePointsShareARankAndTheNextRankIsSkipped() {
        pay(3, "care-visit", LocalDate.of(2022, 7, 4));
        pay(18, "petition-helped", LocalDate.of(2022, 7, 5));
        pay(33, "care-visit", LocalDate.of(2022, 7, 6));
        pay(48, "group-meeting-attendance", LocalDate.of(2022, 7, 7));

        as("demo-member-3")
                .get(BOARD + "?period=2022-07")
                .then()
                .statusCode(200)
                .body("organisation.id", equalTo(DemoIds.of("branch-3").toString()))
                .body("items.rank", contains(1, 2, 2, 4))
                .body("items.points", contains("3.0", "2.0", "2.0", "1.0"))
                .body("items[0].member.id", equalTo(memberId("demo-member-18")))
                .body("items[3].member.id", equalTo(memberId("demo-member-48")));
        balance("demo-member-33", "2022-07").body("rank", equalTo(2)).body("points", equalTo("2.0"));
        balance("demo-member-48", "2022-07").body("rank", equalTo(4));
        balance("demo-member-63", "2022-07")
                .body("rank", nullValue())
                .body("points", equalTo("0.0"))
                .body("entries", equalTo(0));
    }

    @Test
    void quartersAndYearsAreTheSumOfTheirMonths() {
        pay(3, "care-visit", LocalDate.of(2021, 3, 31));
        pay(3, "care-visit", LocalDate.of(2021, 4, 1));
        pay(18, "petition-helped", LocalDate.of(2021, 4, 30));

        as("demo-member-3")
                .get(BOARD + "?period=2021-Q2")
                .then()
                .body("items.points", contains("3.0", "2.0"))
                .body("items[0].member.id", equalTo(memberId("demo-member-18")));
        as("demo-member-3")
                .get(BOARD + "?period=2021")
                .then()
                .body("items.points", contains("4.0", "3.0"))
                .body("items[0].member.id", equalTo(memberId("demo-member-3")));
        as("demo-member-3").get(BOARD + "?period=2021&limit=1").then().body("items", hasSize(1));
        as("demo-member-3").get(BOARD + "?period=2021&limit=100").then().body("items", hasSize(2));
        as("demo-member-3").get(BOARD + "?period=2021-Q3").then().body("items", hasSize(0));
    }

    @Test
    void aBoardIsAtMostASecondBehindTheLedger() throws InterruptedException {
        as("demo-member-3").get(BOARD + "?period=2020-05").then().body("items", hasSize(0));
        pay(3, "care-visit", LocalDate.of(2020, 5, 4));

        Thread.sleep(BOARD_AGE);

        as("demo-member-3").get(BOARD + "?period=2020-05").then().body("items.points", contains("2.0"));
    }

    @Test
    void whoWasJustPaidSeesItOnTheOwnBoardAtOnce() {
        String activity = openAt("branch-3");
        String code = code("admin", activity);
        for (String member : List.of("demo-member-78", "demo-member-93", "demo-member-108")) {
            double before = onBoard(member);

            checkIn(member, activity, scan(code)).then().statusCode(201).body("points", notNullValue());

            assertThat(onBoard(member)).isGreaterThan(before);
        }
    }

    /** The points that this month's board of branch 3 shows for a member. */
    private static double onBoard(String member) {
        String points = as(member)
                .get(BOARD + "?limit=100")
                .path("items.find { it.member.id == '" + memberId(member) + "' }?.points");
        return points == null ? 0 : Double.parseDouble(points);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-member-3", "supervisor", "admin", "assessor", "auditor"})
    void showsABoardToItsMembersAndToStaffAboveIt(String person) {
        as(person).get(BOARD).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-member-4", "demo-owner-1", "secretary", "demo-stranger"})
    void hidesABoardFromEverybodyElse(String person) {
        as(person).get(BOARD).then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void membersSeeTheBoardsOfTheirBranchesOnly() {
        as("demo-member-3").get(board("township")).then().statusCode(404);
        as("demo-member-3").get(board("district")).then().statusCode(404);
        as("supervisor").get(board("township")).then().statusCode(200);
    }

    @Test
    void aFloatingMemberSeesTheBoardsOfBothBranches() {
        as("demo-floating-1").get(board("branch-1")).then().statusCode(200);
        as("demo-floating-1").get(board("branch-2")).then().statusCode(200);
        as("demo-floating-1").get(BOARD).then().statusCode(404);
    }

    @Test
    void theTownshipsBoardRanksTheMembersOfAllItsBranches() {
        pay(3, "care-visit", LocalDate.of(2020, 8, 3));
        pay(4, "petition-helped", LocalDate.of(2020, 8, 3));

        List<String> members = as("supervisor")
                .get(board("township") + "?period=2020-08")
                .then()
                .statusCode(200)
                .extract()
                .path("items.member.id");

        assertThat(members).containsExactly(memberId("demo-member-4"), memberId("demo-member-3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026-Q5", "26", "2026-1", "this-month", "2026-00"})
    void refusesWhatIsNoPeriod(String period) {
        as("demo-member-3")
                .get(BOARD + "?period=" + period)
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"));
    }

    @Test
    void anOrganisationThatIsNotThereAnswersAsOneThatIsHidden() {
        as("demo-member-3")
                .get("/api/v1/organisations/" + Ids.next() + "/leaderboard")
                .then()
                .statusCode(404);
        RestAssured.get(BOARD).then().statusCode(401);
    }

    private void pay(int member, String rule, LocalDate day) {
        Instant at = BusinessZone.instantOf(day.atTime(LocalTime.NOON));
        UUID memberId = DemoIds.of("member:demo-member-" + member);
        UUID branch = DemoIds.of("branch-" + ((member - 1) % 15 + 1));
        Earning earning =
                new Earning(DISTRICT, memberId, branch, rule, SourceType.CHECK_IN, Ids.next(), "榜单用例", null, at);
        PostedView posted = database.write(tx -> points.post(tx, earning));
        assertThat(posted).isNotNull();
    }

    private static ValidatableResponse balance(String person, String period) {
        return as(person)
                .get("/api/v1/members/" + memberId(person) + "/points?period=" + period)
                .then()
                .statusCode(200);
    }

    private static String board(String organisation) {
        return "/api/v1/organisations/" + DemoIds.of(organisation) + "/leaderboard";
    }
}
