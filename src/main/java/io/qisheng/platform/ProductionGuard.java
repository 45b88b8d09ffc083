package io.qisheng.platform;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Refuses to start in production with anything of the demonstration, or without a key, and names all that is wrong at once. */
@ApplicationScoped
class ProductionGuard {

    private static final String WECHAT = "https://api.weixin.qq.com";
    private static final List<String> REQUIRED = List.of(
            "quarkus.datasource.password",
            "qisheng.storage.access-key",
            "qisheng.storage.secret-key",
            "qisheng.wechat.app-id",
            "qisheng.wechat.app-secret",
            "qisheng.cursor.key",
            "qisheng.jwt.keys",
            "qisheng.field-keys");
    private static final List<String> FILES = List.of("qisheng.jwt.keys", "qisheng.field-keys");
    private static final List<String> DEMONSTRATION = List.of("wxqishenglocal0001", "qisheng-local", "qisheng-demo");
    private static final int CURSOR_KEY_LENGTH = 32;

    private final Config config;

    ProductionGuard(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        if (!ConfigUtils.isProfileActive("prod")) {
            return;
        }
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Not fit for production: " + String.join("; ", faults));
        }
    }

    /** Everything that must not be so in production. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (String name : REQUIRED) {
            String value = value(name);
            if (value.isBlank()) {
                faults.add(name + " is missing");
            } else if (DEMONSTRATION.contains(value)) {
                faults.add(name + " is the demonstration's");
            } else if (FILES.contains(name) && !Files.exists(Path.of(value))) {
                faults.add(name + " names nothing that exists");
            }
        }
        if (value("qisheng.cursor.key").length() < CURSOR_KEY_LENGTH) {
            faults.add("qisheng.cursor.key has fewer than " + CURSOR_KEY_LENGTH + " characters");
        }
        if (!value("quarkus.rest-client.wechat.url").equals(WECHAT)) {
            faults.add("quarkus.rest-client.wechat.url is not " + WECHAT);
        }
        if (!value("qisheng.h5-directory").isBlank()) {
            faults.add("qisheng.h5-directory is set, and /m/ is for the local profile only");
        }
        if (!value("qisheng.limits.factor").equals("1")) {
            faults.add("qisheng.limits.factor is not 1");
        }
        if (!value("qisheng.cookies.secure").equals("true")) {
            faults.add("qisheng.cookies.secure is not true");
        }
        return faults;
    }

    private String value(String name) {
        return config.getOptionalValue(name, String.class).orElse("");
    }
}
