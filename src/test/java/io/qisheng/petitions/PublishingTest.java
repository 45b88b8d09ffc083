package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.petitions.PublishingSteps.*;
import static io.qisheng.testing.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the filer's consent to the board, and back from everywhere. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PublishingTest {

    @Test
    void theBoardShowsWhatTheReviewerWroteAndNothingOfThePetition() {
        String id = consented("紫檀木雕作坊门口掉头");
        String number = get(OWNER, id).path("number");
        publish(id, "木雕作坊门口货车掉头").then().statusCode(200).body("published", equalTo(true));

        String shown = only("木雕作坊门口货车");

        for (String reader : List.of(OTHER, "demo-member-3", "handler-market", "auditor", "instructor")) {
            Response answer = publication(reader, shown);
            answer.then()
                    .statusCode(200)
                    .body("title", equalTo("木雕作坊门口货车掉头"))
                    .body("question", equalTo(QUESTION))
                    .body("text", equalTo(ANSWER))
                    .body("category", equalTo("LOGISTICS"))
                    .body("department.id", equalTo(INDUSTRY))
                    .body("outcome", equalTo("SOLVED"));
            assertThat(answer.asString())
                    .doesNotContain(id, number, "紫檀", DemoIds.of("enterprise-1").toString())
                    .doesNotContain(DemoIds.of("user:" + OWNER).toString());
        }
        assertThat(shown).isNotEqualTo(id);
        as(OTHER)
                .queryParam("category", "LOGISTICS,TAX")
                .get("/api/v1/publications")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(shown))
                .body("items.category", not(hasItem("FINANCE")));
        board("划出临时掉头区，夜间").then().body("items.id", hasItem(shown));
        board("紫檀木雕").then().body("items", empty());
    }

    @Test
    void onlySignedInPeopleWithAPartReadIt() {
        given().get("/api/v1/publications").then().statusCode(401);
        as("demo-stranger").get("/api/v1/publications").then().statusCode(403);
        as(OTHER)
                .get("/api/v1/publications/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void withdrawingTheConsentTakesItBackEverywhereAtOnce() throws SQLException {
        String id = consented("琉璃灯罩退火炉用气");
        publish(id, "退火炉用气怎样增容").then().statusCode(200);
        String shown = only("退火炉用气怎样");
        similar("退火炉用气怎样增容").then().body("answers.id", contains(shown)).body("answers[0].excerpt", equalTo(ANSWER));

        act(OWNER, id, "withdraw-consent")
                .then()
                .statusCode(200)
                .body("published", equalTo(false))
                .body("publishingConsented", equalTo(false))
                .body("allowedActions", contains("consent-to-publish"));

        board("退火炉用气怎样").then().statusCode(200).body("items", empty());
        similar("退火炉用气怎样增容").then().body("answers", empty());
        publication(OTHER, shown).then().statusCode(410).body("code", equalTo("publication-withdrawn"));
        act("supervisor", id, "unpublish", "reason", "撤下").then().statusCode(409);
        waiting().then().body("items.id", not(hasItem(id)));
        try (Connection owner = Database.owner()) {
            assertThat(Database.number(
                            owner,
                            "select count(*) from publication where petition_id = ? and coalesce(title, question, answer, words) is not null",
                            UUID.fromString(id)))
                    .isZero();
            assertThat(Database.number(
                            owner,
                            "select count(*) from publication_title_pair where publication_id = ?",
                            UUID.fromString(shown)))
                    .isZero();
        }
    }

    @Test
    void whatIsTakenBackAndPublishedAgainIsAnother() {
        String id = consented("竹编灯笼仓库消防水池");
        publish(id, "仓库消防水池怎样验收").then().statusCode(200);
        String first = only("仓库消防水池怎样");
        act("supervisor", id, "unpublish", "reason", "条款有误").then().statusCode(200);
        board("仓库消防水池怎样").then().body("items", empty());
        publication(OTHER, first).then().statusCode(410);
        waiting().then().body("items.id", hasItem(id));

        publish(id, "仓库消防水池怎样验收").then().statusCode(200);

        assertThat(only("仓库消防水池怎样")).isNotEqualTo(first);
        publication(OTHER, first).then().statusCode(410);
    }

    @Test
    void thoseWhoPublishAtOncePublishOnce() {
        String id = consented("漆器阴干房除湿用电");
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> publish(id, "阴干房除湿用电峰谷价").statusCode()))
                .toList();

        List<Integer> codes = answers.stream().map(CompletableFuture::join).toList();

        assertThat(codes).filteredOn(code -> code == 200).hasSize(1);
        assertThat(codes).filteredOn(code -> code == 409).hasSize(7);
        board("阴干房除湿用电").then().body("items.size()", equalTo(1));
    }

    @Test
    void theSamePublishingSentAgainIsAnsweredAgainAndAnOldVersionIsRefused() {
        String id = consented("铜火锅抛光车间粉尘");
        String etag = get("supervisor", id).header("ETag");
        Map<String, Object> body = body("抛光车间粉尘怎样检测");
        String address = "/api/v1/petitions/" + id + "/actions";

        as("supervisor")
                .header("If-Match", "\"1\"")
                .body(body)
                .post(address)
                .then()
                .statusCode(412);
        for (String replayed : List.of("", "true")) {
            Response answer = as("supervisor")
                    .header("If-Match", etag)
                    .header("Idempotency-Key", "publish-once-" + id)
                    .body(body)
                    .post(address);
            answer.then().statusCode(200).body("published", equalTo(true));
            assertThat(answer.getHeader("Idempotency-Replayed")).isEqualTo(replayed.isEmpty() ? null : replayed);
        }
        publish(id, "另一个标题怎样")
                .then()
                .statusCode(409)
                .body("code", equalTo("petition-action-not-allowed"))
                .body("allowedActions", contains("unpublish"));
        board("抛光车间粉尘怎样").then().body("items.size()", equalTo(1));
    }

    @Test
    void wordsThatSayWhoFiledItAreRefusedWithEveryPlace() {
        String id = consented("绢扇作坊晾晒场地");
        String enterprise = get("supervisor", id).path("enterprise.name");

        act(
                        "supervisor",
                        id,
                        "publish",
                        "title",
                        enterprise + "的场地",
                        "question",
                        "王小明说，请打 138-0000-0001。",
                        "text",
                        "已答复１３８００００００01，另一部 15912345678。")
                .then()
                .statusCode(422)
                .body("code", equalTo("petition-text-reveals"))
                .body("errors.pointer", contains("/title", "/question", "/question", "/text", "/text"))
                .body(
                        "errors.code",
                        contains(
                                "reveals-enterprise",
                                "reveals-person",
                                "reveals-phone",
                                "reveals-phone",
                                "reveals-phone"))
                .body("allowedActions", contains("publish"));
        board("晾晒场地").then().body("items", empty());
    }

    @Test
    void theDraftProposesTheWordsWithoutNames() {
        Map<String, Object> filing = filing("title", "蜡染水池改造，找王经理");
        filing.put("text", "水池在工业路18号，请打13800000001找王小明。");
        String id = closed(filing);
        draft("supervisor", id).then().statusCode(409).body("code", equalTo("petition-consent-missing"));
        act(OWNER, id, "consent-to-publish").then().statusCode(200);

        draft("supervisor", id)
                .then()
                .statusCode(200)
                .body("title.original", equalTo("蜡染水池改造，找王经理"))
                .body("title.proposed", equalTo("蜡染水池改造，找某经理"))
                .body("question.proposed", equalTo("水池在工业路（门牌号），请打（电话）找某某。"))
                .body("question.suggestions.kind", contains("HOUSE_NUMBER", "PHONE", "PERSON"))
                .body("text.original", equalTo("已划出掉头区。"))
                .body("text.suggestions", empty())
                .body("etag", equalTo(get("supervisor", id).header("ETag")));
        draft("desk", id).then().statusCode(403);
        draft(OWNER, id).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE", "COMPLAINT", "MEDIATION", "CONFIDENTIAL"})
    void whatIsKeptBackCannotBeAgreedTo(String how) {
        Map<String, Object> filing = filing("title", "古琴斫制场地噪声" + how);
        switch (how) {
            case "PRIVATE" -> filing.put("visibility", "PRIVATE");
            case "CONFIDENTIAL" -> filing.put("confidentialFrom", List.of(MARKET));
            default -> filing.put("kind", how);
        }
        String id = closed(filing);

        get(OWNER, id).then().body("allowedActions", empty());
        act(OWNER, id, "consent-to-publish")
                .then()
                .statusCode(409)
                .body("code", equalTo("petition-not-publishable"))
                .body("allowedActions", empty());
        publish(id, "古琴斫制场地噪声").then().statusCode(409);
        board("古琴斫制").then().body("items", empty());
        similar("古琴斫制场地噪声").then().body("answers", empty());
        waiting().then().body("items.id", not(hasItem(id)));
    }

    @Test
    void onlyTheFilerAgreesAndOnlyASupervisorPublishes() {
        String id = closed(filing("title", "花灯扎制工坊夜间照明"));
        for (String person : List.of("desk", "handler-industry", "supervisor")) {
            act(person, id, "consent-to-publish").then().statusCode(403);
        }
        act(OTHER, id, "consent-to-publish").then().statusCode(404);
        act(OWNER, id, "consent-to-publish").then().statusCode(200).body("publishingConsented", equalTo(true));
        for (String person : List.of("desk", "handler-industry", "dept-industry", OWNER)) {
            act(person, id, "publish", "title", "夜间照明", "question", QUESTION, "text", ANSWER)
                    .then()
                    .statusCode(403);
        }
        as("desk").get("/api/v1/petitions/publishable").then().statusCode(403);
        waiting().then().body("items.id", hasItem(id));
    }

    @Test
    void whoSeesThePetitionAsPublicIsNotToldWhatItsFilerAgreedTo() {
        String id = closed(publicly("苏绣绷架木料防腐"));
        act(OWNER, id, "consent-to-publish").then().statusCode(200);

        get(OTHER, id)
                .then()
                .statusCode(200)
                .body("publishingConsented", nullValue())
                .body("published", equalTo(false))
                .body("answer", nullValue());
    }

    @Test
    void pagesGoOnWhereTheyEndedAndCursorsHoldForTheirFilterOnly() {
        for (int i = 0; i < 3; i++) {
            publish(consented("藤编座椅打样" + i), "藤编打样补贴第" + i + "问").then().statusCode(200);
        }
        List<String> titles = new ArrayList<>();
        String cursor = null;
        do {
            Response page = cursor == null ? page("藤编打样补贴") : page("藤编打样补贴", cursor);
            titles.addAll(page.<List<String>>path("items.title"));
            cursor = page.path("nextCursor");
            if (cursor != null) {
                as(OTHER)
                        .queryParam("q", "别的什么")
                        .queryParam("cursor", cursor)
                        .get("/api/v1/publications")
                        .then()
                        .statusCode(400)
                        .body("code", equalTo("cursor-invalid"));
            }
        } while (cursor != null);

        assertThat(titles).containsExactly("藤编打样补贴第2问", "藤编打样补贴第1问", "藤编打样补贴第0问");
    }

    @Test
    void badQuestionsAreRefused() {
        for (String q : List.of("掉", "字".repeat(61))) {
            board(q).then().statusCode(400).body("errors.pointer", contains("?q"));
        }
        as(OTHER)
                .queryParam("category", "PARKING")
                .get("/api/v1/publications")
                .then()
                .statusCode(400);
        for (String q : List.of("%%", "__", "'; --", "\\\\")) {
            board(q).then().statusCode(200).body("items", empty());
        }
        String id = consented("皮影雕刻刀具采购");
        act("supervisor", id, "publish", "title", "\u3000\u3000", "question", "", "text", "  ")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/title", "/question", "/text"));
    }

    /** What the board is searched by is what it shows, of every publication. */
    @Test
    void thePairsKeptAreThoseOfWhatIsShown() throws SQLException {
        publish(consented("榨蔗糖坊锅炉改电"), "糖坊锅炉改电补贴").then().statusCode(200);
        try (Connection owner = Database.owner()) {
            assertThat(Database.number(owner, """
                            select count(*) from publication_title_pair kept full join (
                                select p.district_id, pair, p.id as publication_id, p.category,
                                    cardinality(petition_bigrams(p.title)) as pairs
                                from publication p cross join unnest(petition_bigrams(p.title)) as title (pair)
                                where p.withdrawn_at is null
                            ) due using (district_id, publication_id, pair)
                            where kept.category is distinct from due.category or kept.pairs is distinct from due.pairs""")).isZero();
            assertThat(Database.number(owner, "select count(*) from publication where withdrawn_at is null"))
                    .isPositive();
        }
    }

    private static Map<String, Object> publicly(String title) {
        Map<String, Object> filing = filing("title", title);
        filing.put("visibility", "PUBLIC");
        return filing;
    }

    private static Response draft(String person, String id) {
        return as(person).get("/api/v1/petitions/" + id + "/publication-draft");
    }

    private static Response waiting() {
        return as("supervisor").queryParam("limit", 100).get("/api/v1/petitions/publishable");
    }

    private static Response page(String q, String... cursor) {
        var request = as(OTHER).queryParam("q", q).queryParam("limit", 2);
        Stream.of(cursor).forEach(one -> request.queryParam("cursor", one));
        return request.get("/api/v1/publications");
    }

    private static Response similar(String title) {
        return as(OTHER).queryParam("title", title).get("/api/v1/petitions/similar");
    }
}
