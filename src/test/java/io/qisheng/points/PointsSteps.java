package io.qisheng.points;

import static io.qisheng.testing.Api.as;

import io.qisheng.evidence.EvidenceSteps;
import io.qisheng.platform.time.BusinessZone;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people do with points, for tests. */
public final class PointsSteps {

    public static final String CLAIMS = "/api/v1/points/claims";

    private PointsSteps() {}

    /** A claim of volunteer service today with one photo of the member. */
    public static Map<String, Object> service(String member) {
        UUID photo = EvidenceSteps.verified(member, "POINTS_CLAIM", EvidenceSteps.photo());
        return claim("volunteer-service", "evidenceIds", List.of(photo));
    }

    /** A claim by a rule that needs no photo. */
    public static Map<String, Object> claim(String rule, Object... more) {
        Map<String, Object> claim = new HashMap<>();
        claim.put("ruleCode", rule);
        claim.put("text", "周六上午在社区整理共享单车。");
        claim.put("occurredOn", today().toString());
        for (int i = 0; i < more.length; i += 2) {
            claim.put((String) more[i], more[i + 1]);
        }
        return claim;
    }

    public static String made(String member, Map<String, Object> claim) {
        Response answer = as(member).body(claim).post(CLAIMS);
        answer.then().statusCode(201);
        return answer.path("id");
    }

    public static Response decide(String person, String id, String decision) {
        return as(person)
                .body(Map.of("decision", decision, "reason", "现场照片看不清楚。"))
                .post(CLAIMS + "/" + id + "/decision");
    }

    public static String memberId(String person) {
        return as(person).get("/api/v1/me").path("member.id");
    }

    public static LocalDate today() {
        return BusinessZone.dateOf(Instant.now());
    }

    /** This month's points, as a number. */
    public static double balance(String person) {
        String points = as(person)
                .get("/api/v1/members/" + memberId(person) + "/points")
                .then()
                .statusCode(200)
                .extract()
                .path("points");
        return Double.parseDouble(points);
    }
}
