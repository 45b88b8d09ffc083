package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner is shown before filing: open petitions that say much the same, and none that is not the owner's to see. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SimilarPetitionsTest {

    private static final String FILER = "demo-owner-8";
    private static final String OTHER = "demo-owner-9";

    @ParameterizedTest
    @ValueSource(strings = {"氢能", "充装站", "氢能叉车", "叉车充装不到氢能"})
    void fewCharactersFindAPublicOneAndShowNoMoreThanItsPublicFace(String typed) {
        String id = open("氢能叉车没有充装站", "SAFETY");

        item(similar(OTHER, typed), id)
                .body("title", equalTo("氢能叉车没有充装站"))
                .body("category", equalTo("SAFETY"))
                .body("status", equalTo("ACCEPTED"))
                .body("number", notNullValue())
                .body("ball.sentence", equalTo("现在轮到受理岗。"))
                .body("enterprise", nullValue())
                .body("handler", nullValue())
                .body("dueAt", nullValue())
                .body("joinedCount", equalTo(0))
                .body("joinable", equalTo(true))
                .body("excerpt", nullValue())
                .body("reasons.code", contains("WORDS"));
        assertThat(similar(OTHER, typed).asString())
                .doesNotContain(DemoIds.of("enterprise-8").toString())
                .doesNotContain(DemoIds.of("user:" + FILER).toString())
                .doesNotContain("138****")
                .doesNotContain("倒三百米");
    }

    @Test
    void theClosestComesFirstAndFiveAtMost() {
        String far = open("磁悬浮轴承采购补贴", "FINANCE");
        String closest = open("磁悬浮轴承检测设备共用", "FINANCE");
        for (int i = 0; i < 5; i++) {
            open("磁悬浮轴承检测的第" + i + "个问题", "FINANCE");
        }

        Response answer = similar(OTHER, "磁悬浮轴承检测设备");

        answer.then().body("items.size()", equalTo(5)).body("items[0].id", equalTo(closest));
        assertThat(answer.<List<String>>path("items.id")).doesNotContain(far);
        assertThat(answer.<String>path("items[0].reasons[0].text")).isEqualTo("都提到“磁悬浮轴承检测设备”");
    }

    @Test
    void theSameCategoryCountsInFavour() {
        String labour = open("琉璃瓦窑炉问题一", "LABOUR");
        String finance = open("琉璃瓦窑炉问题二", "FINANCE");

        similar(OTHER, "琉璃瓦窑炉", "LABOUR")
                .then()
                .body("items.id", contains(labour, finance))
                .body("items[0].reasons.code", contains("WORDS", "CATEGORY"))
                .body("items[1].reasons.code", contains("WORDS"));
        similar(OTHER, "琉璃瓦窑炉", "FINANCE").then().body("items.id", contains(finance, labour));
    }

    @Test
    void theOwnEnterpriseSeesItsOwnWholeAlsoBeforeAcceptanceAndCannotJoin() {
        String id = filed("蓝印花布染缸排水", "ENTERPRISE");

        item(similar(FILER, "蓝印花布染缸"), id)
                .body("status", equalTo("SUBMITTED"))
                .body("enterprise.id", equalTo(DemoIds.of("enterprise-8").toString()))
                .body("joinable", equalTo(false))
                .body("excerpt", equalTo("北门外施工后没有掉头位置，送货的车要倒三百米。"))
                .body("reasons.code", contains("OWN_ENTERPRISE", "WORDS"));
        similar(OTHER, "蓝印花布染缸").then().body("items", empty());
    }

    /** Of what is kept from somebody a list says no word, not even to its own side. */
    @Test
    void whatItSaysIsOneLineAndNothingOfWhatIsKeptFromSomebody() {
        String longOne = file(FILER, of("云锦织机噪声超标", "ENTERPRISE", "text", "第一行。\n" + "字".repeat(80)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String kept = file(FILER, of("云锦织机噪声被罚", "ENTERPRISE", "confidentialFrom", List.of(MARKET)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        Response answer = similar(FILER, "云锦织机噪声");

        item(answer, longOne).body("excerpt", equalTo("第一行。 " + "字".repeat(55) + "…"));
        item(answer, kept).body("excerpt", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE", "ENTERPRISE"})
    void whatIsNotPublicReachesNobodyElse(String visibility) {
        accept(filed("榫卯家具出口检疫" + visibility, visibility), "MARKET");

        similar(OTHER, "榫卯家具出口检疫").then().statusCode(200).body("items", empty());
    }

    @Test
    void neitherDraftsNorWhatIsNotAcceptedNorWhatIsKeptFromSomebodyReachOthers() {
        file(FILER, of("紫砂窑变釉料短缺甲", "PUBLIC", "submit", false)).then().statusCode(201);
        filed("紫砂窑变釉料短缺乙", "PUBLIC");
        String kept = file(FILER, of("紫砂窑变釉料短缺丙", "PUBLIC", "confidentialFrom", List.of(MARKET)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        accept(kept, "MARKET");

        similar(OTHER, "紫砂窑变釉料").then().statusCode(200).body("items", empty());
        similar(FILER, "紫砂窑变釉料短缺甲").then().body("items.title", not(hasItem("紫砂窑变釉料短缺甲")));
    }

    @Test
    void itGoesWithTheAnswerAndComesBackWithTheReopening() throws SQLException {
        String id = file(OWNER, of("古法榨油坊污水接管", "PUBLIC"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(pairs(id)).isZero();
        handled(id);
        item(similar(OTHER, "古法榨油坊"), id).body("status", equalTo("HANDLING"));
        assertThat(pairs(id)).isEqualTo(8);

        act("handler-industry", id, "answer", "outcome", "SOLVED", "text", "已接管。")
                .then()
                .statusCode(200);
        similar(OTHER, "古法榨油坊").then().body("items", empty());
        similar(OWNER, "古法榨油坊").then().body("items", empty());
        assertThat(pairs(id)).isZero();

        act(OWNER, id, "rate", "solved", false, "satisfaction", "DISSATISFIED", "text", "还没有通。")
                .then()
                .statusCode(200);
        item(similar(OTHER, "古法榨油坊"), id).body("status", equalTo("HANDLING"));
        act(OWNER, id, "withdraw", "reason", "自己接好了。").then().statusCode(200);
        similar(OTHER, "古法榨油坊").then().body("items", empty());
    }

    @Test
    void whoJoinedCannotJoinAgainAndOthersSeeHowManyDid() {
        String id = open("缂丝工坊消防通道被占", "SAFETY");
        act(OTHER, id, "join").then().statusCode(200);

        item(similar(OTHER, "缂丝工坊"), id).body("joinedCount", equalTo(1)).body("joinable", equalTo(false));
        item(similar("demo-owner-10", "缂丝工坊"), id)
                .body("joinedCount", equalTo(1))
                .body("joinable", equalTo(true));
        assertThat(similar("demo-owner-10", "缂丝工坊").asString())
                .doesNotContain(DemoIds.of("enterprise-9").toString());
    }

    @Test
    void aTitleIsTextWhateverCharactersItHas() {
        String id = open("100%达产_备案", "LICENSING");

        item(similar(OTHER, "0%"), id).body("title", equalTo("100%达产_备案"));
        for (String typed : List.of("%%", "__", "%_", "'; --", "\\\\", "园" + "\u3000".repeat(59))) {
            similar(OTHER, typed).then().statusCode(200).body("items.id", not(hasItem(id)));
        }
        similar(OTHER, "字".repeat(60)).then().statusCode(200).body("items.size()", lessThanOrEqualTo(5));
    }

    @Test
    void badQuestionsAreRefusedWithAllTheirFaults() {
        refused(as(OTHER), "?title", "required");
        refused(as(OTHER).queryParam("title", "掉"), "?title", "too-short");
        refused(as(OTHER).queryParam("title", "𠮷"), "?title", "too-short");
        refused(as(OTHER).queryParam("title", "字".repeat(61)), "?title", "too-long");
        refused(as(OTHER).queryParam("title", "掉\u0007头"), "?title", "bad-format");
        refused(as(OTHER).queryParam("title", "掉头").queryParam("category", "PARKING"), "?category", "not-in-list");
        refused(as(OTHER).queryParam("title", "掉头").queryParam("limit", 50), "?limit", "unknown-field");
    }

    @Test
    void onlyOwnersAreAnswered() {
        for (String person : List.of("desk", "supervisor", "handler-industry", "demo-member-1", "demo-stranger")) {
            similar(person, "掉头").then().statusCode(403);
        }
        given().queryParam("title", "掉头")
                .get("/api/v1/petitions/similar")
                .then()
                .statusCode(401);
    }

    /** Also those that were written beside the service, as the demonstration is. */
    @Test
    void thePairsKeptAreThoseOfEveryPetitionThatIsSharedAndOfNoOther() throws SQLException {
        try (Connection owner = Database.owner()) {
            assertThat(Database.number(owner, "select count(*) from petition_title_pair"))
                    .isPositive();
            assertThat(Database.number(owner, """
                            select count(*) from petition_title_pair kept full join (
                                select p.district_id, pair, p.id as petition_id, p.category,
                                    cardinality(petition_bigrams(p.title)) as pairs
                                from petition p cross join unnest(petition_bigrams(p.title)) as title (pair)
                                where p.visibility = 'PUBLIC' and p.accepted_at is not null and cardinality(p.hidden_paths) = 0
                                  and p.status in ('ACCEPTED', 'DISPATCHED', 'TAKEN', 'HANDLING', 'PAUSED', 'CONSULTING')
                            ) due using (district_id, petition_id, pair)
                            where kept.category is distinct from due.category or kept.pairs is distinct from due.pairs""")).isZero();
        }
    }

    /** The one that serves can neither forge nor forget what is found. */
    @Test
    void theServiceItselfCannotWriteThePairs() throws SQLException {
        try (Connection app = Database.app()) {
            assertThat(Database.number(app, "select count(*) from petition_title_pair"))
                    .isPositive();
            assertThat(
                            Database.number(
                                    app,
                                    "select count(*) where has_table_privilege('petition_title_pair', 'insert, update, delete')"))
                    .isZero();
        }
    }

    private static Response similar(String person, String title) {
        return as(person).queryParam("title", title).get("/api/v1/petitions/similar");
    }

    private static Response similar(String person, String title, String category) {
        return as(person)
                .queryParam("title", title)
                .queryParam("category", category)
                .get("/api/v1/petitions/similar");
    }

    private static ValidatableResponse item(Response answer, String id) {
        return answer.then().statusCode(200).rootPath("items.find { it.id == '" + id + "' }");
    }

    private static void refused(RequestSpecification question, String pointer, String code) {
        question.get("/api/v1/petitions/similar")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    /** A petition that all owners may see and join. */
    private static String open(String title, String category) {
        return accept(filed(title, "PUBLIC"), category);
    }

    private static String filed(String title, String visibility) {
        return file(FILER, of(title, visibility))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> of(String title, String visibility, Object... more) {
        Map<String, Object> filing = filing("title", title);
        filing.put("visibility", visibility);
        for (int i = 0; i < more.length; i += 2) {
            filing.put((String) more[i], more[i + 1]);
        }
        return filing;
    }

    private static String accept(String id, String category) {
        act("desk", id, "accept", "category", category, "urgency", "NORMAL", "complexity", "ORDINARY")
                .then()
                .statusCode(200);
        return id;
    }

    private static long pairs(String id) throws SQLException {
        try (Connection owner = Database.owner()) {
            return Database.number(
                    owner, "select count(*) from petition_title_pair where petition_id = ?", UUID.fromString(id));
        }
    }
}
