package io.qisheng.policies;

import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.Database;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people do with policies over HTTP. */
public final class PolicySteps {

    static final String POLICIES = "/api/v1/policies";
    static final String FEED = "/api/v1/me/policies";

    private PolicySteps() {}

    static Map<String, Object> asking(Object... conditions) {
        Map<String, Object> asking = new HashMap<>(
                Map.of("industries", List.of(), "sizes", List.of(), "allianceIds", List.of(), "areaIds", List.of()));
        for (int i = 0; i < conditions.length; i += 2) {
            asking.put((String) conditions[i], conditions[i + 1]);
        }
        return asking;
    }

    public static Map<String, Object> policy(Object... changes) {
        Map<String, Object> policy = new HashMap<>(Map.of(
                "title", "测试用的政策",
                "summary", "一句话说明",
                "text", "凭发票和照片申请，镇里核实后补给。",
                "issuerId", DemoIds.of("township").toString(),
                "applicability", asking(),
                "validFrom", "2026-01-01"));
        for (int i = 0; i < changes.length; i += 2) {
            policy.put((String) changes[i], changes[i + 1]);
        }
        return policy;
    }

    public static String made(String person, Map<String, Object> policy) {
        return as(person)
                .body(policy)
                .post(POLICIES)
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/policies/"))
                .body("status", equalTo("DRAFT"))
                .body("version", equalTo(0))
                .extract()
                .path("id");
    }

    static String published(String person, Map<String, Object> policy) {
        String id = made(person, policy);
        act(person, id, "publish", "\"1\"").then().statusCode(200);
        return id;
    }

    static Response ofFeed(String person, String id) {
        return as(person).get(FEED + "/" + id);
    }

    static Response put(String person, String id, Map<String, Object> policy, @Nullable String ifMatch) {
        var request = as(person).body(policy);
        return ifMatch == null
                ? request.put(POLICIES + "/" + id)
                : request.header("If-Match", ifMatch).put(POLICIES + "/" + id);
    }

    public static Response act(String person, String id, String action, String ifMatch) {
        return as(person)
                .header("If-Match", ifMatch)
                .body(Map.of("action", action))
                .post(POLICIES + "/" + id + "/actions");
    }

    /** By the tables' owner. */
    static void change(String sql) throws SQLException {
        try (Connection owner = Database.owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
