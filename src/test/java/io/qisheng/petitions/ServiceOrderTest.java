package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.evidence.EvidenceSteps;
import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Ids;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ServiceOrderTest {

    private static final String ORDERER = "demo-owner-4";
    private static final String ITEMS = "/api/v1/service-items";
    private static final String ELECTRICITY =
            DemoIds.of("service-item-electricity").toString();

    @Inject
    Clock clock;

    @Test
    void anOrderIsFiledWithItsAnswersAndReadsAsItWasAsked() {
        String photo = EvidenceSteps.verified(ORDERER, "PETITION", EvidenceSteps.photo())
                .toString();
        Map<String, Object> answers = answers();
        answers.put("photos", List.of(photo));

        Response filed = file(ORDERER, order(ELECTRICITY, 1, answers));

        filed.then()
                .statusCode(201)
                .body("kind", equalTo("SERVICE_ORDER"))
                .body("title", equalTo("用电安全体检"))
                .body("category", equalTo("SAFETY"))
                .body("text", containsString("厂房面积：3600 平方米"))
                .body("text", containsString("重点看什么：配电房、临时用电"))
                .body("service.name", equalTo("用电安全体检"))
                .body("service.note", nullValue())
                .body("service.department.name", equalTo("应急管理与环保办公室"))
                .body("service.answers.label", contains("希望哪天来", "厂房面积", "重点看什么", "配电房和担心的地方拍几张", "厂房在哪里"))
                .body("service.answers[1].number", equalTo(3600))
                .body("service.answers[1].unit", equalTo("平方米"))
                .body("service.answers[2].items", contains("配电房", "临时用电"))
                .body("service.answers[3].items", hasSize(0))
                .body("service.answers[3].evidence.id", contains(photo))
                .body("service.answers[4].place.name", equalTo("一号车间"))
                .body("evidence", hasSize(0));
        get("desk", filed.path("id")).then().statusCode(200).body("service.answers", hasSize(5));
        as("desk").get("/api/v1/evidence/" + photo).then().statusCode(200);
        as("desk").get("/api/v1/petitions?q=一号车间").then().body("items.id", hasItem((String) filed.path("id")));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWhereItIs() {
        Map<String, Object> answers = answers();
        answers.remove("day");
        answers.put("area", 0.5);
        answers.put("focus", List.of("屋顶"));
        answers.put("colour", "红");
        Map<String, Object> order = order(ELECTRICITY, 1, answers);
        order.put("confidentialFrom", List.of(UUID.randomUUID().toString()));

        file(ORDERER, order)
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/service/answers/area",
                                "/service/answers/area",
                                "/service/answers/focus",
                                "/service/answers/colour",
                                "/service/answers/day",
                                "/confidentialFrom/0"))
                .body("errors.find { it.pointer == '/service/answers/day' }.code", equalTo("required"));
    }

    @Test
    void aServiceOfAnotherTownshipIsNone() throws Exception {
        String elsewhere = movedElsewhere();

        file(ORDERER, order(elsewhere, 1, answers()))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/service/itemId"))
                .body("errors.code", contains("not-found"));
        Map<String, Object> draft = order(elsewhere, 1, answers());
        draft.put("submit", false);
        file(ORDERER, draft).then().statusCode(400).body("errors.code", contains("not-found"));
    }

    /** A twin of a service, in a township that there is not. */
    private static String movedElsewhere() throws Exception {
        UUID twin = Ids.next();
        try (Connection owner = Database.owner();
                PreparedStatement item = owner.prepareStatement("""
                        insert into service_item (district_id, id, status, revision, published, draft, home_path)
                        select district_id, ?, status, revision, published, draft, '/district/elsewhere' from service_item where id = ?""");
                PreparedStatement version = owner.prepareStatement("""
                        insert into service_item_version (district_id, item_id, version, content, published_at, published_by_id,
                            published_by_name)
                        select district_id, ?, version, content, published_at, published_by_id, published_by_name
                        from service_item_version where item_id = ?""")) {
            for (PreparedStatement copy : List.of(item, version)) {
                copy.setObject(1, twin);
                copy.setObject(2, UUID.fromString(ELECTRICITY));
                copy.executeUpdate();
            }
        }
        return twin.toString();
    }

    @Test
    void theContractAlreadyRefusesWhatIsNoAnswer() {
        Map<String, Object> answers = answers();
        answers.put("area", true);
        answers.put("Bad key", "x");

        file(ORDERER, order(ELECTRICITY, 1, answers))
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/service/answers/area", "/service/answers/Bad key"));
    }

    @Test
    void anotherUsersPhotoIsAFaultOfItsQuestion() {
        String foreign = EvidenceSteps.verified("demo-owner-5", "PETITION", EvidenceSteps.photo())
                .toString();
        Map<String, Object> answers = answers();
        answers.put("photos", List.of(foreign));

        file(ORDERER, order(ELECTRICITY, 1, answers))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/service/answers/photos/0"))
                .body("errors.code", contains("not-found"));
    }

    @Test
    void anOrderNeedsAnItemAndNothingElseMayHaveOne() {
        Map<String, Object> withoutItem = order(ELECTRICITY, 1, answers());
        withoutItem.remove("service");
        file(ORDERER, withoutItem).then().statusCode(400).body("errors.pointer", contains("/service"));
        file(ORDERER, order(null, 1, Map.of()))
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/service/itemId", "/service/version"));
        file(ORDERER, order(UUID.randomUUID().toString(), 1, Map.of()))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/service/itemId"))
                .body("errors.code", contains("not-found"));
        file(ORDERER, order(ELECTRICITY, 99, answers()))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/service/version"));
        Map<String, Object> request =
                filing("service", Map.of("itemId", ELECTRICITY, "version", 1, "answers", answers()));
        file(ORDERER, request).then().statusCode(422).body("errors.pointer", contains("/service"));
    }

    @Test
    void aVersionThatIsNoLongerOnTheMenuIsToldAndADraftOfItStays() {
        String item = published(question("idea", true));
        Map<String, Object> order = order(item, 1, Map.of("idea", "自动送料"));
        order.put("submit", false);
        Response draft = file(ORDERER, order);
        draft.then().statusCode(201).body("service.answers[0].text", equalTo("自动送料"));
        publish(item, List.of(question("idea", true), question("people", false)));

        file(ORDERER, order(item, 1, Map.of("idea", "自动送料")))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/service/version"))
                .body("errors[0].code", equalTo("not-usable"))
                .body("errors[0].message", containsString("第 2 版"));
        act(ORDERER, draft.path("id"), "submit")
                .then()
                .statusCode(422)
                .body("code", equalTo("petition-incomplete"))
                .body("errors.pointer", contains("/service/version"));
        get(ORDERER, draft.path("id")).then().body("service.answers[0].text", equalTo("自动送料"));

        patch(draft.path("id"), Map.of("service", Map.of("version", 2)))
                .then()
                .statusCode(200)
                .body("service.version", equalTo(2))
                .body("service.answers[0].text", equalTo("自动送料"));
        act(ORDERER, draft.path("id"), "submit").then().statusCode(200).body("title", equalTo("测试点单"));
    }

    @Test
    void aRetiredItemCannotBeOrderedAndWhatWasOrderedStays() {
        String item = published(question("idea", true));
        String before = file(ORDERER, order(item, 1, Map.of("idea", "自动送料"))).path("id");
        actOnItem(item, "retire");

        file(ORDERER, order(item, 1, Map.of("idea", "再来一次")))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/service/itemId"))
                .body("errors[0].message", containsString("已下架"));
        get("desk", before).then().statusCode(200).body("service.answers[0].text", equalTo("自动送料"));
    }

    @Test
    void aDraftNeedsNothingAndIsPatchedAnswerByAnswer() {
        Map<String, Object> order = order(ELECTRICITY, 1, Map.of("area", 10));
        order.put("submit", false);
        String id = file(ORDERER, order).then().statusCode(201).extract().path("id");

        patch(id, Map.of("service", Map.of("answers", Map.of("where", Map.of("name", "二号车间")))))
                .then()
                .statusCode(200)
                .body("service.answers.key", contains("area", "where"));
        patch(id, "{\"service\":{\"answers\":{\"area\":null}}}").then().body("service.answers.key", contains("where"));
        patch(id, Map.of("service", Map.of("answers", Map.of("area", 900_000))))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/service/answers/area"));
        act(ORDERER, id, "submit")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/service/answers/day", "/service/answers/area", "/service/answers/focus"));
    }

    @Test
    void whoSeesAnOrderOnlyBecauseItIsPublicSeesNoAnswers() {
        Map<String, Object> order = order(ELECTRICITY, 1, answers());
        order.put("visibility", "PUBLIC");
        String id = accepted(file(ORDERER, order).path("id"));

        Response seen = get("demo-owner-6", id);

        seen.then().statusCode(200).body("service", nullValue()).body("title", equalTo("用电安全体检"));
        assertThat(seen.asString()).doesNotContain("一号车间");
    }

    @Test
    void ordersOfTheDemonstrationShowTheirAnswers() {
        Response page = as("supervisor").get("/api/v1/petitions?q=用电安全体检&limit=100");
        String id = page.path("items.find { it.kind == 'SERVICE_ORDER' && it.title.startsWith('申请专家') }.id");

        get("supervisor", id)
                .then()
                .body("service.name", equalTo("用电安全体检"))
                .body("service.answers.key", hasItem("area"));
    }

    private Map<String, Object> answers() {
        LocalDate day = BusinessZone.dateOf(clock.instant()).plusDays(10);
        return new HashMap<>(Map.of(
                "day", day.toString(),
                "area", 3600,
                "focus", List.of("配电房", "临时用电"),
                "where", Map.of("name", "一号车间")));
    }

    private static Map<String, Object> order(@Nullable String item, int version, Map<String, Object> answers) {
        Map<String, Object> service = new HashMap<>(Map.of("answers", answers));
        if (item != null) {
            service.putAll(Map.of("itemId", item, "version", version));
        }
        return new HashMap<>(Map.of("kind", "SERVICE_ORDER", "visibility", "ENTERPRISE", "service", service));
    }

    private static Response patch(String id, Object changes) {
        return as(ORDERER)
                .header("If-Match", get(ORDERER, id).header("ETag"))
                .body(changes)
                .patch("/api/v1/petitions/" + id);
    }

    private static Map<String, Object> question(String key, boolean required) {
        return Map.of("key", key, "type", "TEXT", "label", "问题 " + key, "required", required, "maximum", 50);
    }

    private static Map<String, Object> item(List<Map<String, Object>> questions) {
        return Map.of(
                "name", "测试点单",
                "summary", "一句话说明",
                "category", "TECHNOLOGY",
                "departmentId", INDUSTRY,
                "questions", questions);
    }

    private static String published(Map<String, Object> question) {
        String id = as("desk")
                .body(item(List.of(question)))
                .post(ITEMS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        actOnItem(id, "publish");
        return id;
    }

    private static void publish(String id, List<Map<String, Object>> questions) {
        as("desk")
                .header("If-Match", "*")
                .body(item(questions))
                .put(ITEMS + "/" + id)
                .then()
                .statusCode(200);
        actOnItem(id, "publish");
    }

    private static void actOnItem(String id, String action) {
        as("desk")
                .header("If-Match", "*")
                .body(Map.of("action", action))
                .post(ITEMS + "/" + id + "/actions")
                .then()
                .statusCode(200);
    }
}
