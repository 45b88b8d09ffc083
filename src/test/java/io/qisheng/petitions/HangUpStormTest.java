package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.OWNER;
import static io.qisheng.petitions.PetitionSteps.file;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.testing.Api.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.platform.Ids;
import io.qisheng.testing.HangUps;
import io.qisheng.testing.HangUps.Cut;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A thousand phones file a petition and hang up, each at a moment of its own. Whatever became of each, it became of all its rows: petition,
 * timeline, search, outbox, audit and idempotency record are there together or not at all; and the service is as well as before.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HangUpStormTest {

    private static final int WRITES = 1_000;
    private static final int AT_ONCE = 16;
    private static final Duration LONGEST = Duration.ofMillis(500);

    /** Fewer than that, and the storm was none. */
    private static final int CUT_OFF = WRITES / 20;

    private static final int EFFECTED = WRITES / 10;
    private static final int EFFECTED_UNHEARD = WRITES / 50;

    private static final Duration HEALING = Duration.ofSeconds(30);

    @Test
    void aThousandHangUpsTearNothingAndLeakNothing() throws Exception {
        String bearer = token(OWNER);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < WRITES; i++) {
            ids.add(Ids.next());
        }

        List<Boolean> gone =
                HangUps.storm(ids.stream().map(id -> filingOf(id, bearer)).toList(), AT_ONCE, LONGEST);

        assertThat(gone).filteredOn(Boolean::booleanValue).hasSizeGreaterThan(CUT_OFF);
        try (Connection database = LocalStackResource.stack().connectAsOwner()) {
            HangUps.waitUntilIdle(database, HEALING);
            int whole = 0;
            int unheard = 0;
            for (int i = 0; i < WRITES; i++) {
                int rows = rowsOf(database, ids.get(i));
                whole += rows;
                unheard += gone.get(i) ? rows : 0;
            }
            assertThat(whole).as("writes that went through").isBetween(EFFECTED, WRITES);
            assertThat(unheard)
                    .as("writes that went through though nobody waited")
                    .isGreaterThan(EFFECTED_UNHEARD);
        }
        for (int i = 0; i < 50; i++) {
            file(OWNER, filing()).then().statusCode(201);
        }
    }

    private static Cut filingOf(UUID id, String bearer) {
        return new Cut(
                "/api/v1/petitions",
                List.of(
                        "Authorization: Bearer " + bearer,
                        "Idempotency-Key: storm-" + id,
                        "Content-Type: application/json"),
                new JsonObject(filing("id", id.toString())).encode());
    }

    /** One when the petition has all its rows, zero when it has none; anything between is a torn write. */
    private static int rowsOf(Connection database, UUID id) throws SQLException {
        String sql = """
                select (select count(*) from petition where id = ?) as petitions,
                    (select count(*) from petition_timeline where petition_id = ?) as steps,
                    (select count(*) from petition_search where petition_id = ?) as searches,
                    (select count(*) from outbox_event where subject = ?) as events,
                    (select count(*) from audit_row where subject_id = ?) as audits,
                    (select count(*) from idempotency_record where key = ?) as records""";
        try (PreparedStatement query = database.prepareStatement(sql)) {
            for (int i = 1; i <= 5; i++) {
                query.setObject(i, id);
            }
            query.setString(6, "storm-" + id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                int petitions = row.getInt("petitions");
                for (String rows : List.of("steps", "searches", "events", "audits", "records")) {
                    assertThat(row.getInt(rows)).as("%s of %s", rows, id).isEqualTo(petitions);
                }
                return petitions;
            }
        }
    }
}
