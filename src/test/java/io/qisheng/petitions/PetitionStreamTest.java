package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static io.qisheng.testing.Api.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
        try (Listener desk = new Listener("desk", null)) {
            id = filed();
            first = desk.next(id);
            assertThat(first.data().getString("status")).isEqualTo("SUBMITTED");
            assertThat(first.data().fieldNames()).containsExactlyInAnyOrder("id", "number", "status", "version");
        }
        accepted(id);
        act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY).then().statusCode(200);

        try (Listener back = new Listener("desk", first.id())) {
            assertThat(back.next(id).data().getString("status")).isEqualTo("ACCEPTED");
            assertThat(back.next(id).data().getString("status")).isEqualTo("DISPATCHED");
        }
    }

    @Test
    void aDepartmentHearsOnlyOfWhatIsItsOwn() throws Exception {
        try (Listener market = new Listener("handler-market", null);
                Listener industry = new Listener("handler-industry", null)) {
            String id = dispatched(filed());
            String other = accepted(filed());
            act("desk", other, "dispatch", "leadDepartmentId", MARKET).then().statusCode(200);

            assertThat(industry.next(id).data().getString("status")).isEqualTo("DISPATCHED");
            assertThat(market.any().data().getString("id")).isEqualTo(other);
        }
    }

    @Test
    void ownersHaveNoStream() {
        as(OWNER).get("/api/v1/petitions/stream").then().statusCode(403);
    }

    private record Event(String id, JsonObject data) {}

    /** Reads a stream in a thread of its own. */
    private static final class Listener implements AutoCloseable {

        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        private final HttpURLConnection connection;

        Listener(String person, @Nullable String lastEventId) throws IOException {
            connection =
                    (HttpURLConnection) URI.create("http://localhost:" + RestAssured.port + "/api/v1/petitions/stream")
                            .toURL()
                            .openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + token(person));
            connection.setRequestProperty("Accept", "text/event-stream");
            if (lastEventId != null) {
                connection.setRequestProperty("Last-Event-ID", lastEventId);
            }
            assertThat(connection.getResponseCode()).isEqualTo(200);
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                String id = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id:")) {
                        id = line.substring(3).strip();
                    } else if (line.startsWith("data:")) {
                        events.add(new Event(id, new JsonObject(line.substring(5))));
                    }
                }
            } catch (IOException closed) {
                // The test has heard enough and hung up.
                return;
            }
        }

        Event any() throws InterruptedException {
            Event event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("an event within ten seconds").isNotNull();
            return event;
        }

        Event next(String petition) throws InterruptedException {
            Event event = any();
            while (!event.data().getString("id").equals(petition)) {
                event = any();
            }
            return event;
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }
}
