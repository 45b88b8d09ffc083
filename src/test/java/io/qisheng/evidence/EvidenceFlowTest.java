package io.qisheng.evidence;

import static io.qisheng.evidence.EvidenceSteps.confirm;
import static io.qisheng.evidence.EvidenceSteps.photo;
import static io.qisheng.evidence.EvidenceSteps.ticket;
import static io.qisheng.evidence.EvidenceSteps.upload;
import static io.qisheng.evidence.EvidenceSteps.wish;
import static io.qisheng.testing.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.qisheng.evidence.image.Pictures;
import io.qisheng.platform.Ids;
import io.qisheng.testing.AtOnce;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class EvidenceFlowTest {

    private static final String OWNER = "demo-owner-1";
    private static final String STRANGER = "demo-owner-2";

    private final byte[] photo = photo();

    @Test
    void aPhotoGoesStraightToTheStorageAndComesBackAsTwoRenditions() throws IOException {
        Response ticket = ticket(OWNER, wish("PETITION", photo));
        String id = ticket.path("id");
        ticket.then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/evidence/" + id))
                .body("status", equalTo("TICKETED"))
                .body("expiresAt", endsWith("+08:00"));
        upload(ticket, photo).then().statusCode(204);

        Response verdict = confirm(OWNER, id);

        verdict.then()
                .statusCode(200)
                .body("status", equalTo("VERIFIED"))
                .body("renditions.width", contains(240, 960))
                .body("renditions.height", contains(320, 1280))
                .body("reasons", nullValue());
        BufferedImage thumbnail = image(verdict.path("renditions[0].url"));
        assertThat(thumbnail.getWidth()).isEqualTo(240);
        assertThat(image(verdict.path("renditions[1].url")).getHeight()).isEqualTo(1280);
    }

    @Test
    void renditionsAreServedAsFilesOfAFixedType() {
        String url = verified().path("renditions[0].url");

        RestAssured.given()
                .urlEncodingEnabled(false)
                .get(url)
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Content-Disposition", startsWith("attachment"));
    }

    @Test
    void anAddressThatWasTamperedWithIsRefusedByTheStorage() {
        String url = verified().path("renditions[0].url");

        RestAssured.given()
                .urlEncodingEnabled(false)
                .get(url.replace("/320.jpg", "/original.jpg"))
                .then()
                .statusCode(403);
    }

    @Test
    void theStorageTakesNoMoreBytesThanTheTicketSays() {
        Response ticket = ticket(OWNER, wish("PETITION", photo));
        byte[] larger = Pictures.insert(photo, photo.length, new byte[1]);

        assertThat(upload(ticket, larger).statusCode()).isBetween(400, 403);
    }

    @Test
    void theStorageTakesNoOtherKeyOrTypeThanTheTicketSays() {
        Response ticket = ticket(OWNER, wish("PETITION", photo));
        String key = ticket.path("upload.fields.key");
        String kept = key.replace("uploads/", "evidence/") + "/320.jpg";

        assertThat(upload(ticket, photo, Map.of("key", kept)).statusCode()).isBetween(400, 403);
        assertThat(upload(ticket, photo, Map.of("Content-Type", "text/html")).statusCode())
                .isBetween(400, 403);
    }

    @Test
    void otherBytesThanPromisedAreRefusedForGood() {
        byte[] other = photo.clone();
        other[other.length - 3] ^= 1;
        Response ticket = ticket(OWNER, wish("PETITION", photo));
        upload(ticket, other);

        confirm(OWNER, ticket.path("id"))
                .then()
                .statusCode(200)
                .body("status", equalTo("REFUSED"))
                .body("reasons", hasItems("hash-mismatch"))
                .body("renditions", nullValue());

        upload(ticket, photo);
        confirm(OWNER, ticket.path("id")).then().body("status", equalTo("REFUSED"));
    }

    @Test
    void whatIsNoPictureIsRefusedWithTheReason() {
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        Response ticket = ticket(OWNER, wish("PETITION", page));
        upload(ticket, page);

        confirm(OWNER, ticket.path("id"))
                .then()
                .statusCode(200)
                .body("status", equalTo("REFUSED"))
                .body("reasons", contains("not-an-image"));
        as(OWNER).get("/api/v1/evidence/" + ticket.<String>path("id")).then().body("reasons", contains("not-an-image"));
    }

    @Test
    void confirmingBeforeTheUploadHasComeIsTooEarly() {
        Response ticket = ticket(OWNER, wish("PETITION", photo));

        confirm(OWNER, ticket.path("id")).then().statusCode(409).body("code", equalTo("evidence-not-uploaded"));

        upload(ticket, photo).then().statusCode(204);
        confirm(OWNER, ticket.path("id")).then().statusCode(200).body("status", equalTo("VERIFIED"));
    }

    @Test
    void confirmingAgainAnswersTheSame() {
        Response first = verified();

        Response again = confirm(OWNER, first.path("id"));

        again.then().statusCode(200).body("status", equalTo("VERIFIED"));
        assertThat(again.<List<Integer>>path("renditions.width")).isEqualTo(first.path("renditions.width"));
    }

    @Test
    void anUploadAfterTheVerdictChangesNothing() throws IOException {
        Response ticket = ticket(OWNER, wish("PETITION", photo));
        upload(ticket, photo);
        confirm(OWNER, ticket.path("id"));
        byte[] other = Pictures.jpeg(Pictures.quarters(100, 100));
        upload(ticket, other);

        Response again = confirm(OWNER, ticket.path("id"));

        assertThat(image(again.path("renditions[0].url")).getWidth()).isEqualTo(240);
    }

    @Test
    void twentyConfirmationsAtOnceAreOneVerdict() throws Exception {
        Response ticket = ticket(OWNER, wish("PETITION", photo));
        upload(ticket, photo);
        String id = ticket.path("id");

        for (Response answer : AtOnce.times(20, () -> confirm(OWNER, id))) {
            answer.then().statusCode(200).body("status", equalTo("VERIFIED"));
        }
    }

    @Test
    void aPhotoIsUnknownToAnyoneElse() {
        String id = verified().path("id");

        as(STRANGER).get("/api/v1/evidence/" + id).then().statusCode(404).body("code", equalTo("not-found"));
        confirm(STRANGER, id).then().statusCode(404).body("code", equalTo("not-found"));
        confirm(OWNER, Ids.next().toString()).then().statusCode(404);
        given().get("/api/v1/evidence/" + id).then().statusCode(401);
    }

    @Test
    void theSameIdAgainAnswersTheSamePhoto() {
        Map<String, Object> wish = wish("PETITION", photo);
        wish.put("id", Ids.next().toString());
        ticket(OWNER, wish).then().statusCode(201);

        Response again = ticket(OWNER, wish);

        again.then().statusCode(200).body("status", equalTo("TICKETED")).body("upload.fields.policy", notNullValue());
        upload(again, photo).then().statusCode(204);
        confirm(OWNER, again.path("id")).then().body("status", equalTo("VERIFIED"));
        ticket(OWNER, wish)
                .then()
                .statusCode(200)
                .body("status", equalTo("VERIFIED"))
                .body("upload", nullValue());
    }

    @Test
    void anIdStandsForOnePhotoOfOneUser() {
        Map<String, Object> wish = wish("PETITION", photo);
        wish.put("id", Ids.next().toString());
        ticket(OWNER, wish).then().statusCode(201);

        ticket(STRANGER, wish).then().statusCode(409).body("code", equalTo("evidence-id-taken"));
        wish.put("purpose", "ACTIVITY");
        ticket(OWNER, wish).then().statusCode(409).body("code", equalTo("evidence-id-taken"));
    }

    @Test
    void aRepeatedKeyGivesTheSamePhotoWithATicketThatWorks() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> wish = wish("PETITION", photo);
        Response first = as(OWNER).header("Idempotency-Key", key).body(wish).post("/api/v1/evidence");

        Response again = as(OWNER).header("Idempotency-Key", key).body(wish).post("/api/v1/evidence");

        again.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        upload(again, photo).then().statusCode(204);
    }

    @Test
    void aRepeatedConfirmationKeyGivesAddressesThatWork() throws IOException {
        Response ticket = ticket(OWNER, wish("PETITION", photo));
        upload(ticket, photo);
        String path = "/api/v1/evidence/" + ticket.<String>path("id") + "/confirm";
        String key = UUID.randomUUID().toString();
        as(OWNER).header("Idempotency-Key", key).post(path).then().statusCode(200);

        Response again = as(OWNER).header("Idempotency-Key", key).post(path);

        again.then().statusCode(200).header("Idempotency-Replayed", equalTo("true"));
        assertThat(image(again.path("renditions[0].url")).getWidth()).isEqualTo(240);
    }

    @Test
    void allThatIsWrongWithAWishIsToldAtOnce() {
        as(OWNER)
                .body(Map.of("purpose", "HOLIDAY", "contentType", "image/gif", "size", 0, "sha256", "ABC", "more", 1))
                .post("/api/v1/evidence")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors", hasSize(5))
                .body("errors.pointer", hasItems("/purpose", "/contentType", "/size", "/sha256", "/more"));
    }

    private Response verified() {
        Response ticket = ticket(OWNER, wish("PETITION", photo));
        upload(ticket, photo).then().statusCode(204);
        Response verdict = confirm(OWNER, ticket.path("id"));
        verdict.then().statusCode(200).body("status", equalTo("VERIFIED"));
        return verdict;
    }

    private static BufferedImage image(String url) throws IOException {
        byte[] bytes = RestAssured.given()
                .urlEncodingEnabled(false)
                .get(url)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
