package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.points.PointsSteps.memberId;
import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.evidence.EvidenceSteps;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While a rollout goes on, the version that serves works on tables that have a column more than it knows. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class GrowingTableTest {

    private static final List<String> TABLES = List.of("petition", "evidence", "points_rule", "points_entry");

    @Inject
    UnratedPetitions unrated;

    @Inject
    FieldCipher cipher;

    @AfterEach
    void takeAway() throws SQLException {
        change("alter table %s drop column if exists not_yet_known");
    }

    @Test
    void aColumnThatNoEntityKnowsIsOfNoConsequence() throws Exception {
        String old = LivedPetitions.earlier(cipher, answered(filed()), Duration.ofDays(30));
        readPoints();

        change("alter table %s add column not_yet_known text not null default 'x'");

        unrated.closeDue().await().atMost(Duration.ofSeconds(20));
        get("desk", old).then().body("status", equalTo("CLOSED"));
        List<UUID> photos = List.of(EvidenceSteps.verified(OWNER, "PETITION", EvidenceSteps.photo()));
        get(OWNER, filed(filing("evidenceIds", photos)))
                .then()
                .body("evidence.id", contains(photos.getFirst().toString()));
        readPoints();
    }

    /** By as many requests as reach every connection that has the statements prepared. */
    private static void readPoints() {
        for (int i = 0; i < 20; i++) {
            as("demo-member-1").get("/api/v1/points/rules").then().statusCode(200);
            as("demo-member-1")
                    .get("/api/v1/members/" + memberId("demo-member-1") + "/points/entries")
                    .then()
                    .statusCode(200);
        }
    }

    private static void change(String statement) throws SQLException {
        try (Connection owner = Database.owner();
                Statement asOwner = owner.createStatement()) {
            for (String table : TABLES) {
                asOwner.execute(statement.formatted(table));
            }
        }
    }
}
