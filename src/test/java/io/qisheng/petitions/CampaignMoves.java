package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.INDUSTRY;
import static io.qisheng.testing.Api.as;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people do with campaigns over HTTP. */
final class CampaignMoves {

    private CampaignMoves() {}

    static Response open(String person, String... petitions) {
        return as(person)
                .body(Map.of(
                        "title", "园区夜间限电专项整治",
                        "cause", "老旧线路容量不足，夜间错峰限电。",
                        "category", "SAFETY",
                        "leadDepartmentId", INDUSTRY,
                        "petitionIds", List.of(petitions)))
                .post("/api/v1/campaigns");
    }

    static String opened(String... petitions) {
        return open("supervisor", petitions).then().statusCode(201).extract().path("id");
    }

    static Response read(String person, String id) {
        return as(person).get("/api/v1/campaigns/" + id);
    }

    static Response petitions(String person, String id) {
        return as(person).get("/api/v1/campaigns/" + id + "/petitions?limit=100");
    }

    static Response move(String person, String id, String action, Object... members) {
        return move(as(person), id, action, members);
    }

    static Response move(RequestSpecification request, String id, String action, Object... members) {
        Map<String, Object> body = new HashMap<>(Map.of("action", action));
        for (int i = 0; i < members.length; i += 2) {
            body.put((String) members[i], members[i + 1]);
        }
        return request.body(body).post("/api/v1/campaigns/" + id + "/actions");
    }

    /** How many notices with these words somebody's inbox has. */
    static int told(String person, String words) {
        List<String> texts = as(person).get("/api/v1/notifications?limit=100").path("items.text");
        return (int) texts.stream().filter(text -> text.contains(words)).count();
    }
}
