package io.qisheng.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductionGuardTest {

    private static final List<String> SECRETS =
            List.of("DB_PASSWORD", "STORAGE_ACCESS_KEY", "STORAGE_SECRET_KEY", "WECHAT_APP_ID", "WECHAT_APP_SECRET");

    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void setUpProperly() throws IOException {
        SECRETS.forEach(name -> settings.put(name, "own-" + name));
        settings.put("DB_HOST", "db.township.example");
        settings.put("REDIS_URL", "redis://cache.township.example:6379");
        settings.put("STORAGE_URL", "http://storage.township.example");
        settings.put("STORAGE_PUBLIC_URL", "https://photos.township.example");
        settings.put("QISHENG_CURSOR_KEY", "0123456789abcdef0123456789abcdef");
        settings.put("QISHENG_JWT_KEYS", keyFolder("2026-11.pem"));
        settings.put("QISHENG_FIELD_KEYS", file("{\"current\": \"2026-11\"}"));
        settings.put("quarkus.rest-client.wechat.url", "https://api.weixin.qq.com");
        settings.put("qisheng.limits.factor", "1");
        settings.put("qisheng.cookies.secure", "true");
    }

    @Test
    void letsAProperProductionThrough() {
        assertThat(faults("prod")).isEmpty();
    }

    @Test
    void namesAllThatIsMissingAtOnce() {
        settings.clear();

        assertThat(faults("prod"))
                .hasSize(12)
                .contains("DB_HOST is missing", "WECHAT_APP_SECRET is missing", "QISHENG_FIELD_KEYS is missing");
    }

    @Test
    void takesBlanksForMissing() {
        settings.put("DB_PASSWORD", "  ");

        assertThat(faults("prod")).containsExactly("DB_PASSWORD is missing");
    }

    @Test
    void refusesSecretsOfTheDemonstration() {
        settings.put("WECHAT_APP_ID", "wxqishenglocal0001");
        settings.put("STORAGE_ACCESS_KEY", "qisheng-local");

        assertThat(faults("prod"))
                .containsExactly("STORAGE_ACCESS_KEY is the demonstration's", "WECHAT_APP_ID is the demonstration's");
    }

    @Test
    void refusesKeysThatALocalStackMade() throws IOException {
        settings.put("QISHENG_JWT_KEYS", keyFolder("local-1.pem"));
        settings.put("QISHENG_FIELD_KEYS", file("{\"current\": \"local-1\"}"));

        assertThat(faults("prod"))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith("QISHENG_JWT_KEYS holds a key of a local stack"),
                        fault -> assertThat(fault).startsWith("QISHENG_FIELD_KEYS holds a key of a local stack"));
    }

    @Test
    void refusesKeysThatAreNotThere() {
        settings.put("QISHENG_JWT_KEYS", folder.resolve("nowhere").toString());
        settings.put("QISHENG_FIELD_KEYS", folder.resolve("nothing").toString());

        assertThat(faults("prod"))
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith("QISHENG_JWT_KEYS names no folder"),
                        fault -> assertThat(fault).startsWith("QISHENG_FIELD_KEYS names no file"));
    }

    @Test
    void refusesAShortCursorKey() {
        settings.put("QISHENG_CURSOR_KEY", "short");

        assertThat(faults("prod")).containsExactly("QISHENG_CURSOR_KEY has fewer than 32 characters");
    }

    @Test
    void refusesWhatOnlyTheLocalStackMayHave() {
        settings.put("STORAGE_PUBLIC_URL", "http://localhost:19000");
        settings.put("quarkus.rest-client.wechat.url", "http://127.0.0.1:9001");
        settings.put("qisheng.h5-directory", "dist/build/h5");
        settings.put("qisheng.limits.factor", "100");
        settings.put("qisheng.cookies.secure", "false");

        assertThat(faults("prod"))
                .extracting(fault -> fault.split(" ", 2)[0])
                .containsExactly(
                        "STORAGE_PUBLIC_URL",
                        "WECHAT_URL",
                        "QISHENG_H5_DIRECTORY",
                        "QISHENG_LIMITS_FACTOR",
                        "QISHENG_COOKIES_SECURE");
    }

    @Test
    void asksForTheOwnersPasswordOnlyWhereItMigrates() {
        settings.put("MIGRATE", "true");

        assertThat(faults("prod")).containsExactly("MIGRATION_DB_PASSWORD is missing");
    }

    @Test
    void asksForTheTemplatesOfMessagesOnlyWhereTheyAreSent() {
        settings.put("WECHAT_SUBSCRIBE", "true");
        settings.put("WECHAT_TEMPLATE_PROGRESS", "dGVtcGxhdGUtb2Ytb3VycwAAAAAAAAAAAAAAAAAAAAA");
        settings.put("WECHAT_TEMPLATE_DIGEST", "local-template-digest");

        assertThat(faults("prod"))
                .containsExactly("WECHAT_TEMPLATE_TO_DO is missing", "WECHAT_TEMPLATE_DIGEST is the demonstration's");
    }

    @Test
    void leavesOtherProfilesAlone() {
        settings.clear();

        assertThat(faults("local")).isEmpty();
    }

    private String keyFolder(String key) throws IOException {
        Path keys = Files.createTempDirectory(folder, "jwt");
        Files.createFile(keys.resolve(key));
        return keys.toString();
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "keys", ".json"), content)
                .toString();
    }

    private List<String> faults(String profile) {
        return new ProductionGuard(new SmallRyeConfigBuilder()
                        .withProfile(profile)
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build())
                .faults();
    }
}
