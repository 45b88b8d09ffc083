package io.qisheng.petitions.campaigns;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which petitions take one of a campaign's places. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CampaignPlacesTest {

    @Inject
    Database database;

    @Inject
    CampaignRepository repository;

    @Test
    void whatWasGivenUpTakesNoPlace() {
        String stays = accepted(filed());
        String withdrawn = accepted(filed());
        String rejected = filed();
        String campaign = as("supervisor")
                .body(Map.of(
                        "title", "园区夜间限电专项整治",
                        "cause", "老旧线路容量不足，夜间错峰限电。",
                        "category", "SAFETY",
                        "leadDepartmentId", DemoIds.of("dept-industry").toString(),
                        "petitionIds", List.of(stays, withdrawn, rejected)))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(members(campaign)).hasSize(3);

        act(OWNER, withdrawn, "withdraw", "reason", "已经自行解决。").then().statusCode(200);
        act("desk", rejected, "reject", "reasonCode", "OTHER", "text", "不属于受理范围。")
                .then()
                .statusCode(200);

        assertThat(members(campaign)).containsExactly(UUID.fromString(stays));
    }

    private List<UUID> members(String campaign) {
        return database.write(tx -> repository.members(tx, DemoIds.of("district"), UUID.fromString(campaign)));
    }
}
