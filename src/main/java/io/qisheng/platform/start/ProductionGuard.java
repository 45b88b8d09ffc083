package io.qisheng.platform.start;

import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Finds all that must not be so in production: what is missing, what is the demonstration's, what would let strangers in. */
final class ProductionGuard {

    private static final String WECHAT = "https://api.weixin.qq.com";

    /** Whatever differs between places and has no value that is right everywhere; the names are those of the environment. */
    private static final List<String> REQUIRED = List.of(
            "DB_HOST",
            "DB_PASSWORD",
            "REDIS_URL",
            "STORAGE_URL",
            "STORAGE_PUBLIC_URL",
            "STORAGE_ACCESS_KEY",
            "STORAGE_SECRET_KEY",
            "WECHAT_APP_ID",
            "WECHAT_APP_SECRET",
            "QISHENG_CURSOR_KEY",
            "QISHENG_JWT_KEYS",
            "QISHENG_FIELD_KEYS");

    /** Needed once subscribe messages are on. */
    private static final List<String> TEMPLATES =
            List.of("WECHAT_TEMPLATE_PROGRESS", "WECHAT_TEMPLATE_TO_DO", "WECHAT_TEMPLATE_DIGEST");

    private static final List<String> DEMONSTRATION = List.of(
            "wxqishenglocal0001",
            "qisheng-local",
            "qisheng-demo",
            "local-template-progress",
            "local-template-to-do",
            "local-template-digest");

    /** The local stack names the keys it makes {@code local-1}, {@code local-2} … */
    private static final Pattern LOCAL_KEY = Pattern.compile("\"local-\\d+\"");

    private static final int CURSOR_KEY_LENGTH = 32;

    private final Config config;
    private final List<String> faults = new ArrayList<>();

    ProductionGuard(Config config) {
        this.config = config;
    }

    /** One sentence for each fault; none outside the profile {@code prod}. */
    List<String> faults() {
        if (!config.unwrap(SmallRyeConfig.class).getProfiles().contains("prod")) {
            return List.of();
        }
        REQUIRED.forEach(this::require);
        value("MIGRATE").filter(migrate -> migrate.equals("true")).ifPresent(yes -> require("MIGRATION_DB_PASSWORD"));
        value("WECHAT_SUBSCRIBE").filter(on -> on.equals("true")).ifPresent(yes -> TEMPLATES.forEach(this::require));
        checkCursorKey();
        checkTokenKeys();
        checkFieldKeys();
        checkStorageAddress();
        checkWeChat();
        checkWhatIsLocalOnly();
        return List.copyOf(faults);
    }

    private void require(String variable) {
        String value = value(variable).orElse("");
        if (value.isEmpty()) {
            faults.add(variable + " is missing");
        } else if (DEMONSTRATION.contains(value)) {
            faults.add(variable + " is the demonstration's");
        }
    }

    private void checkCursorKey() {
        value("QISHENG_CURSOR_KEY")
                .filter(key -> key.length() < CURSOR_KEY_LENGTH)
                .ifPresent(key -> faults.add("QISHENG_CURSOR_KEY has fewer than " + CURSOR_KEY_LENGTH + " characters"));
    }

    private void checkTokenKeys() {
        value("QISHENG_JWT_KEYS").map(Path::of).ifPresent(folder -> {
            List<String> keys = keysIn(folder);
            if (keys.isEmpty()) {
                faults.add("QISHENG_JWT_KEYS names no folder with <key id>.pem files: " + folder);
            } else if (keys.stream().anyMatch(key -> key.startsWith("local-"))) {
                faults.add("QISHENG_JWT_KEYS holds a key of a local stack: " + folder);
            }
        });
    }

    private static List<String> keysIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pem"))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private void checkFieldKeys() {
        value("QISHENG_FIELD_KEYS").map(Path::of).ifPresent(file -> {
            try {
                if (LOCAL_KEY.matcher(Files.readString(file)).find()) {
                    faults.add("QISHENG_FIELD_KEYS holds a key of a local stack: " + file);
                }
            } catch (IOException unreadable) {
                faults.add("QISHENG_FIELD_KEYS names no file that can be read: " + file);
            }
        });
    }

    /** Phones take no photo over anything but TLS, and what is signed for one host is good for no other. */
    private void checkStorageAddress() {
        value("STORAGE_PUBLIC_URL")
                .filter(address -> !address.startsWith("https://"))
                .ifPresent(address -> faults.add("STORAGE_PUBLIC_URL is not an https address: " + address));
    }

    private void checkWeChat() {
        value("quarkus.rest-client.wechat.url")
                .filter(address -> !isWeChat(address))
                .ifPresent(address -> faults.add("WECHAT_URL is not " + WECHAT + ": " + address));
    }

    private static boolean isWeChat(String address) {
        return address.equals(WECHAT) || address.equals(WECHAT + "/");
    }

    private void checkWhatIsLocalOnly() {
        value("qisheng.h5-directory")
                .ifPresent(folder ->
                        faults.add("QISHENG_H5_DIRECTORY is set, and /m/ is for the local profile only: " + folder));
        value("qisheng.limits.factor")
                .filter(factor -> !factor.equals("1"))
                .ifPresent(factor -> faults.add("QISHENG_LIMITS_FACTOR is not 1: " + factor));
        value("qisheng.cookies.secure")
                .filter(secure -> !secure.equals("true"))
                .ifPresent(secure -> faults.add("QISHENG_COOKIES_SECURE is not true: " + secure));
    }

    /** Nothing when it is not set, or to nothing. */
    private Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }
}
