package io.qisheng.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.http.Cookies;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The production jar in production: it says all that is wrong and starts nothing, or it is there with nothing of the demonstration. */
class ProductionStartIT {

    private static final int EX_CONFIG = 78;
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    private final Map<String, String> local = LivingSystem.start().stack().environment();

    @Test
    void refusesToStartWithNothingAndNamesAllThatIsMissing() throws InterruptedException {
        try (ProductionProcess production = ProductionProcess.start(Map.of(), folder)) {
            assertThat(production.exitCode()).as(production.output()).isEqualTo(EX_CONFIG);
            assertThat(production.output().lines())
                    .hasSize(13)
                    .startsWith("Not fit for production, so nothing was started:")
                    .contains(
                            "- DB_HOST is missing",
                            "- DB_PASSWORD is missing",
                            "- REDIS_URL is missing",
                            "- STORAGE_PUBLIC_URL is missing",
                            "- WECHAT_APP_SECRET is missing",
                            "- QISHENG_CURSOR_KEY is missing",
                            "- QISHENG_JWT_KEYS is missing",
                            "- QISHENG_FIELD_KEYS is missing");
        }
    }

    @Test
    void refusesToStartWithTheDemonstration() throws InterruptedException {
        Map<String, String> environment = new HashMap<>(local);
        environment.put("QISHENG_H5_DIRECTORY", folder.toString());

        try (ProductionProcess production = ProductionProcess.start(environment, folder)) {
            assertThat(production.exitCode()).as(production.output()).isEqualTo(EX_CONFIG);
            assertThat(production.output())
                    .contains(
                            "STORAGE_ACCESS_KEY is the demonstration's",
                            "WECHAT_APP_ID is the demonstration's",
                            "WECHAT_URL is not https://api.weixin.qq.com",
                            "QISHENG_JWT_KEYS holds a key of a local stack",
                            "QISHENG_FIELD_KEYS holds a key of a local stack",
                            "STORAGE_PUBLIC_URL is not an https address",
                            "QISHENG_H5_DIRECTORY is set");
        }
    }

    @Test
    void startsWithKeysOfItsOwnAndHasNothingOfTheDemonstration() throws Exception {
        List<Integer> ports = freePorts();
        String service = "http://127.0.0.1:" + ports.getFirst();

        try (ProductionProcess production = ProductionProcess.start(proper(ports), folder)) {
            production.awaitStart();

            assertThat(production.output()).contains("Profile prod activated");
            given().get("http://127.0.0.1:" + ports.getLast() + "/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("UP"));
            given().get(service + "/").then().statusCode(200).contentType(containsString("text/html"));
            given().redirects().follow(false).get(service + "/m/").then().statusCode(404);
            Cookies cookies = signIn(service);
            assertThat(cookies.get("__Host-qs-access").isHttpOnly()).isTrue();
            assertThat(cookies.get("__Secure-qs-refresh").isHttpOnly()).isTrue();
            assertThat(cookies)
                    .allSatisfy(cookie ->
                            assertThat(cookie.isSecured()).as(cookie.getName()).isTrue());
        }
    }

    /** From an address of its own: the local system counts in the same Redis, with limits a hundred times as wide. */
    private static Cookies signIn(String service) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", "203.0.113.9")
                .body(Map.of("username", "desk", "password", "qisheng-demo", "mode", "cookie"))
                .post(service + "/api/v1/auth/staff")
                .then()
                .statusCode(200)
                .extract()
                .detailedCookies();
    }

    /** The stores of the local stack, and for the rest what an operator would bring. */
    private Map<String, String> proper(List<Integer> ports) throws IOException, GeneralSecurityException {
        Map<String, String> environment = new HashMap<>(local);
        environment.put("PORT", ports.getFirst().toString());
        environment.put("MANAGEMENT_PORT", ports.getLast().toString());
        environment.put("STORAGE_PUBLIC_URL", "https://photos.township.example");
        environment.put("STORAGE_ACCESS_KEY", "township");
        environment.put("WECHAT_APP_ID", "wx0123456789abcdef");
        environment.put("WECHAT_SUBSCRIBE", "false");
        environment.remove("WECHAT_URL");
        environment.put("QISHENG_JWT_KEYS", tokenKeys().toString());
        environment.put("QISHENG_FIELD_KEYS", fieldKeys().toString());
        return environment;
    }

    private Path tokenKeys() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        Path keys = Files.createDirectory(folder.resolve("jwt"));
        Files.writeString(
                keys.resolve("2026-11.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
        return keys;
    }

    private Path fieldKeys() throws IOException {
        Path file = folder.resolve("field-keys.json");
        new ObjectMapper()
                .writeValue(file.toFile(), Map.of("current", "2026-11", "keys", Map.of("2026-11", KEY), "index", KEY));
        return file;
    }

    private static List<Integer> freePorts() throws IOException {
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            return List.of(one.getLocalPort(), other.getLocalPort());
        }
    }
}
