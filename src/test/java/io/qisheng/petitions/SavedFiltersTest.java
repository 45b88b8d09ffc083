package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.OWNER;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The filters that each of the staff keeps. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SavedFiltersTest {

    private static final String FILTERS = "/api/v1/petition-filters";

    @Test
    void aFilterIsKeptReplacedAndForgotten() {
        Response kept = save("dept-market", "物流超期", Map.of("queue", "ALL", "category", "LOGISTICS", "overdue", "true"));
        kept.then().statusCode(201).header("Location", endsWith(FILTERS + "/" + kept.path("id")));

        as("handler-market").get(FILTERS).then().body("items.name", not(hasItem("物流超期")));
        save("dept-market", "物流超期", Map.of("queue", "OVERDUE"))
                .then()
                .statusCode(201)
                .body("id", equalTo(kept.path("id")));
        as("dept-market")
                .get(FILTERS)
                .then()
                .body("items.findAll { it.name == '物流超期' }", hasSize(1))
                .body("items.find { it.name == '物流超期' }.query", equalTo(Map.of("queue", "OVERDUE")));
        as("handler-market").delete(FILTERS + "/" + kept.path("id")).then().statusCode(404);
        as("dept-market").delete(FILTERS + "/" + kept.path("id")).then().statusCode(204);
        as("dept-market").get(FILTERS).then().body("items.name", not(hasItem("物流超期")));
    }

    @Test
    void noMoreThanFitOnAScreen() {
        for (int i = 0; i < 20; i++) {
            save("auditor", "筛选" + i, Map.of()).then().statusCode(201);
        }

        save("auditor", "再多一个", Map.of()).then().statusCode(400).body("errors.code", contains("too-many"));
        save("auditor", "筛选3", Map.of("q", "货车")).then().statusCode(201);
    }

    @Test
    void onlyWhatAListTakesIsKept() {
        save("desk", "不对", Map.of("queue", "LOST", "color", "red"))
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/query/color", "/query/queue"));
        save(OWNER, "企业主", Map.of()).then().statusCode(403);
    }

    private static Response save(String person, String name, Map<String, String> query) {
        return as(person).body(Map.of("name", name, "query", query)).post(FILTERS);
    }
}
