package io.qisheng.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The service on the stack of the tests: it becomes ready, and heals when a part comes back. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LocalStackResourceTest {

    private static final Duration HEALING = Duration.ofSeconds(15);

    @TestHTTPResource(value = "/", management = true)
    private URI management;

    @Test
    void healsByItselfWhenPostgresqlIsBack() throws InterruptedException {
        assertThat(readiness()).as("%s", management).isEqualTo(200);

        LocalStackResource.stack().part("postgresql").kill();
        assertThat(readiness()).isEqualTo(503);

        LocalStackResource.stack().part("postgresql").start();
        long end = System.nanoTime() + HEALING.toNanos();
        while (readiness() != 200 && System.nanoTime() < end) {
            Thread.sleep(200);
        }
        assertThat(readiness()).as("%s", management).isEqualTo(200);
    }

    private int readiness() {
        return given().baseUri(management.toString())
                .basePath("")
                .get("health/ready")
                .statusCode();
    }
}
