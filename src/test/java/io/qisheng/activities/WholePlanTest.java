package io.qisheng.activities;

import static io.qisheng.activities.ActivitySteps.ACTIVITIES;
import static io.qisheng.activities.ActivitySteps.plan;
import static io.qisheng.activities.ActivitySteps.planned;
import static io.qisheng.activities.ActivitySteps.time;
import static io.qisheng.activities.ActivitySteps.venue;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A phone that cannot send a patch replaces the whole plan. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WholePlanTest {

    @Test
    void theWholePlanIsReplacedAndAnOlderOneIsRefused() {
        String id = planned(plan(Duration.ofDays(2), "agenda", "重温入党誓词。"));
        String etag = as("secretary").get(ACTIVITIES + "/" + id).header("ETag");

        replace(id, etag, next())
                .then()
                .statusCode(200)
                .body("title", equalTo("改到第三天"))
                .body("agenda", nullValue())
                .body("venue.name", equalTo("示例产业园党群服务中心"));
        replace(id, etag, next()).then().statusCode(412);
        as("secretary")
                .header("If-Match", "*")
                .body(Map.of("venue", Map.of("radius", 1000)))
                .patch(ACTIVITIES + "/" + id)
                .then()
                .statusCode(200);
        replace(id, "*", next()).then().statusCode(200).body("venue.radius", equalTo(300));
    }

    @Test
    void whatIsMissingOrWrongIsToldAtOnce() {
        String id = planned(plan(Duration.ofDays(2)));
        Map<String, Object> broken = next();
        broken.remove("agenda");
        broken.put("title", "改");

        replace(id, "*", broken).then().statusCode(400).body("errors.pointer", containsInAnyOrder("/agenda", "/title"));
    }

    private static Map<String, Object> next() {
        Instant start = Instant.now().plus(Duration.ofDays(3));
        Map<String, Object> next = new HashMap<>();
        next.put("title", "改到第三天");
        next.put("startsAt", time(start));
        next.put("endsAt", time(start.plusSeconds(7200)));
        next.put("venue", venue());
        next.put("agenda", null);
        return next;
    }

    private static Response replace(String id, String etag, Map<String, Object> plan) {
        return as("secretary").header("If-Match", etag).body(plan).put(ACTIVITIES + "/" + id + "/plan");
    }
}
