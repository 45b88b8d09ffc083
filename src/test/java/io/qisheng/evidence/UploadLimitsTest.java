package io.qisheng.evidence;

import static io.qisheng.evidence.EvidenceSteps.confirm;
import static io.qisheng.evidence.EvidenceSteps.photo;
import static io.qisheng.evidence.EvidenceSteps.ticket;
import static io.qisheng.evidence.EvidenceSteps.upload;
import static io.qisheng.evidence.EvidenceSteps.wish;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.evidence.domain.PhotoLimits;
import io.qisheng.evidence.storage.PhotoKeys;
import io.qisheng.evidence.storage.PhotoStorage;
import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Ids;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How much somebody can leave in the storage that proves nothing. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class UploadLimitsTest {

    private static final UUID DISTRICT = DemoIds.of("district");

    @Inject
    EvidenceSweeper sweeper;

    @Inject
    PhotoStorage storage;

    @Test
    void nobodyHoldsMoreThanSoManyOpenTickets() throws SQLException {
        String person = "demo-member-58";
        UUID user = UUID.fromString(as(person).get("/api/v1/me").path("id"));
        try (Connection owner = Database.owner();
                PreparedStatement insert = owner.prepareStatement("""
                        insert into evidence (district_id, id, owner_id, owner_name, purpose, content_type, size, sha256, status,
                            created_at, ticket_expires_at)
                        values (?, ?, ?, '某党员', 'ACTIVITY', 'image/jpeg', 1, repeat('0', 64), 'TICKETED', now(),
                            now() + interval '10 minutes')""")) {
            for (int i = 1; i < PhotoLimits.OPEN_TICKETS; i++) {
                insert.setObject(1, DISTRICT);
                insert.setObject(2, Ids.next());
                insert.setObject(3, user);
                insert.executeUpdate();
            }
        }

        ticket(person, wish("POINTS_CLAIM", photo())).then().statusCode(201);
        ticket(person, wish("POINTS_CLAIM", photo()))
                .then()
                .statusCode(429)
                .header("Retry-After", "600")
                .body("code", equalTo("rate-limited"));
    }

    @Test
    void whatIsUploadedAfterTheVerdictIsDeletedWhenTheTicketHasRunOut() throws Exception {
        String person = "demo-member-59";
        byte[] photo = photo();
        Response ticket = ticket(person, wish("POINTS_CLAIM", photo));
        upload(ticket, photo).then().statusCode(204);
        UUID id = UUID.fromString(ticket.path("id"));
        confirm(person, id.toString()).then().statusCode(200).body("status", equalTo("VERIFIED"));
        PhotoKeys files = new PhotoKeys(DISTRICT, id);
        untilGone(files.copy());

        upload(ticket, photo).then().statusCode(204);
        assertThat(file(files.upload())).isNotNull();
        try (Connection owner = Database.owner();
                PreparedStatement update = owner.prepareStatement(
                        "update evidence set ticket_expires_at = now() - interval '6 minutes' where id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
        }
        Database.await(sweeper::sweep);

        untilGone(files.upload());
        assertThat(file(files.original())).isNotNull();
    }

    private byte[] file(String key) {
        return Database.await(() -> storage.read(key, 1 << 24));
    }

    private void untilGone(String key) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (file(key) != null) {
            assertThat(Instant.now()).as("when %s is gone at last", key).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
