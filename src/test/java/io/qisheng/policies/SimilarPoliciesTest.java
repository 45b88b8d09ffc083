package io.qisheng.policies;

import static io.qisheng.policies.PolicySteps.*;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which policies an owner is shown who is about to file: what is in force above the enterprise and says much the same. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SimilarPoliciesTest {

    private static final String OWNER = "demo-owner-7";

    @ParameterizedTest
    @ValueSource(strings = {"漆器", "漆器工坊", "漆器工坊排气", "我们的漆器工坊排气设备能补多少"})
    void aPieceOfTheTitleFindsItWithAllThatIsSaidOfIt(String typed) {
        String id = published("desk", policy("title", "漆器工坊排气设备补助", "summary", "按设备价三成补助", "validTo", "2099-06-30"));
        String its = "policies.find { it.id == '" + id + "' }.";

        similar(typed)
                .then()
                .statusCode(200)
                .body(its + "title", equalTo("漆器工坊排气设备补助"))
                .body(its + "summary", equalTo("按设备价三成补助"))
                .body(its + "validTo", equalTo("2099-06-30"))
                .body(its + "fit", equalTo("FITS"))
                .body(its + "enterprise.id", equalTo(DemoIds.of("enterprise-7").toString()))
                .body("policies.size()", lessThanOrEqualTo(3));
        withdrawn(id);
    }

    @Test
    void twoCharactersOfTheSummaryAreEnoughAndAShortTitleStandsInALongerOne() {
        String bySummary = published("desk", policy("title", "设备更新补助", "summary", "缂丝织机换新每台补两千元"));
        String shortOne = published("desk", policy("title", "缂丝", "summary", "每年评一次"));

        similar("缂丝")
                .then()
                .body("policies.id", contains(shortOne, bySummary))
                .body("policies[0].validTo", nullValue());
        similar("缂丝工坊房租太高").then().body("policies.id", contains(shortOne));
        similar("北门路灯坏了没人修").then().body("policies.id", not(hasItem(shortOne)));
        withdrawn(bySummary);
        withdrawn(shortOne);
    }

    @Test
    void whatIsNotInForceIsNotShown() throws SQLException {
        made("desk", policy("title", "榫卯木作研学补助甲"));
        published("desk", policy("title", "榫卯木作研学补助乙", "validFrom", "2099-01-01"));
        String ended = published("desk", policy("title", "榫卯木作研学补助丙"));
        change("update policy set valid_to = date '2020-12-31' where id = '" + ended + "'");
        String back = published("desk", policy("title", "榫卯木作研学补助丁"));
        similar("榫卯木作").then().body("policies.id", contains(back));

        withdrawn(back);

        similar("榫卯木作").then().statusCode(200).body("policies", empty());
    }

    @Test
    void onlyTheVersionThatStandsIsCompared() {
        String id = published("desk", policy("title", "竹编旧题目"));
        put("desk", id, policy("title", "藤编新题目"), "*").then().statusCode(200);
        similar("藤编").then().body("policies", empty());
        act("desk", id, "publish", "*").then().statusCode(200);

        similar("竹编").then().body("policies", empty());
        similar("藤编").then().body("policies.id", contains(id));
        withdrawn(id);
    }

    @Test
    void whatDoesNotFitSaysSoAndTheClosestThreeComeFirst() {
        String food =
                published("desk", policy("title", "窑炉改造", "applicability", asking("industries", List.of("FOOD"))));
        for (int i = 0; i < 4; i++) {
            published("desk", policy("title", "窑炉改造的第" + i + "种补法"));
        }

        similar("窑炉改造")
                .then()
                .body("policies.size()", equalTo(3))
                .body("policies[0].id", equalTo(food))
                .body("policies[0].fit", equalTo("DOES_NOT_FIT"))
                .body("policies[1].fit", equalTo("FITS"));
    }

    @Test
    void whatIsPublishedElsewhereReachesNobodyHere() throws SQLException {
        String id = published("desk", policy("title", "珐琅烧制补助"));
        change("update policy set home_path = '/district/elsewhere' where id = '" + id + "'");

        similar("珐琅烧制").then().statusCode(200).body("policies", empty());
    }

    private static Response similar(String title) {
        return as(OWNER).queryParams(Map.of("title", title)).get("/api/v1/petitions/similar");
    }

    private static void withdrawn(String id) {
        act("desk", id, "withdraw", "*").then().statusCode(200);
    }
}
