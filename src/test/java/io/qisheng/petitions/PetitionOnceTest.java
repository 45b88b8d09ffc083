package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static io.qisheng.testing.Api.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.platform.Ids;
import io.qisheng.testing.AtOnce;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Once is once: ids made by phones, idempotency keys, versions, and two people at the same thing. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionOnceTest {

    @Test
    void theSameIdFilesOnceForEver() {
        Map<String, Object> filing = filing("id", Ids.next().toString());
        Response first = file(OWNER, filing);
        first.then().statusCode(201);

        file(OWNER, filing).then().statusCode(200).body("number", equalTo(first.path("number")));
        file("demo-owner-2", filing).then().statusCode(409).body("code", equalTo("petition-id-taken"));
    }

    @Test
    void theSameIdFromManyHandsAtOnceFilesOnce() throws Exception {
        Map<String, Object> filing = filing("id", Ids.next().toString());
        token(OWNER);

        List<Response> answers = AtOnce.times(12, () -> file(OWNER, filing));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnly(200, 201)
                .containsOnlyOnce(201);
        assertThat(answers.stream().map(answer -> answer.<String>path("number")).distinct())
                .hasSize(1);
    }

    /** Which of them counts would be nobody's choice, and the one that counts might be the one that was not looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "idempotency-key"})
    void aHeaderThatComesTwiceIsRefused(String name) {
        as(OWNER)
                .header(name, "x".repeat(8_000), "one-key")
                .body(filing())
                .post("/api/v1/petitions")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("header Idempotency-Key"))
                .body("errors.code", contains("not-allowed"));
        as("desk")
                .header("If-Match", "\"1\"", "\"2\"")
                .body(Map.of("action", "note", "text", "看看。"))
                .post("/api/v1/petitions/" + filed() + "/actions")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("header If-Match"));
    }

    @Test
    void anIdempotencyKeyGivesTheSameAnswerAgain() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> filing = filing();
        Response first = as(OWNER).header("Idempotency-Key", key).body(filing).post("/api/v1/petitions");
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());

        as(OWNER)
                .header("Idempotency-Key", key)
                .body(filing)
                .post("/api/v1/petitions")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("number", equalTo(first.path("number")));
        as(OWNER)
                .header("Idempotency-Key", key)
                .body(filing("title", "另一件事情"))
                .post("/api/v1/petitions")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void anActionUnderAKeyHappensOnceAndARefusalIsDecidedAgain() {
        String id = handled(filed());
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 3; i++) {
            act(as("handler-industry").header("Idempotency-Key", key), id, "note", "text", "只写一次", "internal", false)
                    .then()
                    .statusCode(200);
        }

        timeline(OWNER, id).then().body("items.findAll { it.action == 'note' }", hasSize(1));
        String other = UUID.randomUUID().toString();
        act(as(OWNER).header("Idempotency-Key", other), id, "supplement", "text", "补充")
                .then()
                .statusCode(409);
        act("handler-industry", id, "pause", "missing", "缺照片").then().statusCode(200);
        act(as(OWNER).header("Idempotency-Key", other), id, "supplement", "text", "补充")
                .then()
                .statusCode(200);
    }

    @Test
    void whoActsOnWhatTheyHaveSeenIsToldOfAChange() {
        String id = handled(filed());
        String seen = get("handler-industry", id).header("ETag");
        act("supervisor", id, "supervise", "text", "请本周内答复。").then().statusCode(200);

        String key = UUID.randomUUID().toString();
        act(seen("handler-industry", key, seen), id, "note", "text", "已联系。", "internal", true)
                .then()
                .statusCode(412)
                .body("code", equalTo("precondition-failed"));
        String now = get("handler-industry", id).header("ETag");
        for (int i = 0; i < 2; i++) {
            act(seen("handler-industry", key, now), id, "note", "text", "已联系。", "internal", true)
                    .then()
                    .statusCode(200);
        }
        timeline("desk", id).then().body("items.findAll { it.action == 'note' }", hasSize(1));
        // where the state forbids it, that says more than that there was a change
        act(seen("handler-industry", UUID.randomUUID().toString(), seen), id, "claim")
                .then()
                .statusCode(409)
                .body("petitionStatus", equalTo("HANDLING"));
    }

    private static RequestSpecification seen(String person, String key, String etag) {
        return as(person).header("Idempotency-Key", key).header("If-Match", etag);
    }

    @Test
    void ofTwoWhoClaimAtOnceOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = taken(filed());
            token("handler-industry");

            List<Response> answers = AtOnce.times(2, () -> act("handler-industry", id, "claim"));

            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
            assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                    .allSatisfy(
                            answer -> assertThat(answer.<String>path("code")).isEqualTo("petition-already-claimed"));
        }
    }

    @Test
    void aDraftIsRewrittenOnlyFromItsLatestVersion() {
        Response draft = file(OWNER, Map.of("title", "想问一下", "submit", false));
        draft.then().statusCode(201).body("status", equalTo("DRAFT")).body("number", nullValue());
        String id = draft.path("id");
        String path = "/api/v1/petitions/" + id;

        as(OWNER).body(Map.of("text", "没有版本")).patch(path).then().statusCode(428);
        Response patched = as(OWNER)
                .header("If-Match", draft.header("ETag"))
                .body(Map.of("kind", "CONSULT"))
                .patch(path);
        patched.then().statusCode(200).body("title", equalTo("想问一下")).body("kind", equalTo("CONSULT"));
        as(OWNER)
                .header("If-Match", draft.header("ETag"))
                .body(Map.of("kind", "REQUEST"))
                .patch(path)
                .then()
                .statusCode(412);
        act(OWNER, id, "submit")
                .then()
                .statusCode(422)
                .body("code", equalTo("petition-incomplete"))
                .body("errors.pointer", contains("/category", "/text", "/visibility"));
    }

    @Test
    void aMergePatchClearsWithNullAndKeepsTheRestOfTheContact() {
        Map<String, Object> filing = filing("submit", false);
        Response draft = file(OWNER, filing);
        String path = "/api/v1/petitions/" + draft.path("id");

        as(OWNER)
                .contentType("application/merge-patch+json")
                .header("If-Match", draft.header("ETag"))
                .body("{\"place\":null,\"contact\":{\"phone\":\"13900000002\"}}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("place", nullValue())
                .body("contact.name", equalTo("王**"))
                .body("contact.phone", equalTo("139****0002"));
    }

    @Test
    void aDraftIsNobodyElsesAndCannotBeChangedOnceFiled() {
        Response draft = file(OWNER, filing("submit", false));
        String id = draft.path("id");
        get("desk", id).then().statusCode(404);
        get("demo-owner-2", id).then().statusCode(404);

        act(OWNER, id, "submit").then().statusCode(200).body("status", equalTo("SUBMITTED"));

        as(OWNER)
                .header("If-Match", "*")
                .body(Map.of("title", "另一个标题"))
                .patch("/api/v1/petitions/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("petition-not-draft"));
    }
}
