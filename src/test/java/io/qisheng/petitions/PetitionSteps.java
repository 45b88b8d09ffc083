package io.qisheng.petitions;

import static io.qisheng.testing.Api.as;

import io.qisheng.local.demo.DemoIds;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** What people do with petitions over HTTP, for tests. */
public final class PetitionSteps {

    public static final String OWNER = "demo-owner-1";
    static final String INDUSTRY = DemoIds.of("dept-industry").toString();
    static final String MARKET = DemoIds.of("dept-market").toString();

    private PetitionSteps() {}

    public static Map<String, Object> filing() {
        return new HashMap<>(Map.of(
                "kind", "REQUEST",
                "category", "LOGISTICS",
                "title", "北门货车夜间无法掉头",
                "text", "北门外施工后没有掉头位置，送货的车要倒三百米。",
                "place", Map.of("name", "园区北门"),
                "contact", Map.of("name", "王小明", "phone", "13800000001"),
                "visibility", "ENTERPRISE"));
    }

    public static Map<String, Object> filing(String member, Object value) {
        Map<String, Object> filing = filing();
        filing.put(member, value);
        return filing;
    }

    public static Response file(String person, Map<String, ?> filing) {
        return as(person).body(filing).post("/api/v1/petitions");
    }

    /** The id of a new petition of the owner. */
    public static String filed() {
        return filed(filing());
    }

    public static String filed(Map<String, ?> filing) {
        return file(OWNER, filing).then().statusCode(201).extract().path("id");
    }

    public static Response act(String person, String id, String action, Object... members) {
        return act(as(person), id, action, members);
    }

    static Response act(RequestSpecification request, String id, String action, Object... members) {
        Map<String, Object> body = new HashMap<>(Map.of("action", action));
        for (int i = 0; i < members.length; i += 2) {
            body.put((String) members[i], members[i + 1]);
        }
        return request.body(body).post("/api/v1/petitions/" + id + "/actions");
    }

    public static Response get(String person, String id) {
        return as(person).get("/api/v1/petitions/" + id);
    }

    public static Response timeline(String person, String id) {
        return as(person).get("/api/v1/petitions/" + id + "/timeline?limit=100");
    }

    public static String accepted(String id) {
        act("desk", id, "accept", "category", "LOGISTICS", "urgency", "NORMAL", "complexity", "ORDINARY")
                .then()
                .statusCode(200);
        return id;
    }

    public static String dispatched(String id) {
        act("desk", accepted(id), "dispatch", "leadDepartmentId", INDUSTRY, "note", "请先到现场看一下。")
                .then()
                .statusCode(200);
        return id;
    }

    public static String taken(String id) {
        act("dept-industry", dispatched(id), "take").then().statusCode(200);
        return id;
    }

    public static String handled(String id) {
        act("handler-industry", taken(id), "claim").then().statusCode(200);
        return id;
    }

    public static String answered(String id) {
        act("handler-industry", handled(id), "answer", "outcome", "SOLVED", "text", "已划出掉头区。")
                .then()
                .statusCode(200);
        return id;
    }
}
