package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.qisheng.evidence.EvidenceSteps;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Photos are seen by whoever sees what they prove. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionPhotosTest {

    @Test
    void aFilingsPhotosAreSeenByThoseWhoSeeItWhole() {
        String photo = photo(OWNER, "PETITION");
        String id = accepted(filed(filing("evidenceIds", List.of(photo))));

        get(OWNER, id).then().body("evidence.id", contains(photo)).body("evidence[0].status", equalTo("ATTACHED"));
        as(OWNER).get("/api/v1/evidence/" + photo).then().statusCode(200);
        as("desk").get("/api/v1/evidence/" + photo).then().statusCode(200);
        as("handler-market").get("/api/v1/evidence/" + photo).then().statusCode(404);
        as("demo-owner-2").get("/api/v1/evidence/" + photo).then().statusCode(404);
    }

    @Test
    void othersSeeAPublicPetitionWithoutItsPhotos() {
        String photo = photo(OWNER, "PETITION");
        Map<String, Object> filing = filing("evidenceIds", List.of(photo));
        filing.put("visibility", "PUBLIC");
        String id = accepted(filed(filing));

        get("demo-owner-2", id).then().statusCode(200).body("evidence", hasSize(0));
        as("demo-owner-2").get("/api/v1/evidence/" + photo).then().statusCode(404);
    }

    @Test
    void thePhotoOfAnInternalNoteIsAsInternalAsTheNote() {
        String id = handled(filed());
        String inside = photo("handler-industry", "PETITION_ANSWER");
        String shown = photo("handler-industry", "PETITION_ANSWER");
        act("handler-industry", id, "note", "text", "内部照片", "internal", true, "evidenceIds", List.of(inside))
                .then()
                .statusCode(200);
        act("handler-industry", id, "answer", "outcome", "SOLVED", "text", "办好了。", "evidenceIds", List.of(shown))
                .then()
                .statusCode(200)
                .body("answer.evidence.id", contains(shown));

        as("dept-industry").get("/api/v1/evidence/" + inside).then().statusCode(200);
        as(OWNER).get("/api/v1/evidence/" + inside).then().statusCode(404);
        as(OWNER).get("/api/v1/evidence/" + shown).then().statusCode(200);
        get(OWNER, id).then().body("answer.evidence.id", contains(shown));
    }

    @Test
    void someoneElsesPhotoIsAFaultAndFilesNothing() {
        String foreign = photo("demo-owner-2", "PETITION");

        file(OWNER, filing("evidenceIds", List.of(photo(OWNER, "PETITION"), foreign)))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/evidenceIds/1"))
                .body("errors[0].code", equalTo("not-found"));
        file("demo-owner-2", filing("evidenceIds", List.of(foreign))).then().statusCode(201);
    }

    @Test
    void aDraftThatDropsAPhotoLetsItGo() {
        String kept = photo(OWNER, "PETITION");
        String dropped = photo(OWNER, "PETITION");
        Map<String, Object> draft = filing("evidenceIds", List.of(kept, dropped));
        draft.put("submit", false);
        Response made = file(OWNER, draft);

        as(OWNER)
                .header("If-Match", made.header("ETag"))
                .body(Map.of("evidenceIds", List.of(kept)))
                .patch("/api/v1/petitions/" + made.path("id"))
                .then()
                .statusCode(200)
                .body("evidence.id", contains(kept));
        act(OWNER, made.path("id"), "submit").then().statusCode(200).body("evidence.id", contains(kept));
    }

    private static String photo(String person, String purpose) {
        return EvidenceSteps.verified(person, purpose, EvidenceSteps.photo()).toString();
    }
}
