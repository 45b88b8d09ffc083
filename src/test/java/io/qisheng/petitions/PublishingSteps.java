package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.Map;

/** What people do over HTTP to show an answer to all, and to read it. */
final class PublishingSteps {

    static final String OTHER = "demo-owner-12";
    static final String QUESTION = "某企业门外没有掉头位置，货车要倒三百米。";
    static final String ANSWER = "已划出临时掉头区，夜间也可以使用。";

    private PublishingSteps() {}

    static String closed(Map<String, Object> filing) {
        String id = answered(filed(filing));
        act(OWNER, id, "rate", "solved", true, "satisfaction", "SATISFIED")
                .then()
                .statusCode(200);
        return id;
    }

    static String consented(String title) {
        String id = closed(filing("title", title));
        act(OWNER, id, "consent-to-publish").then().statusCode(200);
        return id;
    }

    static Map<String, Object> body(String title) {
        return Map.of("action", "publish", "title", title, "question", QUESTION, "text", ANSWER);
    }

    static Response publish(String id, String title) {
        return as("supervisor").body(body(title)).post("/api/v1/petitions/" + id + "/actions");
    }

    static Response board(String q) {
        return as(OTHER).queryParam("q", q).get("/api/v1/publications");
    }

    static Response publication(String person, String id) {
        return as(person).get("/api/v1/publications/" + id);
    }

    static String only(String q) {
        Response answer = board(q);
        answer.then().statusCode(200).body("items.size()", equalTo(1));
        return answer.path("items[0].id");
    }
}
