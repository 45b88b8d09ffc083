package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.evidence.EvidenceSteps;
import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Filing;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionEvent;
import io.qisheng.petitions.domain.PetitionFold;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.platform.Ids;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.time.Holidays;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the desk and instructors file for enterprises. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FiledOnBehalfTest {

    private static final String ASKED = "demo-owner-14";
    private static final String ENTERPRISE = DemoIds.of("enterprise-14").toString();
    private static final Duration LONG_AGO = Duration.ofHours(49);

    @Inject
    UnconfirmedFilings unconfirmed;

    @Inject
    FieldCipher cipher;

    @Test
    void anInstructorFilesWithPhotosAndGetsAReceiptOnly() {
        String photo = EvidenceSteps.verified("instructor", "PETITION", EvidenceSteps.photo())
                .toString();
        Map<String, Object> filing = behalf("evidenceIds", List.of(photo));
        filing.put("id", Ids.next().toString());

        Response filed = file("instructor", filing);

        filed.then()
                .statusCode(201)
                .body("number", notNullValue())
                .body("status", equalTo("SUBMITTED"))
                .body("text", nullValue())
                .body("contact", nullValue())
                .body("allowedActions", hasSize(0));
        String id = filed.path("id");
        file("instructor", filing).then().statusCode(200).body("number", equalTo(filed.<String>path("number")));
        get("instructor", id).then().statusCode(404);
        as("instructor").get("/api/v1/petitions?mine=true").then().body("items.id", not(hasItem(id)));
        get(ASKED, id).then().statusCode(200).body("evidence.id", contains(photo));
        get("desk", id).then().statusCode(200).body("filedOnBehalf", equalTo(true));
        timeline("desk", id).then().body("items[0].actor.role", equalTo("INSTRUCTOR"));
    }

    @Test
    void anOwnerSeesThatSomethingWaitsForAWordAndConfirmsByOneTap() {
        String id = filedFor("desk");

        as(ASKED)
                .get("/api/v1/petitions?mine=true")
                .then()
                .body("items.find { it.id == '" + id + "' }.confirmation", equalTo("PENDING"));
        get(ASKED, id)
                .then()
                .body("confirmationDueAt", notNullValue())
                .body("allowedActions", hasItems("confirm-filing", "refuse-filing"));
        act("desk", id, "confirm-filing").then().statusCode(403);
        act(ASKED, id, "confirm-filing")
                .then()
                .statusCode(200)
                .body("confirmation", equalTo("CONFIRMED"))
                .body("confirmationDueAt", nullValue());
        act(ASKED, id, "refuse-filing", "reason", "改主意了")
                .then()
                .statusCode(409)
                .body("code", equalTo("petition-confirmation-closed"));
        as("desk")
                .get("/api/v1/petitions?limit=100")
                .then()
                .body("items.find { it.id == '" + id + "' }.confirmation", equalTo("CONFIRMED"));
    }

    @Test
    void anOwnerRefusesAndTheMatterIsOver() {
        String id = accepted(filedFor("desk"));

        act(ASKED, id, "refuse-filing").then().statusCode(400).body("errors.pointer", contains("/reason"));
        act(ASKED, id, "refuse-filing", "reason", "我们没有提过")
                .then()
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"))
                .body("confirmation", equalTo("REFUSED"));
        timeline("desk", id).then().body("items[-1].data.reason", equalTo("我们没有提过"));
    }

    @Test
    void onlyWhoServesTheEnterpriseFilesForIt() {
        file("handler-market", behalf()).then().statusCode(403);
        file("demo-owner-13", behalf())
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/onBehalfOf"))
                .body("errors.code", contains("not-allowed"));
        file("instructor", filing()).then().statusCode(400).body("errors.code", contains("required"));
        file("instructor", filing("onBehalfOf", INDUSTRY))
                .then()
                .statusCode(400)
                .body("errors.code", contains("not-found"));
    }

    @Test
    void aDraftIsTheClerksUntilItIsFiled() {
        Map<String, Object> draft = behalf("submit", false);
        String id = file("instructor", draft).then().statusCode(201).extract().path("id");

        get(ASKED, id).then().statusCode(404);
        get("desk", id).then().statusCode(404);
        get("instructor", id).then().statusCode(200).body("confirmation", nullValue());
        as("instructor").get("/api/v1/petitions?mine=true").then().body("items.id", hasItem(id));
        act("instructor", id, "submit").then().statusCode(200).body("number", notNullValue());
        get("instructor", id).then().statusCode(404);
        get(ASKED, id).then().statusCode(200).body("confirmation", equalTo("PENDING"));
    }

    @Test
    void silenceIsWrittenDownOnceHoweverManyReplicasLook() throws Exception {
        String fresh = filedFor("desk");
        String old = lived(fresh);

        Uni.join()
                .all(unconfirmed.markDue(), unconfirmed.markDue(), unconfirmed.markDue())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(20));

        get(ASKED, old)
                .then()
                .body("confirmation", equalTo("UNCONFIRMED"))
                .body("status", equalTo("SUBMITTED"))
                .body("allowedActions", not(hasItem("confirm-filing")))
                .body("allowedActions", hasItem("refuse-filing"));
        timeline("desk", old).then().body("items.findAll { it.action == 'mark-unconfirmed' }", hasSize(1));
        get(ASKED, fresh).then().body("confirmation", equalTo("PENDING"));
    }

    @Test
    void oneThatCannotBeMarkedDoesNotStopTheOthers() throws Exception {
        String stuck = filed();
        String old = lived(filedFor("desk"));
        try (Connection owner = Database.owner();
                PreparedStatement due =
                        owner.prepareStatement("update petition set confirmation_due_at = ? where id = ?")) {
            due.setObject(1, OffsetDateTime.parse("2020-01-01T00:00:00Z"));
            due.setObject(2, UUID.fromString(stuck));
            due.executeUpdate();
            try {
                unconfirmed.markDue().await().atMost(Duration.ofSeconds(20));
            } finally {
                due.setNull(1, Types.TIMESTAMP_WITH_TIMEZONE);
                due.executeUpdate();
            }
        }

        get(ASKED, old).then().body("confirmation", equalTo("UNCONFIRMED"));
    }

    @Test
    void whoSeesItOnlyBecauseItIsPublicLearnsNothingOfTheFiling() {
        Map<String, Object> filing = behalf("visibility", "PUBLIC");
        String id = accepted(file("desk", filing).path("id"));

        get("demo-owner-13", id)
                .then()
                .statusCode(200)
                .body("confirmation", nullValue())
                .body("filedOnBehalf", equalTo(false));
        assertThat(as("demo-owner-13").get("/api/v1/petitions?limit=100").asString())
                .doesNotContain("PENDING");
    }

    private static String filedFor(String clerk) {
        return file(clerk, behalf()).then().statusCode(201).extract().path("id");
    }

    private static Map<String, Object> behalf() {
        return filing("onBehalfOf", ENTERPRISE);
    }

    private static Map<String, Object> behalf(String member, Object value) {
        Map<String, Object> filing = filing(member, value);
        filing.put("onBehalfOf", ENTERPRISE);
        return filing;
    }

    /** A twin of a filed petition whose whole life lies further back than the time for confirming. */
    private String lived(String filed) throws Exception {
        Petition model = Objects.requireNonNull(StoredPetitions.all().get(UUID.fromString(filed)));
        Filing old = model.filing();
        Filing twin = new Filing(
                Ids.next(),
                old.districtId(),
                old.enterprise(),
                null,
                old.filedBy(),
                old.createdAt().minus(LONG_AGO),
                old.content());
        try (Connection connection = StoredPetitions.asOwner()) {
            var seed = new PetitionSeed(connection, new Clocks(new CalendarTime(Holidays.calendar())), cipher);
            List<TimelineEntry> past = StoredPetitions.timeline(connection, UUID.fromString(filed)).stream()
                    .map(entry -> earlier(entry, "old-" + twin.id()))
                    .toList();
            seed.add(PetitionFold.fold(twin, past), past, "王小明", "13800000001");
            seed.write();
        }
        return twin.id().toString();
    }

    private static TimelineEntry earlier(TimelineEntry entry, String number) {
        PetitionEvent.Submitted submitted = (PetitionEvent.Submitted) entry.data();
        return new TimelineEntry(
                entry.seq(),
                entry.action(),
                entry.from(),
                entry.to(),
                entry.by(),
                entry.at().minus(LONG_AGO),
                new PetitionEvent.Submitted(number, submitted.terms()));
    }
}
