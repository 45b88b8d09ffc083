package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.policies.PolicySteps;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A petition that asks about a policy says so to whoever sees it whole, and only of a policy that is published. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class AskedPolicyTest {

    private static final String LOAN = DemoIds.of("policy-loan").toString();
    private static final String LOAN_TITLE = "流动资金贷款贴息";

    @Test
    void whatItAsksAboutIsSeenByWhoeverSeesItWhole() {
        Map<String, Object> filing = filing("policyId", LOAN);
        filing.put("visibility", "PUBLIC");
        String id = accepted(filed(filing));

        for (String person : new String[] {OWNER, "desk", "supervisor"}) {
            get(person, id).then().body("policy.id", equalTo(LOAN)).body("policy.name", equalTo(LOAN_TITLE));
        }
        get("demo-owner-9", id).then().statusCode(200).body("policy", nullValue());
        get(OWNER, filed()).then().body("policy", nullValue());
    }

    /** Also one that has expired: that may be just the question. */
    @Test
    void whatHasExpiredMayBeAskedAbout() {
        String expired = DemoIds.of("policy-last-year-exhibition").toString();

        file(OWNER, filing("policyId", expired)).then().statusCode(201).body("policy.id", equalTo(expired));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody's", "a draft"})
    void whatIsNotPublishedIsAFaultBesideTheOthers(String which) {
        UUID policy = which.equals("a draft") ? DemoIds.of("policy-digital") : UUID.randomUUID();
        Map<String, Object> filing = filing("policyId", policy.toString());
        filing.put("complaintAbout", UUID.randomUUID().toString());

        file(OWNER, filing)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/complaintAbout", "/complaintAbout", "/policyId"))
                .body("errors[2].message", equalTo("这项政策没有发布或已撤回，请去掉后再提交。"));
    }

    @Test
    void aDraftKeepsItAndForgetsIt() {
        Map<String, Object> filing = filing("policyId", LOAN);
        filing.put("submit", false);
        String id = file(OWNER, filing).then().statusCode(201).extract().path("id");
        Response draft = get(OWNER, id);
        draft.then().body("policy.name", equalTo(LOAN_TITLE));

        Map<String, Object> title = Map.of("title", "贴息要等多久");
        Response changed = patch(id, draft.header("ETag"), title);
        changed.then().statusCode(200).body("policy.id", equalTo(LOAN));
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("policyId", null);
        patch(id, changed.header("ETag"), nothing).then().statusCode(200).body("policy", nullValue());
    }

    @Test
    void aDraftAboutWhatWasWithdrawnCanStillBeChanged() {
        String policy = PolicySteps.made("desk", PolicySteps.policy("title", "就要撤回的政策"));
        PolicySteps.act("desk", policy, "publish", "*").then().statusCode(200);
        Map<String, Object> filing = filing("policyId", policy);
        filing.put("submit", false);
        String id = file(OWNER, filing).then().statusCode(201).extract().path("id");
        PolicySteps.act("desk", policy, "withdraw", "*").then().statusCode(200);

        Response draft = get(OWNER, id);
        patch(id, draft.header("ETag"), Map.of("title", "还想问一问"))
                .then()
                .statusCode(200)
                .body("title", equalTo("还想问一问"))
                .body("policy.name", equalTo("就要撤回的政策"));
        file(OWNER, filing("policyId", policy)).then().statusCode(400).body("errors.pointer", contains("/policyId"));
    }

    /** What was answered to one enterprise is found beside the policy by the next, until it is taken back. */
    @Test
    void whatIsPublishedFeedsTheAnswersOfThePolicy() {
        String title = "贴息资金多久到账";
        String id = answered(filed(filing("policyId", LOAN)));
        act(OWNER, id, "rate", "solved", true, "satisfaction", "SATISFIED")
                .then()
                .statusCode(200);
        act(OWNER, id, "consent-to-publish").then().statusCode(200);
        String about = "/api/v1/publications?policyId=" + LOAN;
        as("demo-owner-9").get(about).then().body("items.title", not(hasItem(title)));

        act("supervisor", id, "publish", "title", title, "question", "材料交上去以后要等多久？", "text", "核实通过后十五个工作日内。")
                .then()
                .statusCode(200);

        as("demo-owner-9").get(about).then().statusCode(200).body("items.title", hasItem(title));
        as("demo-owner-9")
                .get("/api/v1/publications?policyId=" + DemoIds.of("policy-waste"))
                .then()
                .body("items.title", not(hasItem(title)));
        act(OWNER, id, "withdraw-consent").then().statusCode(200);
        as("demo-owner-9").get(about).then().body("items.title", not(hasItem(title)));
    }

    private static Response patch(String id, String etag, Map<String, Object> changes) {
        return as(OWNER)
                .contentType("application/merge-patch+json; charset=utf-8")
                .header("If-Match", etag)
                .body(changes)
                .patch("/api/v1/petitions/" + id);
    }
}
