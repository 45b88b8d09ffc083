package io.qisheng.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductionGuardTest {

    @TempDir
    Path folder;

    @Test
    void aProperProductionIsLetThrough() throws IOException {
        assertThat(guard(proper()).faults()).isEmpty();
    }

    @Test
    void everythingMissingIsNamedAtOnce() {
        assertThat(guard(Map.of()).faults())
                .contains(
                        "qisheng.jwt.keys is missing",
                        "qisheng.field-keys is missing",
                        "qisheng.wechat.app-secret is missing",
                        "quarkus.datasource.password is missing")
                .hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void theDemonstrationAndTheSimulatorAreRefused() throws IOException {
        Map<String, String> settings = proper();
        settings.put("qisheng.wechat.app-id", "wxqishenglocal0001");
        settings.put("qisheng.storage.access-key", "qisheng-local");
        settings.put("quarkus.rest-client.wechat.url", "http://127.0.0.1:9001");
        settings.put("qisheng.h5-directory", "dist/build/h5");
        settings.put("qisheng.limits.factor", "100");
        settings.put("qisheng.cookies.secure", "false");

        assertThat(guard(settings).faults()).hasSize(6);
    }

    private Map<String, String> proper() throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.password", "x7");
        settings.put("qisheng.storage.access-key", "a1");
        settings.put("qisheng.storage.secret-key", "s1");
        settings.put("qisheng.wechat.app-id", "wx0123456789");
        settings.put("qisheng.wechat.app-secret", "w1");
        settings.put("qisheng.cursor.key", "0123456789abcdef0123456789abcdef");
        settings.put("qisheng.jwt.keys", folder.toString());
        settings.put(
                "qisheng.field-keys",
                Files.createFile(folder.resolve("keys.json")).toString());
        settings.put("quarkus.rest-client.wechat.url", "https://api.weixin.qq.com");
        settings.put("qisheng.limits.factor", "1");
        settings.put("qisheng.cookies.secure", "true");
        return settings;
    }

    private static ProductionGuard guard(Map<String, String> settings) {
        return new ProductionGuard(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build());
    }
}
