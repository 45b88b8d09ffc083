package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** What the board says of how something ended: nothing is solved there before the filer or a reviewer said so. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PublishedOutcomeTest {

    @Inject
    UnratedPetitions unrated;

    @Inject
    FieldCipher cipher;

    @Test
    void whatItsFilerCallsSolvedIsSolved() {
        String id = answered(filed(filing("title", "皮箱厂卸货平台一")));
        rate(id, true, "SATISFIED");

        shows(id, "皮箱厂卸货平台甲", equalTo("SOLVED"));
    }

    @Test
    void whatNobodyRatedIsNot() throws Exception {
        String id = LivedPetitions.earlier(cipher, answered(filed(filing("title", "皮箱厂卸货平台二"))), Duration.ofDays(30));
        unrated.closeDue().await().atMost(Duration.ofSeconds(20));
        get(OWNER, id).then().body("closure", equalTo("UNRATED"));

        shows(id, "皮箱厂卸货平台乙", nullValue());
    }

    @Test
    void whatAReviewerCallsUnsolvedIsNot() {
        shows(reviewed("皮箱厂卸货平台三", false), "皮箱厂卸货平台丙", nullValue());
        shows(reviewed("皮箱厂卸货平台四", true), "皮箱厂卸货平台丁", equalTo("SOLVED"));
    }

    private static String reviewed(String title, boolean solved) {
        String id = answered(filed(filing("title", title)));
        rate(id, false, "DISSATISFIED");
        act("handler-industry", id, "answer", "outcome", "SOLVED", "text", "又划了一处。")
                .then()
                .statusCode(200);
        rate(id, false, "DISSATISFIED");
        act("supervisor", id, "review", "solved", solved, "text", "已到现场看过。")
                .then()
                .statusCode(200);
        return id;
    }

    private static void rate(String id, boolean solved, String satisfaction) {
        act(OWNER, id, "rate", "solved", solved, "satisfaction", satisfaction, "text", "看过了。")
                .then()
                .statusCode(200);
    }

    private static void shows(String id, String title, Matcher<?> outcome) {
        act(OWNER, id, "consent-to-publish").then().statusCode(200);
        act("supervisor", id, "publish", "title", title, "question", "没有卸货平台。", "text", "已建好一处平台。")
                .then()
                .statusCode(200);
        String shown = as("demo-owner-12")
                .queryParam("q", title)
                .get("/api/v1/publications")
                .then()
                .statusCode(200)
                .body("items.outcome", contains(outcome))
                .extract()
                .path("items[0].id");
        as("demo-owner-12").get("/api/v1/publications/" + shown).then().body("outcome", outcome);
    }
}
