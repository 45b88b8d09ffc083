package io.qisheng.evidence;

import static io.qisheng.evidence.EvidenceSteps.confirm;
import static io.qisheng.evidence.EvidenceSteps.photo;
import static io.qisheng.evidence.EvidenceSteps.ticket;
import static io.qisheng.evidence.EvidenceSteps.upload;
import static io.qisheng.evidence.EvidenceSteps.wish;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.qisheng.local.Part;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class StorageOutageTest {

    private static final String OWNER = "demo-owner-5";

    private final byte[] photo = photo();
    private final Part storage = LocalStackResource.stack().part("storage");

    @Test
    void aStorageThatIsDownIsSaidAtOnceAndHealsByItself() {
        Response ticket = uploaded();
        storage.kill();
        try {
            assertUnavailableWithin(Duration.ofSeconds(3), ticket.path("id"));
            ticket(OWNER, wish("PETITION", photo)).then().statusCode(201);
            as(OWNER)
                    .get("/api/v1/evidence/" + ticket.<String>path("id"))
                    .then()
                    .statusCode(200);
        } finally {
            storage.start();
        }

        assertHealsWithin(Duration.ofSeconds(15), ticket.path("id"));
    }

    @Test
    void aStorageThatHangsIsSaidInTimeAndHealsByItself() {
        Response ticket = uploaded();
        storage.suspend();
        try {
            assertUnavailableWithin(Duration.ofSeconds(3), ticket.path("id"));
        } finally {
            storage.resume();
        }

        assertHealsWithin(Duration.ofSeconds(15), ticket.path("id"));
    }

    private Response uploaded() {
        Response ticket = ticket(OWNER, wish("PETITION", photo));
        upload(ticket, photo).then().statusCode(204);
        return ticket;
    }

    private static void assertUnavailableWithin(Duration limit, String id) {
        Instant start = Instant.now();
        confirm(OWNER, id)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("code", equalTo("unavailable"));
        assertThat(Duration.between(start, Instant.now())).isLessThan(limit);
    }

    private static void assertHealsWithin(Duration limit, String id) {
        Instant end = Instant.now().plus(limit);
        Response verdict = confirm(OWNER, id);
        while (verdict.statusCode() == 503 && Instant.now().isBefore(end)) {
            verdict = confirm(OWNER, id);
        }
        verdict.then().statusCode(200).body("status", equalTo("VERIFIED"));
    }
}
