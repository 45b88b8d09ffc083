package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.MARKET;
import static io.qisheng.petitions.PetitionSteps.OWNER;
import static io.qisheng.petitions.PetitionSteps.accepted;
import static io.qisheng.petitions.PetitionSteps.act;
import static io.qisheng.petitions.PetitionSteps.filed;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.petitions.PetitionSteps.get;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.platform.Ids;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contact is shown masked; who has to call sees it in clear, and the filer sees who looked. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ContactViewsTest {

    @Test
    void eachLookIsLoggedAndTheFilerReadsIt() throws Exception {
        String id = dispatchedWithHelp();
        get("desk", id).then().body("contact.phone", equalTo("138****0001"));

        reveal("desk", id).then().statusCode(200).body("name", equalTo("王小明")).body("phone", equalTo("13800000001"));
        reveal("handler-industry", id).then().statusCode(200);
        reveal("handler-industry", id).then().statusCode(200);

        get("desk", id).then().body("contact.phone", equalTo("138****0001"));
        looks(OWNER, id)
                .then()
                .statusCode(200)
                .body("items.by.role", contains("HANDLER", "HANDLER", "DESK"))
                .body("nextCursor", equalTo(null));
        looks("supervisor", id).then().body("items", hasSize(3));
        assertThat(audited(id)).isEqualTo(3);
    }

    @Test
    void aTapThatIsSentTwiceIsOneLookAndKeepsNoContactUnderItsKey() throws Exception {
        String id = filed();
        String key = "tap-" + Ids.next();
        for (boolean again : List.of(false, true)) {
            as("desk")
                    .header("Idempotency-Key", key)
                    .post("/api/v1/petitions/" + id + "/contact-views")
                    .then()
                    .statusCode(200)
                    .header("Idempotency-Replayed", again ? equalTo("true") : nullValue())
                    .body("phone", equalTo("13800000001"));
        }

        looks(OWNER, id).then().body("items", hasSize(1));
        assertThat(audited(id)).isEqualTo(1);
        try (Connection owner = StoredPetitions.asOwner()) {
            assertThat(Database.number(
                            owner, "select count(*) from idempotency_record where key = ? and body is not null", key))
                    .isZero();
        }
    }

    @Test
    void aKeyThatIsKeptOpensNothingUnseen() throws Exception {
        String id = filed();
        String key = "tap-" + Ids.next();
        revealWith(key, id);
        try (Connection owner = StoredPetitions.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("alter table petition_contact_view disable trigger petition_contact_view_append_only");
            statement.execute(
                    "update petition_contact_view set at = at - interval '2 minutes' where petition_id = '" + id + "'");
            statement.execute("alter table petition_contact_view enable trigger petition_contact_view_append_only");
        }

        revealWith(key, id);
        revealWith(key, id);

        looks(OWNER, id).then().body("items", hasSize(2));
        assertThat(audited(id)).isEqualTo(2);
    }

    private static void revealWith(String key, String id) {
        as("desk")
                .header("Idempotency-Key", key)
                .post("/api/v1/petitions/" + id + "/contact-views")
                .then()
                .statusCode(200)
                .body("phone", equalTo("13800000001"));
    }

    @Test
    void pagesFollowEachOther() {
        String id = filed();
        for (int i = 0; i < 3; i++) {
            reveal("desk", id).then().statusCode(200);
        }
        Response first = as(OWNER).get("/api/v1/petitions/" + id + "/contact-views?limit=2");
        first.then().body("items", hasSize(2));
        as(OWNER)
                .get("/api/v1/petitions/" + id + "/contact-views?limit=2&cursor=" + first.path("nextCursor"))
                .then()
                .body("items", hasSize(1))
                .body("nextCursor", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"handler-market", "auditor", OWNER})
    void whoOnlyHelpsOrReadsOrIsNoStaffDoesNotSeeIt(String person) {
        reveal(person, dispatchedWithHelp()).then().statusCode(403);
    }

    @Test
    void whatOneMayNotKnowOfIsNotThere() {
        String id = filed(filing("visibility", "PUBLIC"));
        accepted(id);

        reveal("handler-market", id).then().statusCode(404);
        // another owner sees that there is such a petition, and nothing of who looked at whose contact
        get("demo-owner-2", id).then().statusCode(200);
        looks("demo-owner-2", id).then().statusCode(404);
    }

    @Test
    void whereNobodyLeftAContactThereIsNone() {
        var filing = filing();
        filing.remove("contact");
        String id = filed(filing);

        reveal("desk", id).then().statusCode(404);
        looks(OWNER, id).then().body("items", hasSize(0));
    }

    private static String dispatchedWithHelp() {
        String id = accepted(filed());
        act(
                        "desk",
                        id,
                        "dispatch",
                        "leadDepartmentId",
                        PetitionSteps.INDUSTRY,
                        "assistingDepartmentIds",
                        List.of(MARKET))
                .then()
                .statusCode(200);
        return id;
    }

    private static Response reveal(String person, String id) {
        return as(person).post("/api/v1/petitions/" + id + "/contact-views");
    }

    private static Response looks(String person, String id) {
        return as(person).get("/api/v1/petitions/" + id + "/contact-views");
    }

    private static int audited(String id) throws Exception {
        try (Connection connection = StoredPetitions.asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from audit_row where action = 'petition-contact-view'"
                                + " and subject_id = '" + id + "' and detail::text not like '%138%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
