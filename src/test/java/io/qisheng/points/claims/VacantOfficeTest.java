package io.qisheng.points.claims;

import static io.qisheng.points.PointsSteps.CLAIMS;
import static io.qisheng.points.PointsSteps.claim;
import static io.qisheng.points.PointsSteps.decide;
import static io.qisheng.points.PointsSteps.made;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.evidence.EvidenceSteps;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A claim finds somebody who can decide it, also where the office that should is vacant or may not judge; and nobody else hears of it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class VacantOfficeTest {

    /** Of branch 14, which has no secretary. */
    private static final String CLAIMANT = "demo-member-44";

    @Test
    void aClaimInABranchWithoutASecretaryReachesTheAdministratorAbove() {
        String id = made(CLAIMANT, claim("pledge-fulfilled"));

        assertThat(told("admin", "points-claim-made")).contains(id);
        assertThat(waiting("admin")).contains(id);
        decide("admin", id, "APPROVE").then().statusCode(200).body("status", equalTo("APPROVED"));
    }

    @Test
    void whereThereIsASecretaryTheAdministratorIsNotTold() {
        String id = made("demo-member-286", claim("pledge-fulfilled"));

        assertThat(told("secretary", "points-claim-made")).contains(id);
        assertThat(told("admin", "points-claim-made")).doesNotContain(id);
    }

    @Test
    void anAppealAgainstTheOnlySupervisorIsDecidedByTheAdministratorAndByNobodyTwice() {
        String photo = EvidenceSteps.verified(CLAIMANT, "POINTS_CLAIM", EvidenceSteps.photo())
                .toString();
        String id = made(CLAIMANT, claim("technical-breakthrough", "evidenceIds", List.of(photo)));
        decide("supervisor", id, "DECLINE").then().statusCode(200);

        as(CLAIMANT)
                .body(Map.of("reason", "设备改造有验收记录。"))
                .post(CLAIMS + "/" + id + "/appeal")
                .then()
                .statusCode(200);

        assertThat(told("admin", "points-claim-appealed")).contains(id);
        assertThat(waiting("admin")).contains(id);
        assertThat(waiting("supervisor")).doesNotContain(id);
        decide("supervisor", id, "APPROVE").then().statusCode(403).body("code", equalTo("points-claim-not-approver"));
        decide("admin", id, "APPROVE").then().statusCode(200).body("status", equalTo("REVERSED"));
    }

    @Test
    void whereAnotherSupervisorCanJudgeTheAdministratorIsNotTold() {
        String id = made(CLAIMANT, claim("care-visit"));
        decide("admin", id, "DECLINE").then().statusCode(200);

        as(CLAIMANT)
                .body(Map.of("reason", "走访有两位同志同行。"))
                .post(CLAIMS + "/" + id + "/appeal")
                .then()
                .statusCode(200);

        assertThat(told("supervisor", "points-claim-appealed")).contains(id);
        assertThat(told("admin", "points-claim-appealed")).doesNotContain(id);
        decide("admin", id, "APPROVE").then().statusCode(403);
        decide("supervisor", id, "APPROVE").then().statusCode(200).body("status", equalTo("REVERSED"));
    }

    private static List<String> told(String person, String kind) {
        return as(person)
                .get("/api/v1/notifications?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.kind == '" + kind + "' }.subject.id");
    }

    private static List<String> waiting(String person) {
        return as(person)
                .get(CLAIMS + "?waiting=true&limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }
}
