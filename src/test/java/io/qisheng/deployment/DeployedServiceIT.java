package io.qisheng.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.local.LocalStack;
import io.qisheng.local.StackSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service runs and migrates with what the manifests tell it, on stores that are real. */
class DeployedServiceIT {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Pattern LIMIT = Pattern.compile("r=(\\d+)");
    private static final String KEYS = "/.well-known/jwks.json";

    private static final Manifests PRODUCTION = Manifests.production();

    private static LocalStack stack;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startStores() {
        stack = LocalStack.open(StackSettings.forTests(Path.of("target", "deployment-stack")));
        stack.startStoresAfresh();
    }

    @AfterAll
    static void stopStores() {
        stack.stop();
    }

    @Test
    void theServiceStartsAnswersItsProbesAndStopsWithoutFailingARequest() throws Exception {
        try (DeployedProcess pod = start("Deployment", Map.of())) {
            awaitReady(pod);
            assertThat(pod.status("MANAGEMENT_PORT", "/q/health/started")).isEqualTo(200);
            assertThat(pod.status("MANAGEMENT_PORT", "/q/health/live")).isEqualTo(200);
            assertThat(pod.status("MANAGEMENT_PORT", "/q/metrics")).isEqualTo(200);
            assertThat(pod.status("PORT", "/q/metrics")).isNotEqualTo(200);

            pod.terminate();

            awaitUnready(pod);
            long delayEnds = System.nanoTime() + Duration.ofSeconds(6).toNanos();
            while (System.nanoTime() < delayEnds) {
                assertThat(pod.status("PORT", KEYS)).isEqualTo(200);
                assertThat(pod.status("MANAGEMENT_PORT", "/q/health/live")).isEqualTo(200);
            }
            assertThat(pod.exitCode(grace())).isIn(0, 143);
        }
    }

    @Test
    @EnabledOnOs(LINUX)
    void onlyATrustedProxySaysWhomItSpeaksFor() throws Exception {
        InetAddress proxy = InetAddress.getByName("127.0.0.1");
        InetAddress stranger = InetAddress.getByName("127.0.0.2");
        try (DeployedProcess pod = start("Deployment", Map.of("TRUSTED_PROXIES", "127.0.0.1/32"))) {
            awaitReady(pod);

            int first = remaining(pod.get(proxy, "203.0.113.1", "PORT", KEYS));
            assertThat(remaining(pod.get(proxy, "203.0.113.1", "PORT", KEYS))).isLessThan(first);
            assertThat(remaining(pod.get(proxy, "203.0.113.2", "PORT", KEYS))).isEqualTo(first);

            assertThat(remaining(pod.get(stranger, "203.0.113.3", "PORT", KEYS)))
                    .isEqualTo(first);
            assertThat(remaining(pod.get(stranger, "203.0.113.4", "PORT", KEYS)))
                    .isLessThan(first);
        }
    }

    @Test
    void theMigrationJobMigratesAndEnds() throws Exception {
        makeEmptyDatabase();
        Map<String, String> database = Map.of("DB_NAME", "migrated");

        assertThat(migrate(database)).isZero();
        assertThat(migrated()).isEqualTo(migrations());
        assertThat(migrate(database)).as("a second time").isZero();
    }

    @Test
    void aMigrationThatFailsEndsWithAnotherCode() throws Exception {
        assertThat(migrate(Map.of("MIGRATION_DB_PASSWORD", "wrong"))).isNotZero();
    }

    private int migrate(Map<String, String> other) throws IOException, InterruptedException {
        try (DeployedProcess job = start("Job", other)) {
            return job.exitCode(START_LIMIT);
        }
    }

    /** With the names that the manifest gives; values from the stack where they are a place's own. */
    private DeployedProcess start(String kind, Map<String, String> other) throws IOException {
        Map<String, String> local = local();
        local.putAll(other);
        Map<String, String> environment = new TreeMap<>();
        for (Map.Entry<String, JsonNode> variable : PRODUCTION.environment(kind).properties()) {
            String name = variable.getKey();
            environment.put(name, local.getOrDefault(name, variable.getValue().asText()));
        }
        JsonNode limit = Manifests.container(PRODUCTION.one(kind)).at("/resources/limits/memory");
        Path log = Path.of("target", "deployment-stack", "logs", kind + ".log");
        return DeployedProcess.start(environment, PodRules.amount(limit).longValueExact(), log);
    }

    private Map<String, String> local() throws IOException {
        Map<String, String> local = new TreeMap<>(stack.environment());
        local.put("PORT", Integer.toString(stack.settings().ports().service()));
        local.put("MANAGEMENT_PORT", Integer.toString(stack.settings().ports().management()));
        local.put("QISHENG_JWT_KEYS", mountedAsASecret(Path.of(local.get("QISHENG_JWT_KEYS"))));
        // Production refuses the demonstration's; none of them is used before somebody signs in or sends a photo.
        local.put("WECHAT_APP_ID", "wx0123456789abcdef");
        local.put("WECHAT_SUBSCRIBE", "false");
        local.put("STORAGE_ACCESS_KEY", "deployed");
        local.put("STORAGE_PUBLIC_URL", "https://photos.example.org");
        local.put("QISHENG_FIELD_KEYS", ofThisPlace(Path.of(local.get("QISHENG_FIELD_KEYS"))));
        return local;
    }

    /** Production refuses keys that bear the names of a local stack's. */
    private String ofThisPlace(Path fieldKeys) throws IOException {
        String keys = Files.readString(fieldKeys).replace("\"local-", "\"place-");
        return Files.writeString(Files.createTempFile(folder, "field-keys", ".json"), keys)
                .toString();
    }

    /** Kubernetes mounts links to links, so that all files of a secret change at once. */
    private String mountedAsASecret(Path keys) throws IOException {
        Path mount = Files.createTempDirectory(folder, "mount");
        Path version = Files.createDirectory(mount.resolve("..2026_11_26"));
        Files.createSymbolicLink(mount.resolve("..data"), version.getFileName());
        try (Stream<Path> files = Files.list(keys)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace("local-", "place-");
                Files.copy(file, version.resolve(name));
                Files.createSymbolicLink(mount.resolve(name), Path.of("..data").resolve(name));
            }
        }
        return mount.toString();
    }

    private static void awaitReady(DeployedProcess pod) throws InterruptedException {
        await(pod, 200, START_LIMIT);
    }

    private static void awaitUnready(DeployedProcess pod) throws InterruptedException {
        await(pod, 503, Duration.ofSeconds(3));
    }

    private static void await(DeployedProcess pod, int status, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (pod.status("MANAGEMENT_PORT", "/q/health/ready") != status) {
            assertThat(pod.isAlive()).as("whether it runs").isTrue();
            assertThat(System.nanoTime())
                    .as("time until readiness is " + status)
                    .isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static Duration grace() {
        return Duration.ofSeconds(PRODUCTION
                .one("Deployment")
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asLong());
    }

    private static int remaining(HttpResponse<String> answer) {
        Matcher found = LIMIT.matcher(answer.headers().firstValue("RateLimit").orElse(""));
        assertThat(found.find()).as("whether the answer tells the limit").isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static void makeEmptyDatabase() throws SQLException {
        try (Connection superuser = stack.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("drop database if exists migrated");
            statement.execute("create database migrated owner "
                    + stack.environment().get("MIGRATION_DB_USER") + " template template0");
        }
    }

    /** How many migrations a database has seen, as its owner reads it. */
    private static long migrated() throws SQLException {
        Map<String, String> local = stack.environment();
        String url = "jdbc:postgresql://127.0.0.1:%s/migrated".formatted(local.get("DB_PORT"));
        try (Connection owner = DriverManager.getConnection(
                        url, local.get("MIGRATION_DB_USER"), local.get("MIGRATION_DB_PASSWORD"));
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from flyway_schema_history where success")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "db", "migration"))) {
            return files.filter(file -> file.toString().endsWith(".sql")).count();
        }
    }
}
