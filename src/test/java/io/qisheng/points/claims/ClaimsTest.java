package io.qisheng.points.claims;

import static io.qisheng.points.PointsSteps.CLAIMS;
import static io.qisheng.points.PointsSteps.balance;
import static io.qisheng.points.PointsSteps.claim;
import static io.qisheng.points.PointsSteps.decide;
import static io.qisheng.points.PointsSteps.made;
import static io.qisheng.points.PointsSteps.memberId;
import static io.qisheng.points.PointsSteps.service;
import static io.qisheng.points.PointsSteps.today;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.evidence.EvidenceSteps;
import io.qisheng.platform.Ids;
import io.qisheng.testing.AtOnce;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Claims from the member's words to the ledger. Members of branch 1: 1, 16, 31, 46 …; branch 2: 2, 17, 32 … */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ClaimsTest {

    @Test
    void aClaimIsDecidedByTheSecretaryAndItsPointsExplainThemselves() {
        String member = "demo-member-16";
        String id = made(member, service(member));
        double before = balance(member);

        decide("secretary", id, "APPROVE")
                .then()
                .statusCode(200)
                .body("status", equalTo("APPROVED"))
                .body("points", equalTo("3.0"))
                .body("explanation", containsString("叶书记审核通过"))
                .body("evidence", hasSize(1))
                .body("steps.action", contains("claim", "approve"));

        assertThat(balance(member) - before).isEqualTo(3.0);
        as(member)
                .get("/api/v1/members/" + memberId(member) + "/points/entries")
                .then()
                .statusCode(200)
                .body("items[0].ruleCode", equalTo("volunteer-service"))
                .body("items[0].points", equalTo("3.0"))
                .body("items[0].source.id", equalTo(id))
                .body("items[0].explanation", containsString("第 1 版"));
        as(member).get("/api/v1/notifications").then().body("items[0].kind", equalTo("points-claim-approve"));
    }

    @Test
    void theCapOfTheMonthIsVisibleInTheExplanation() {
        String member = "demo-member-31";
        double before = balance(member);
        List<String> points = new ArrayList<>();
        String explanation = "";
        for (int i = 0; i < 3; i++) {
            Response decided = decide("secretary", made(member, service(member)), "APPROVE");
            points.add(decided.path("points"));
            explanation = decided.path("explanation");
        }

        assertThat(points).containsExactly("3.0", "3.0", "0.0");
        assertThat(explanation).contains("每月最多 6.0 分所限").contains("本次记 0.0 分");
        assertThat(balance(member) - before).isEqualTo(6.0);
    }

    @Test
    void twoHundredApprovalsAtOnceKeepTheCapAndTheSum() throws Exception {
        String member = "demo-member-46";
        double before = balance(member);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ids.add(made(member, claim("care-visit")));
        }

        List<Integer> statuses =
                AtOnce.each(ids, 32, id -> decide("secretary", id, "APPROVE").statusCode());

        assertThat(statuses).containsOnly(200);
        assertThat(balance(member) - before).as("2.0 a day").isEqualTo(2.0);
        Response entries = as(member).get("/api/v1/members/" + memberId(member) + "/points/entries?limit=100");
        List<String> paid = entries.path("items.points");
        assertThat(paid).hasSize(100).filteredOn("2.0"::equals).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aClaimIsDecidedOnceHoweverManyDecideAtOnce() throws Exception {
        String member = "demo-member-61";
        String id = made(member, claim("care-visit"));

        List<String> decisions = IntStream.range(0, 16)
                .mapToObj(i -> i % 2 == 0 ? "APPROVE" : "DECLINE")
                .toList();
        List<Integer> statuses = AtOnce.each(
                decisions, 16, decision -> decide("secretary", id, decision).statusCode());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(15);
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
        String id = made("demo-member-76", claim("care-visit"));
        String path = CLAIMS + "/" + id + "/decision";
        Map<String, String> approve = Map.of("decision", "APPROVE");

        Response first = as("secretary")
                .header("Idempotency-Key", "decide-" + id)
                .body(approve)
                .post(path);
        Response again = as("secretary")
                .header("Idempotency-Key", "decide-" + id)
                .body(approve)
                .post(path);

        first.then().statusCode(200).body("points", equalTo("2.0"));
        again.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(again.<Object>path("$")).isEqualTo(first.path("$"));
        as("secretary")
                .header("Idempotency-Key", "decide-" + id)
                .body(Map.of("decision", "DECLINE", "reason", "另一个决定"))
                .post(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void anAppealIsDecidedByASupervisorWhoDidNotDecideBefore() {
        String member = "demo-member-91";
        String id = made(member, claim("care-visit"));
        decide("secretary", id, "DECLINE").then().statusCode(200).body("status", equalTo("DECLINED"));
        as(member)
                .body(Map.of("reason", "当天有三位同志可以作证。"))
                .post(CLAIMS + "/" + id + "/appeal")
                .then()
                .statusCode(200)
                .body("status", equalTo("APPEALED"))
                .body("steps.action", contains("claim", "decline", "appeal"));
        as("supervisor").get(CLAIMS + "?waiting=true&limit=100").then().body("items.id", hasItem(id));
        as("secretary").get(CLAIMS + "?waiting=true&limit=100").then().body("items.id", not(hasItem(id)));

        decide("secretary", id, "APPROVE").then().statusCode(403).body("code", equalTo("points-claim-not-approver"));
        decide("supervisor", id, "APPROVE")
                .then()
                .statusCode(200)
                .body("status", equalTo("REVERSED"))
                .body("points", equalTo("2.0"))
                .body("allowedActions", empty());
        as(member)
                .body(Map.of("reason", "再申诉一次。"))
                .post(CLAIMS + "/" + id + "/appeal")
                .then()
                .statusCode(409)
                .body("code", equalTo("points-appeal-not-possible"));
    }

    @Test
    void nobodyDecidesAnOwnClaimButAnAdministratorMayDecideForTheSecretary() {
        String id = made("demo-secretary-1", claim("care-visit"));

        decide("secretary", id, "APPROVE").then().statusCode(403).body("code", equalTo("points-claim-own"));
        decide("admin", id, "APPROVE").then().statusCode(200).body("status", equalTo("APPROVED"));
    }

    @Test
    void othersKnowNothingOfAClaim() {
        String id = made("demo-member-106", claim("care-visit"));

        as("demo-member-121").get(CLAIMS + "/" + id).then().statusCode(404);
        as("demo-owner-1").get(CLAIMS + "/" + id).then().statusCode(404);
        String other = made("demo-member-2", claim("care-visit"));
        decide("secretary", other, "APPROVE").then().statusCode(404).body("code", equalTo("not-found"));
        as("secretary").get(CLAIMS + "?limit=100").then().body("items.id", not(hasItem(other)));
        as("secretary")
                .get("/api/v1/members/" + memberId("demo-member-2") + "/points")
                .then()
                .statusCode(404);
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        UUID foreign = EvidenceSteps.verified("demo-member-17", "POINTS_CLAIM", EvidenceSteps.photo());

        as("demo-member-16")
                .body(claim(
                        "volunteer-service", "occurredOn", today().plusDays(1).toString()))
                .post(CLAIMS)
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/occurredOn", "/evidenceIds"));
        as("demo-member-16")
                .body(claim("volunteer-service", "evidenceIds", List.of(foreign)))
                .post(CLAIMS)
                .then()
                .statusCode(400)
                .body("errors.code", contains("not-found"))
                .body("errors.pointer", contains("/evidenceIds/0"));
        as("demo-member-16")
                .body(claim("party-day-attendance"))
                .post(CLAIMS)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/ruleCode"));
        as("secretary")
                .body(Map.of("decision", "DECLINE"))
                .post(CLAIMS + "/" + Ids.next() + "/decision")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/reason"));
    }

    @Test
    void aClaimWithAnIdOfThePhoneIsMadeOnce() {
        Map<String, Object> wish = claim("care-visit", "id", Ids.next().toString());

        as("demo-member-136").body(wish).post(CLAIMS).then().statusCode(201).body("points", nullValue());
        as("demo-member-136").body(wish).post(CLAIMS).then().statusCode(200).body("id", equalTo(wish.get("id")));
        as("demo-member-151")
                .body(wish)
                .post(CLAIMS)
                .then()
                .statusCode(409)
                .body("code", equalTo("points-claim-id-taken"));
    }
}
