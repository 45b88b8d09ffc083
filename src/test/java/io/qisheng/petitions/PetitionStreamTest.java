package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static io.qisheng.testing.Api.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The live stream: who hears what, and how one resumes. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionStreamTest {

    @Test
    void theDeskHearsOfEachChangeAndResumesAfterTheLastOneHeard() throws Exception {
        String id;
        Event first;
        try (Listener desk = new Listener(token("desk"), null)) {
            id = filed();
            first = desk.next(id);
            assertThat(first.data().getString("status")).isEqualTo("SUBMITTED");
            assertThat(first.data().fieldNames()).containsExactlyInAnyOrder("id", "number", "status", "version");
        }
        accepted(id);
        act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY).then().statusCode(200);

        try (Listener back = new Listener(token("desk"), first.id())) {
            assertThat(back.next(id).data().getString("status")).isEqualTo("ACCEPTED");
            assertThat(back.next(id).data().getString("status")).isEqualTo("DISPATCHED");
        }
    }

    @Test
    void aDepartmentHearsOnlyOfWhatIsItsOwn() throws Exception {
        try (Listener market = new Listener(token("handler-market"), null);
                Listener industry = new Listener(token("handler-industry"), null)) {
            String id = dispatched(filed());
            String other = accepted(filed());
            act("desk", other, "dispatch", "leadDepartmentId", MARKET).then().statusCode(200);

            assertThat(industry.next(id).data().getString("status")).isEqualTo("DISPATCHED");
            assertThat(market.any().data().getString("id")).isEqualTo(other);
        }
    }

    @Test
    void whoWasAwayTooLongIsToldToBeginAnew() throws Exception {
        try (Listener desk = new Listener(token("desk"), "999999999999")) {
            assertThat(desk.any().name()).isEqualTo("reset");
            String id = filed();
            assertThat(desk.next(id).name()).isEqualTo("petition");
        }
    }

    @Test
    void theStreamEndsWithTheSignIn() throws Exception {
        Response session = given().contentType(ContentType.JSON)
                .body(Map.of("username", "auditor", "password", "qisheng-demo"))
                .post("/api/v1/auth/staff");
        String token = session.path("accessToken");
        try (Listener auditor = new Listener(token, null)) {
            given().contentType(ContentType.JSON)
                    .auth()
                    .oauth2(token)
                    .body(Map.of("refreshToken", session.path("refreshToken")))
                    .post("/api/v1/auth/logout")
                    .then()
                    .statusCode(204);

            assertThat(auditor.endsWithin(Duration.ofSeconds(25))).isTrue();
        }
    }

    @Test
    void ownersHaveNoStream() {
        as(OWNER).get("/api/v1/petitions/stream").then().statusCode(403);
    }

    private record Event(String id, String name, JsonObject data) {}

    /** Reads a stream in a thread of its own. */
    private static final class Listener implements AutoCloseable {

        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        private final HttpClient client = HttpClient.newHttpClient();
        private final Thread reader;

        Listener(String token, @Nullable String lastEventId) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/api/v1/petitions/stream"))
                    .header("Authorization", "Bearer " + token);
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            HttpResponse<Stream<String>> response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            reader = Thread.ofVirtual().start(() -> read(response.body()));
        }

        private void read(Stream<String> lines) {
            String[] head = {"", ""};
            try {
                lines.forEach(line -> read(line, head));
            } catch (UncheckedIOException hungUp) {
                assertThat(hungUp).as("the test has heard enough").isNotNull();
            }
        }

        private void read(String line, String[] head) {
            if (line.startsWith("id:")) {
                head[0] = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                head[1] = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                events.add(new Event(head[0], head[1], new JsonObject(line.substring(5))));
            }
        }

        Event any() throws InterruptedException {
            Event event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("an event within ten seconds").isNotNull();
            return event;
        }

        Event next(String petition) throws InterruptedException {
            Event event = any();
            while (!petition.equals(event.data().getString("id"))) {
                event = any();
            }
            return event;
        }

        boolean endsWithin(Duration patience) throws InterruptedException {
            return reader.join(patience);
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
