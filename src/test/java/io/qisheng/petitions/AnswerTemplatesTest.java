package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.INDUSTRY;
import static io.qisheng.petitions.PetitionSteps.OWNER;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Templates and phrases: whose they are, who may change them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class AnswerTemplatesTest {

    private static final String TEMPLATES = "/api/v1/answer-templates";

    @Test
    void anOfficeSharesWhatItsLeadWrites() {
        String id = created("dept-industry", INDUSTRY, "产业办：现场处理");

        list("handler-industry")
                .then()
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.editable", equalTo(false));
        list("dept-industry").then().body("items.find { it.id == '" + id + "' }.office.id", equalTo(INDUSTRY));
        list("handler-market").then().body("items.id", not(hasItem(id)));
        one("handler-market", id).then().statusCode(404);
        Response seen = one("handler-industry", id);
        put("handler-industry", id, seen.header("ETag"), "改").then().statusCode(403);
        as("handler-industry").delete(TEMPLATES + "/" + id).then().statusCode(403);
        create("handler-industry", INDUSTRY, "不是我写的")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/officeId"));
        create("dept-industry", DemoIds.of("dept-market").toString(), "别的单位")
                .then()
                .statusCode(400);
    }

    @Test
    void onesOwnAreNobodyElses() {
        String id = created("handler-industry", null, "我自己的");

        list("handler-industry").then().body("items.find { it.id == '" + id + "' }.office", nullValue());
        list("dept-industry").then().body("items.id", not(hasItem(id)));
        one("dept-industry", id).then().statusCode(404);
        as("dept-industry").delete(TEMPLATES + "/" + id).then().statusCode(404);
        as(OWNER).get(TEMPLATES).then().statusCode(403);
    }

    @Test
    void aTemplateIsRewrittenFromItsLatestVersionAndRemoved() {
        Response made = create("desk", null, "收到");
        made.then().statusCode(201).header("Location", endsWith(TEMPLATES + "/" + made.path("id")));
        String id = made.path("id");
        String etag = made.header("ETag");

        put("desk", id, null, "不带版本").then().statusCode(428);
        put("desk", id, etag, "收到，谢谢").then().statusCode(200).body("title", equalTo("收到，谢谢"));
        put("desk", id, etag, "旧版本").then().statusCode(412);
        one("desk", id).then().body("title", equalTo("收到，谢谢"));
        as("desk").delete(TEMPLATES + "/" + id).then().statusCode(204);
        one("desk", id).then().statusCode(404);
        as("desk").delete(TEMPLATES + "/" + id).then().statusCode(404);
    }

    @Test
    void aPageGoesOnWhereItEnded() {
        for (String title : List.of("页一", "页一", "页二", "页三", "页四")) {
            created("supervisor", null, title);
        }
        Response first = as("supervisor").get(TEMPLATES + "?limit=2");
        first.then().statusCode(200).body("items.title", contains("页一", "页一"));
        Response second = as("supervisor").get(TEMPLATES + "?limit=2&cursor=" + first.path("nextCursor"));
        second.then().body("items", hasSize(2));
        Response last = as("supervisor").get(TEMPLATES + "?limit=2&cursor=" + second.path("nextCursor"));
        last.then().body("items", hasSize(1)).body("nextCursor", nullValue());

        assertThat(Stream.of(first, second, last).flatMap(page -> page.<List<String>>path("items.id").stream()))
                .doesNotHaveDuplicates()
                .hasSize(5);
        as("desk")
                .get(TEMPLATES + "?cursor=" + first.path("nextCursor"))
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
    }

    @Test
    void badInputIsToldAtItsMember() {
        as("desk")
                .body(Map.of("kind", "POEM", "title", "", "text", " "))
                .post(TEMPLATES)
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/kind", "/text", "/title"));
    }

    private static String created(String person, @Nullable String office, String title) {
        return create(person, office, title).then().statusCode(201).extract().path("id");
    }

    private static Response create(String person, @Nullable String office, String title) {
        return as(person).body(body(office, title)).post(TEMPLATES);
    }

    private static Response put(String person, String id, @Nullable String etag, String title) {
        var request = as(person).body(body(null, title));
        return (etag == null ? request : request.header("If-Match", etag)).put(TEMPLATES + "/" + id);
    }

    private static Map<String, Object> body(@Nullable String office, String title) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", "TEMPLATE", "title", title, "text", "{企业}：已到现场处理。"));
        if (office != null) {
            body.put("officeId", office);
        }
        return body;
    }

    private static Response list(String person) {
        return as(person).get(TEMPLATES + "?limit=100");
    }

    private static Response one(String person, String id) {
        return as(person).get(TEMPLATES + "/" + id);
    }
}
