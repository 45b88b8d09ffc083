package io.qisheng.platform.http;

import static io.qisheng.testing.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.qisheng.testing.Api;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before an operation is found, or because of how it was sent, is a problem like any other. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RefusedBeforeTest {

    private static final String PETITIONS = "/api/v1/petitions";

    @ParameterizedTest
    @CsvSource({
        "/api/v1/petitions?limit=5&q=%ff%fe, 400, validation-failed, ?q",
        "/api/v1/petitions?%c0%af=1, 400, validation-failed, ?",
        "/api/v1/petitions/%ff, 404, not-found, ",
        "/api, 404, not-found, "
    })
    void anAddressThatCannotBeReadIsToldSo(String address, int status, String code, String pointer) throws IOException {
        String answer = raw("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json", '"' + code + '"');
        if (pointer != null) {
            assertThat(answer).contains("\"pointer\":\"" + pointer + '"');
        }
    }

    @Test
    void twoThousandCharactersAreTooManyAndSaidToBe() {
        as("desk")
                .queryParam("q", "诉".repeat(2_000))
                .get(PETITIONS)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("?q"))
                .body("errors.code", hasItem("too-long"));
    }

    @Test
    void aBodyThatIsTooLongIsAProblem() {
        as("desk")
                .body("\"" + "a".repeat(1_100_000) + "\"")
                .post(PETITIONS)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("payload-too-large"))
                .body("instance", equalTo(PETITIONS));
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /petitions, 'GET, HEAD, OPTIONS, POST'", "PUT, /me, 'GET, HEAD, OPTIONS'"})
    void aMethodThatIsNotTakenIsAnsweredWithThoseThatAre(String method, String path, String methods) {
        as("desk")
                .request(method, "/api/v1" + path)
                .then()
                .statusCode(405)
                .header("Allow", equalTo(methods))
                .body("code", equalTo("method-not-allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*/*", "text/plain", "application/x-www-form-urlencoded"})
    void aBodyOfAnotherKindIsNotTaken(String type) throws IOException {
        String body = "{}";
        String answer =
                raw("POST " + PETITIONS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + Api.token("demo-owner-1") + "\r\nIdempotency-Key: " + UUID.randomUUID()
                        + (type.isEmpty() ? "" : "\r\nContent-Type: " + type) + "\r\nContent-Length: " + body.length()
                        + "\r\n\r\n"
                        + body);

        assertThat(answer).startsWith("HTTP/1.1 415").contains("unsupported-media-type");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] body = "{\"title\":\"ab??cd\"}".getBytes(StandardCharsets.US_ASCII);
        body[body.length - 6] = (byte) 0xC0;
        body[body.length - 5] = (byte) 0xAF;
        given().header("Authorization", "Bearer " + Api.token("demo-owner-1"))
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(body)
                .post(PETITIONS)
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"));
    }

    @Test
    void aTokenThatIsNotValidIsToldFromNone() {
        given().get("/api/v1/me").then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));
        given().header("Authorization", "Bearer x.y.z")
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""))
                .body("detail", equalTo("登录已失效，请重新登录。"))
                .body("instance", equalTo("/api/v1/me"));
    }

    @Test
    void signingOutNeedsNoBody() {
        String token = given().contentType("application/json")
                .body("{\"code\":\"demo-stranger\"}")
                .post("/api/v1/auth/wechat")
                .path("accessToken");
        given().header("Authorization", "Bearer " + token)
                .post("/api/v1/auth/logout")
                .then()
                .statusCode(204);
        given().post("/api/v1/auth/logout").then().statusCode(204);
        given().contentType("application/json")
                .post("/api/v1/auth/logout")
                .then()
                .statusCode(204);
        given().post("/api/v1/auth/refresh").then().statusCode(401).body("code", equalTo("refresh-token-invalid"));
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
