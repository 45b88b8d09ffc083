package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.OWNER;
import static io.qisheng.petitions.PetitionSteps.act;
import static io.qisheng.petitions.PetitionSteps.file;
import static io.qisheng.petitions.PetitionSteps.filed;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stays with those whom it concerns, also by the less obvious ways. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionSecretsTest {

    private static final String PETITIONS = "/api/v1/petitions";

    @Test
    void aDraftThatIsWithdrawnWasNeverAnybodyElses() {
        Map<String, Object> draft = filing("submit", false);
        draft.put("visibility", "PUBLIC");
        String id = file(OWNER, draft).then().statusCode(201).extract().path("id");

        act(OWNER, id, "withdraw", "reason", "再想想。").then().statusCode(200).body("status", equalTo("WITHDRAWN"));

        as(OWNER).get(PETITIONS + "/" + id).then().statusCode(200);
        for (String other : new String[] {"desk", "supervisor", "admin", "auditor", "demo-owner-2"}) {
            as(other).get(PETITIONS + "/" + id).then().statusCode(404);
            as(other).get(PETITIONS + "?status=WITHDRAWN&limit=100").then().body("items.id", not(hasItem(id)));
        }
    }

    @Test
    void othersFindAPublicPetitionByWhatTheySeeOfItOnly() {
        Map<String, Object> shared = filing("visibility", "PUBLIC");
        shared.put("title", "白鹭路口红绿灯时间太短");
        shared.put("text", "负责人的车牌尾号是某某七七八八，请不要公开。");
        String id = filed(shared);
        act("desk", id, "accept", "category", "LOGISTICS", "urgency", "NORMAL", "complexity", "ORDINARY")
                .then()
                .statusCode(200);

        as("demo-owner-3").get(PETITIONS + "?q=白鹭路口").then().body("items.id", hasItem(id));
        as("demo-owner-3").get(PETITIONS + "?q=七七八八").then().body("items", hasSize(0));
        as(OWNER).get(PETITIONS + "?q=七七八八").then().body("items.id", hasItem(id));
        as("desk").get(PETITIONS + "?q=七七八八").then().body("items.id", hasItem(id));
    }

    @Test
    void whatCannotBeTextIsRefusedAndNoFaultOfOurs() {
        as("desk").urlEncodingEnabled(false).get(PETITIONS + "?q=%00%00").then().statusCode(400);
        as(OWNER)
                .contentType(ContentType.JSON)
                .body("{\"title\": \"编码\"}".getBytes(Charset.forName("UTF-32BE")))
                .post(PETITIONS)
                .then()
                .statusCode(400);
        as(OWNER)
                .contentType(ContentType.JSON)
                .body(new byte[] {0, 0, 0, 0x22, 0, 0x11, 0, 0})
                .post(PETITIONS)
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"));
    }
}
