package io.qisheng.organisations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.qisheng.testing.Api;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OrganisationsTest {

    @Test
    void anOwnerSeesTheOwnEnterpriseAndTheDepartmentsButNoOtherEnterprise() {
        Api.as("demo-owner-1")
                .get("/api/v1/organisations?limit=100")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("township", "dept-industry", "enterprise-1"))
                .body("items.code", not(hasItem("enterprise-2")))
                .body("items.code", not(hasItem("branch-1")));

        String other =
                Api.as("desk").get("/api/v1/organisations?kind=ENTERPRISE").path("items[1].id");
        String own = Api.as("demo-owner-1")
                .get("/api/v1/organisations?kind=ENTERPRISE")
                .path("items[0].id");
        assertThat(own).isNotEqualTo(other);
        Api.as("demo-owner-1").get("/api/v1/organisations/" + other).then().statusCode(404);
    }

    @Test
    void theWholeTreeComesPageByPageWithoutGapOrRepetition() {
        List<String> codes = new ArrayList<>();
        String cursor = null;
        do {
            Response page =
                    Api.as("desk").get("/api/v1/organisations?limit=7" + (cursor == null ? "" : "&cursor=" + cursor));
            page.then().statusCode(200);
            codes.addAll(page.path("items.code"));
            cursor = page.path("nextCursor");
        } while (cursor != null);

        assertThat(codes).contains("district", "township", "branch-15", "enterprise-20");
        assertThat(new HashSet<>(codes)).hasSameSizeAs(codes).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void aCursorOfAnotherFilterIsRefused() {
        String cursor = Api.as("desk").get("/api/v1/organisations?limit=1").path("nextCursor");

        Api.as("desk")
                .get("/api/v1/organisations?limit=1&kind=BRANCH&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
    }

    @Test
    void allFaultsOfTheParametersAreToldAtOnce() {
        Api.as("desk")
                .get("/api/v1/organisations?limit=0&kind=CASTLE&parentId=x&colour=red")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.pointer", hasItems("?limit", "?kind", "?parentId", "?colour"));
    }

    @Test
    void aSecretarySeesTheMembersOfTheBranchFloatingOnesIncluded() {
        Response members = Api.as("secretary").get("/api/v1/members?limit=100");

        members.then()
                .statusCode(200)
                .body("items", hasSize(20 + 10 + 1))
                .body("items.phone", everyItem(startsWith("199****")));
        assertThat(members.<List<String>>path("items.participations.flatten().name"))
                .contains("望潮镇非公企业第1党支部");
    }

    @Test
    void aSecretaryReachesNoOtherBranch() {
        String branch15 = Api.as("desk")
                .get("/api/v1/organisations?kind=BRANCH&limit=100")
                .path("items.find { it.code == 'branch-15' }.id");
        Response there = Api.as("desk").get("/api/v1/members?organisationId=" + branch15);
        there.then().statusCode(200).body("items", hasSize(20));
        String foreign = there.path("items[0].id");

        Api.as("secretary")
                .get("/api/v1/members?organisationId=" + branch15)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        Api.as("secretary").get("/api/v1/members/" + foreign).then().statusCode(404);
    }

    @Test
    void anOwnerMayNotReadMembers() {
        Api.as("demo-owner-1").get("/api/v1/members").then().statusCode(403).body("code", equalTo("forbidden"));
        given().get("/api/v1/members").then().statusCode(401);
    }
}
