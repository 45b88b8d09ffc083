package io.qisheng.services;

import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.AtOnce;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ServiceItemsTest {

    private static final String ITEMS = "/api/v1/service-items";
    private static final String INDUSTRY = DemoIds.of("dept-industry").toString();
    private static final String MARKET = DemoIds.of("dept-market").toString();

    @Test
    void ownersSeeTheMenuAndStaffAlsoWhatIsNotOnIt() {
        as("demo-owner-3")
                .get(ITEMS + "?limit=100")
                .then()
                .statusCode(200)
                .body("items.name", hasItems("用电安全体检", "安全培训到厂", "食品标签审核"))
                .body("items.findAll { it.status != 'PUBLISHED' }", hasSize(0))
                .body("items.findAll { it.draft != null }", hasSize(0))
                .body("items.findAll { it.editable }", hasSize(0));
        as("desk")
                .get(ITEMS + "?limit=100&status=RETIRED,DRAFT")
                .then()
                .statusCode(200)
                .body("items.name", hasItems("防护用品团购", "展会组团报名"))
                .body("items.findAll { it.status == 'PUBLISHED' }", hasSize(0));
        as("demo-owner-3").get(ITEMS + "?status=DRAFT").then().body("items", hasSize(0));
    }

    @Test
    void aPageGoesOnWhereItEnded() {
        Response first = as("desk").get(ITEMS + "?limit=3");
        first.then().body("items", hasSize(3)).body("nextCursor", notNullValue());

        List<String> next = as("desk")
                .get(ITEMS + "?limit=3&cursor=" + first.path("nextCursor"))
                .path("items.id");

        assertThat(next).hasSize(3).doesNotContainAnyElementsOf(first.<List<String>>path("items.id"));
    }

    @Test
    void anItemIsWrittenPublishedChangedAndKeepsItsOldVersions() {
        String id = made("dept-industry", item("name", "设备更新辅导"));
        get("demo-owner-3", id).then().statusCode(404);
        act("dept-industry", id, "publish", "\"1\"")
                .then()
                .statusCode(200)
                .body("status", equalTo("PUBLISHED"))
                .body("version", equalTo(1))
                .body("current", equalTo(1))
                .body("draft", nullValue());

        put("dept-industry", id, item("name", "设备更新与数字化辅导"), "\"2\"")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("name", equalTo("设备更新辅导"))
                .body("draft.name", equalTo("设备更新与数字化辅导"));
        get("demo-owner-3", id).then().body("name", equalTo("设备更新辅导")).body("draft", nullValue());
        act("dept-industry", id, "publish", "\"3\"").then().statusCode(200).body("version", equalTo(2));

        get("demo-owner-3", id).then().body("name", equalTo("设备更新与数字化辅导")).body("version", equalTo(2));
        as("demo-owner-3")
                .get(ITEMS + "/" + id + "?version=1")
                .then()
                .statusCode(200)
                .body("name", equalTo("设备更新辅导"))
                .body("version", equalTo(1))
                .body("current", equalTo(2));
        as("demo-owner-3").get(ITEMS + "/" + id + "?version=3").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-20000", "0.00001"})
    void aBoundOfMorePlacesThanANumberHasIsAFault(String bound) {
        BigDecimal least = new BigDecimal(bound);

        as("desk")
                .body(item("questions", List.of(number(least))))
                .post(ITEMS)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/questions/0/minimum"))
                .body("errors.code", contains("bad-format"));
    }

    @Test
    void aBoundIsKeptWithoutThePlacesThatItDoesNotNeed() {
        String id = made("desk", item("questions", List.of(number(new BigDecimal("0e-20000")))));

        get("desk", id).then().body("draft.questions[0].minimum", equalTo(0));
    }

    private static Map<String, Object> number(BigDecimal least) {
        return Map.of("key", "area", "type", "NUMBER", "label", "面积", "minimum", least);
    }

    @Test
    void whatWasChangedMeanwhileIsNotOverwritten() {
        String id = made("desk", item());

        put("desk", id, item(), null).then().statusCode(428);
        put("desk", id, item("summary", "先到的修改"), "\"1\"").then().statusCode(200);
        put("desk", id, item("summary", "后到的修改"), "\"1\"")
                .then()
                .statusCode(412)
                .body("code", equalTo("precondition-failed"));
        act("desk", id, "publish", "\"1\"").then().statusCode(412);
        get("desk", id).then().body("draft.summary", equalTo("先到的修改"));
    }

    @Test
    void aRetiredItemLeavesTheMenuAndComesBackAsItWas() {
        String id = published("desk", item("name", "临时上架的服务"));

        act("desk", id, "retire", "*").then().statusCode(200).body("status", equalTo("RETIRED"));
        as("demo-owner-3").get(ITEMS + "?limit=100").then().body("items.id", not(hasItem(id)));
        get("demo-owner-3", id).then().statusCode(200).body("current", equalTo(0));
        act("desk", id, "retire", "*").then().statusCode(409).body("code", equalTo("service-item-not-published"));
        act("desk", id, "publish", "*")
                .then()
                .statusCode(200)
                .body("status", equalTo("PUBLISHED"))
                .body("version", equalTo(1));
        act("desk", id, "publish", "*").then().statusCode(409).body("code", equalTo("service-item-unchanged"));
    }

    @Test
    void aSecondPressOfPublishMakesOneVersion() {
        String id = made("desk", item("name", "按了两次的服务"));
        String key = UUID.randomUUID().toString();

        for (int press = 1; press <= 2; press++) {
            as("desk")
                    .header("Idempotency-Key", key)
                    .header("If-Match", "\"1\"")
                    .body(Map.of("action", "publish"))
                    .post(ITEMS + "/" + id + "/actions")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(1));
        }
    }

    /** Who waited for another's publishing finds another version, and is told so. */
    @Test
    void ofManyWhoPublishAtOnceOneDoes() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = made("desk", item("name", "同时发布的服务"));

            List<Integer> statuses =
                    AtOnce.times(6, () -> act("desk", id, "publish", "\"1\"").statusCode());

            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
            get("desk", id).then().body("version", equalTo(1));
        }
    }

    @Test
    void whatAnotherDepartmentIsToServeThatDepartmentPublishes() {
        String id = published("desk", item("departmentId", MARKET));
        put("desk", id, item("name", "改由产业办承接的服务"), "*").then().statusCode(200);

        act("dept-market", id, "publish", "*").then().statusCode(404);
        get("desk", id).then().body("version", equalTo(1));
        act("desk", id, "publish", "*").then().statusCode(200).body("version", equalTo(2));
    }

    @Test
    void aDepartmentWritesItsOwnItemsOnly() {
        as("dept-market")
                .body(item("departmentId", INDUSTRY))
                .post(ITEMS)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/departmentId"));
        String id = made("dept-market", item("departmentId", MARKET));
        put("dept-industry", id, item(), "*").then().statusCode(404);
        get("dept-industry", id)
                .then()
                .statusCode(200)
                .body("editable", equalTo(false))
                .body("draft", nullValue());
        as("handler-market").body(item()).post(ITEMS).then().statusCode(403);
        as("demo-owner-3").body(item()).post(ITEMS).then().statusCode(403);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Map<String, Object> item = item("departmentId", UUID.randomUUID().toString());
        item.put(
                "questions",
                List.of(
                        Map.of("key", "a", "type", "CHOICE", "label", "选一个", "options", List.of("只有一个")),
                        Map.of("key", "a", "type", "TEXT", "label", "写一句", "unit", "字")));

        as("desk")
                .body(item)
                .post(ITEMS)
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        contains("/departmentId", "/questions/0/options", "/questions/1/key", "/questions/1/unit"));
        item.put("questions", List.of(Map.of("key", "Nein", "type", "COLOUR", "label", " ")));
        as("desk")
                .body(item)
                .post(ITEMS)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/questions/0/key", "/questions/0/type", "/questions/0/label"));
    }

    @Test
    void theDatabaseItselfRefusesToChangeAVersion() throws SQLException {
        published("desk", item());
        try (Connection app = Database.app();
                Connection owner = Database.owner();
                Statement asApp = app.createStatement();
                Statement asOwner = owner.createStatement()) {
            assertThatThrownBy(() -> asApp.execute("delete from service_item_version"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> asOwner.execute("update service_item_version set version = version"))
                    .hasMessageContaining("append-only");
        }
    }

    private static Map<String, Object> item(Object... changes) {
        Map<String, Object> item = new HashMap<>(Map.of(
                "name", "测试用的服务",
                "summary", "一句话说明",
                "category", "TECHNOLOGY",
                "departmentId", INDUSTRY,
                "questions", List.of(Map.of("key", "day", "type", "DATE", "label", "哪天", "required", true))));
        for (int i = 0; i < changes.length; i += 2) {
            item.put((String) changes[i], changes[i + 1]);
        }
        return item;
    }

    private static String made(String person, Map<String, Object> item) {
        return as(person)
                .body(item)
                .post(ITEMS)
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/service-items/"))
                .body("status", equalTo("DRAFT"))
                .body("version", equalTo(0))
                .extract()
                .path("id");
    }

    private static String published(String person, Map<String, Object> item) {
        String id = made(person, item);
        act(person, id, "publish", "\"1\"").then().statusCode(200);
        return id;
    }

    private static Response get(String person, String id) {
        return as(person).get(ITEMS + "/" + id);
    }

    private static Response put(String person, String id, Map<String, Object> item, @Nullable String ifMatch) {
        var request = as(person).body(item);
        return ifMatch == null
                ? request.put(ITEMS + "/" + id)
                : request.header("If-Match", ifMatch).put(ITEMS + "/" + id);
    }

    private static Response act(String person, String id, String action, String ifMatch) {
        return as(person)
                .header("If-Match", ifMatch)
                .body(Map.of("action", action))
                .post(ITEMS + "/" + id + "/actions");
    }
}
