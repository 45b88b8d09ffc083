package io.qisheng.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be kept of an answer is decided by what answered, however the address was written. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CacheHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "//api/v1/me"})
    void answersOfTheApiAreNotKept(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:" + RestAssured.port + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }
}
