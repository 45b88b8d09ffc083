package io.qisheng.policies;

import static io.qisheng.policies.PolicySteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom a policy fits is told of each version once, and nobody else. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PolicyNoticesTest {

    /** Enterprise 7's industry is MANUFACTURING by the tree, enterprise 1's FOOD. */
    private static final String FOOD_OWNER = "demo-owner-1";

    private static final String OTHER_OWNER = "demo-owner-7";

    @Test
    void ownersWhomItFitsAreToldOfEachVersionOnce() {
        Map<String, Object> food = policy(
                "title", "冷链设备补助", "validTo", "2099-06-30", "applicability", asking("industries", List.of("FOOD")));
        String id = made("desk", food);
        assertThat(told(FOOD_OWNER, id)).isEmpty();

        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            Response published = as("desk")
                    .header("If-Match", "\"1\"")
                    .header("Idempotency-Key", key)
                    .body(Map.of("action", "publish"))
                    .post(POLICIES + "/" + id + "/actions");
            published.then().statusCode(200);
        }
        assertThat(told(FOOD_OWNER, id)).containsExactly("policy-published 《冷链设备补助》，2099年6月30日前有效。点开看条件和办法，不清楚的可以直接问。");
        assertThat(told(OTHER_OWNER, id)).isEmpty();

        act("desk", id, "withdraw", "*").then().statusCode(200);
        act("desk", id, "publish", "*").then().statusCode(200);
        assertThat(told(FOOD_OWNER, id)).as("come back as it was").hasSize(1);

        food.put("title", "冷链设备补助（修订）");
        put("desk", id, food, "*").then().statusCode(200);
        act("desk", id, "publish", "*").then().statusCode(200);
        assertThat(told(FOOD_OWNER, id)).hasSize(2).first().asString().startsWith("policy-changed 《冷链设备补助（修订）》");
    }

    /** The latest first, of this policy. */
    private static List<String> told(String owner, String policy) {
        List<String> told = new ArrayList<>();
        String cursor = "";
        do {
            Response page = as(owner).get("/api/v1/notifications?limit=100" + cursor);
            for (Map<String, Object> notice : page.<List<Map<String, Object>>>path("items")) {
                if (Map.of("type", "POLICY", "id", policy).equals(notice.get("subject"))) {
                    told.add(notice.get("kind") + " " + notice.get("text"));
                }
            }
            cursor = page.path("nextCursor") == null ? "" : "&cursor=" + page.path("nextCursor");
        } while (!cursor.isEmpty());
        return told;
    }
}
