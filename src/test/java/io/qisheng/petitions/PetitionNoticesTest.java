package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.notices.Party;
import io.qisheng.petitions.notices.PetitionNotices;
import io.qisheng.petitions.notices.Told;
import io.qisheng.platform.Ids;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people find in their inboxes while petitions go their way. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionNoticesTest {

    private static final String INBOX = "/api/v1/notifications";
    private static final String NEIGHBOUR = "demo-owner-11";

    @Inject
    PetitionNotices notices;

    @Inject
    Database database;

    @Test
    void eachStepReachesThoseWhomItConcernsAndNeverWhoeverTookIt() {
        String id = filed();
        assertThat(kinds("desk", id)).containsExactly("petition-submit");
        assertThat(kinds(OWNER, id)).as("the filer knows").isEmpty();
        assertThat(kinds("dept-industry", id)).as("not theirs yet").isEmpty();

        accepted(id);
        act(
                        "desk",
                        id,
                        "dispatch",
                        "leadDepartmentId",
                        INDUSTRY,
                        "assistingDepartmentIds",
                        List.of(MARKET),
                        "note",
                        "先看现场")
                .then()
                .statusCode(200);
        assertThat(kinds(OWNER, id)).containsExactly("petition-dispatch", "petition-accept");
        assertThat(kinds("dept-industry", id)).containsExactly("petition-dispatch");
        assertThat(kinds("handler-industry", id)).containsExactly("petition-dispatch");
        assertThat(kinds("dept-market", id)).containsExactly("petition-dispatch");
        assertThat(kinds("supervisor", id)).isEmpty();
        assertThat(kinds("desk", id)).containsExactly("petition-submit");

        act("dept-industry", id, "take").then().statusCode(200);
        act("handler-industry", id, "claim").then().statusCode(200);
        act("handler-industry", id, "answer", "outcome", "SOLVED", "text", "已划出掉头区。")
                .then()
                .statusCode(200);
        assertThat(kinds(OWNER, id))
                .containsExactly(
                        "petition-answer", "petition-claim", "petition-take", "petition-dispatch", "petition-accept");
        assertThat(kinds("handler-industry", id)).containsExactly("petition-take", "petition-dispatch");
        assertThat(kinds("dept-industry", id))
                .containsExactly("petition-answer", "petition-claim", "petition-dispatch");
        assertThat(texts(OWNER, id).getFirst()).contains("已划出掉头区");
        assertThat(texts(OWNER, id)).as("what staff say").noneMatch(text -> text.contains("先看现场"));
    }

    @Test
    void anActionThatIsSentTwiceIsToldOnce() {
        String id = filed();
        String key = "told-" + Ids.next();
        for (int i = 0; i < 2; i++) {
            act(
                            as("desk").header("Idempotency-Key", key),
                            id,
                            "accept",
                            "category",
                            "LOGISTICS",
                            "urgency",
                            "NORMAL",
                            "complexity",
                            "ORDINARY")
                    .then()
                    .statusCode(200);
        }

        assertThat(kinds(OWNER, id)).containsExactly("petition-accept");
    }

    @Test
    void whatIsToldOnceIsWrittenOnceHoweverOftenItIsDelivered() throws SQLException {
        String id = filed();
        Petition petition = Objects.requireNonNull(StoredPetitions.all().get(UUID.fromString(id)));
        Told told = new Told(Party.DESK, "petition-told-once", "快到期了", "请尽快受理。");

        for (int i = 0; i < 3; i++) {
            database.write(tx -> notices.announce(tx, petition, null, List.of(told), "once:" + id));
        }

        assertThat(kinds("desk", id)).containsExactly("petition-told-once", "petition-submit");
    }

    @Test
    void internalNotesAndInstructionsReachStaffOnly() {
        String id = handled(filed());
        act("desk", id, "note", "text", "此企业多次重复反映", "internal", true).then().statusCode(200);
        act("supervisor", id, "supervise", "text", "今天必须联系").then().statusCode(200);

        assertThat(texts("handler-industry", id)).anyMatch(text -> text.contains("多次重复反映"));
        assertThat(texts("handler-industry", id)).anyMatch(text -> text.contains("今天必须联系"));
        assertThat(kinds(OWNER, id)).doesNotContain("petition-note", "petition-supervise");
        assertThat(texts(OWNER, id)).noneMatch(text -> text.contains("重复反映") || text.contains("必须联系"));
    }

    /** The cadre who claimed it may be the head of the department too. */
    @Test
    void whatSeveralPartiesAreToldInTheSameWordsIsOneNotice() throws SQLException {
        String id = handled(filed());

        act("supervisor", id, "supervise", "text", "今天必须联系").then().statusCode(200);

        assertThat(kinds("handler-industry", id)).contains("petition-supervise");
        assertThat(kinds("dept-industry", id)).contains("petition-supervise");
        try (Connection owner = Database.owner()) {
            assertThat(Database.number(
                            owner,
                            "select count(distinct id) from notification where subject_id = ? and kind = 'petition-supervise'",
                            UUID.fromString(id)))
                    .isEqualTo(1);
        }
    }

    @Test
    void aConfidentialPetitionIsToldNobodyWhoSitsInTheBarredDepartmentWhateverElseTheyAre() throws SQLException {
        try (Grant market = new Grant("demo-owner-15", "HANDLER", "dept-market");
                Grant desk = new Grant("demo-owner-15", "DESK", "township")) {
            String open = filed();
            String id = filed(filing("confidentialFrom", List.of(MARKET)));
            String token = freshToken("demo-owner-15");

            assertThat(subjects(token)).as("as desk").contains(open).doesNotContain(id);
            assertThat(kinds("desk", id)).containsExactly("petition-submit");
            assertThat(texts("desk", id).getFirst())
                    .as("a look at it is logged, so the inbox shows nothing")
                    .contains(PetitionSteps.get("desk", id).<String>path("number"))
                    .doesNotContain("掉头");
            given(token).post(INBOX + "/" + rowOf(id) + "/read").then().statusCode(404);
            given(token).post(INBOX + "/" + rowOf(open) + "/read").then().statusCode(200);
        }
    }

    @Test
    void anOwnerWithAnOfficeReadsOnlyWhatAnOwnerReads() throws SQLException {
        try (Grant desk = new Grant("demo-owner-12", "DESK", "township")) {
            String token = freshToken("demo-owner-12");
            Map<String, Object> own = filing();
            String id = given(token)
                    .body(own)
                    .post("/api/v1/petitions")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            act("supervisor", id, "supervise", "text", "今天必须受理").then().statusCode(200);

            assertThat(kinds("desk", id)).containsExactly("petition-supervise", "petition-submit");
            assertThat(subjects(token)).doesNotContain(id);
            String others = filed();
            assertThat(subjects(token)).as("others' petitions").contains(others);
        }
    }

    @Test
    void aPrivatePetitionIsItsFilersAsLongAsTheFilerOwnsTheEnterprise() throws SQLException {
        try (Grant shared = new Grant("demo-owner-13", "OWNER", "enterprise-12")) {
            String filerToken = freshToken("demo-owner-13");
            Map<String, Object> filing = filing("visibility", "PRIVATE");
            filing.put("enterpriseId", DemoIds.of("enterprise-12").toString());
            String id = given(filerToken)
                    .body(filing)
                    .post("/api/v1/petitions")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            accepted(id);

            assertThat(subjects(filerToken)).contains(id);
            assertThat(subjects(freshToken("demo-owner-12"))).as("a co-owner").doesNotContain(id);
            shared.close();
            assertThat(subjects(freshToken("demo-owner-13")))
                    .as("no owner any more")
                    .doesNotContain(id);
        }
    }

    @Test
    void aCoSignerHearsHowItGoesAndNothingOfTheFilerOrTheAnswer() {
        Map<String, Object> shared = filing("visibility", "PUBLIC");
        String id = accepted(filed(shared));
        act(NEIGHBOUR, id, "join").then().statusCode(200);
        act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY).then().statusCode(200);
        act("dept-industry", id, "take").then().statusCode(200);
        act("handler-industry", id, "claim").then().statusCode(200);
        act("handler-industry", id, "answer", "outcome", "EXPLAINED", "text", "暂不具备条件")
                .then()
                .statusCode(200);

        assertThat(kinds(NEIGHBOUR, id))
                .containsExactly("petition-answer", "petition-claim", "petition-take", "petition-dispatch");
        String enterprise = get(OWNER, id).path("enterprise.name");
        assertThat(texts(NEIGHBOUR, id)).noneMatch(text -> text.contains(enterprise) || text.contains("暂不具备"));
        assertThat(kinds(OWNER, id)).contains("petition-join");
        assertThat(kinds("demo-owner-14", id)).as("who did not join").isEmpty();
    }

    @Test
    void openingOneMakesItReadAndCountsDown() {
        String id = accepted(filed());
        int before = as(OWNER).get(INBOX + "?limit=1").path("unread");
        String notice = as(OWNER).get(INBOX + "?limit=100").path("items.find { it.subject.id == '" + id + "' }.id");

        as(OWNER).post(INBOX + "/" + notice + "/read").then().statusCode(200).body("subject.type", equalTo("PETITION"));

        int after = as(OWNER).get(INBOX + "?limit=1").path("unread");
        assertThat(after).isEqualTo(before == 100 ? 100 : before - 1);
    }

    /** A second office for somebody, for as long as a test lasts. */
    private record Grant(String person, String role, String organisation) implements AutoCloseable {

        Grant {
            change(
                    "insert into user_grant (district_id, user_id, role, organisation_id) values (?, ?, ?, ?)",
                    person,
                    role,
                    organisation);
        }

        @Override
        public void close() throws SQLException {
            change(
                    "delete from user_grant where district_id = ? and user_id = ? and role = ? and organisation_id = ?",
                    person,
                    role,
                    organisation);
        }

        private static void change(String sql, String person, String role, String organisation) {
            try (Connection connection = StoredPetitions.asOwner();
                    var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, DemoIds.of("district"));
                statement.setObject(2, DemoIds.of("user:" + person));
                statement.setString(3, role);
                statement.setObject(4, DemoIds.of(organisation));
                statement.executeUpdate();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    private static String rowOf(String petition) throws SQLException {
        try (Connection connection = StoredPetitions.asOwner();
                var query = connection.prepareStatement(
                        "select id from notification where subject_id = ? and kind = 'petition-submit' limit 1")) {
            query.setObject(1, UUID.fromString(petition));
            var row = query.executeQuery();
            row.next();
            return row.getString(1);
        }
    }

    private static RequestSpecification given(String token) {
        return RestAssured.given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    /** A token with the grants of this moment. */
    private static String freshToken(String person) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("code", person))
                .post("/api/v1/auth/wechat")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    private static List<String> subjects(String token) {
        return given(token)
                .get(INBOX + "?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items.subject.id");
    }

    private static List<String> kinds(String person, String petition) {
        return of(person, petition, "kind");
    }

    private static List<String> texts(String person, String petition) {
        return of(person, petition, "text");
    }

    /** What the person reads of one petition, newest first. */
    private static List<String> of(String person, String petition, String member) {
        return as(person)
                .get(INBOX + "?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.subject.id == '" + petition + "' }." + member);
    }
}
