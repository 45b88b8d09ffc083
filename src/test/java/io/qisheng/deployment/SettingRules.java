package io.qisheng.deployment;

import static io.qisheng.deployment.ManifestRule.rule;
import static io.qisheng.deployment.ManifestRule.unless;
import static io.qisheng.deployment.PlantedFault.added;
import static io.qisheng.deployment.PlantedFault.set;
import static io.qisheng.deployment.PlantedFault.without;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the pods are told: every setting, no secret but by reference, one fixed image. */
final class SettingRules {

    /** Right in every place as they stand in the service. */
    private static final Set<String> DEFAULTED = Set.of(
            "WECHAT_URL",
            "WECHAT_APP_STATE",
            "WECHAT_TEMPLATE_PROGRESS_FIELDS",
            "WECHAT_TEMPLATE_TO_DO_FIELDS",
            "WECHAT_TEMPLATE_DIGEST_FIELDS");

    private static final Set<String> OF_MIGRATION = Set.of("MIGRATION_DB_USER", "MIGRATION_DB_PASSWORD");
    private static final Set<String> DATABASE = Set.of("DB_HOST", "DB_PORT", "DB_NAME", "DB_USER");
    private static final Set<String> SECRETS = Set.of(
            "DB_PASSWORD",
            "REDIS_URL",
            "STORAGE_ACCESS_KEY",
            "STORAGE_SECRET_KEY",
            "WECHAT_APP_ID",
            "WECHAT_APP_SECRET",
            "QISHENG_CURSOR_KEY",
            "MIGRATION_DB_PASSWORD");
    private static final Pattern IMAGE =
            Pattern.compile("[a-z0-9.-]+/[a-z0-9./-]+(:[0-9][\\w.-]*|@sha256:[0-9a-f]{64})");
    private static final String CONTAINER = "/spec/template/spec/containers/0";

    private SettingRules() {}

    static List<ManifestRule> all() {
        return List.of(
                rule(
                        "the service is told everything it asks for, and nothing that it does not read",
                        SettingRules::service,
                        without("ConfigMap", "/data/STORAGE_PUBLIC_URL"),
                        without("Deployment", CONTAINER + "/env/0"),
                        set("ConfigMap", "/data/DB_POOLS", "'24'"),
                        set("Deployment", CONTAINER + "/env/0/name", "DB_PASWORD"),
                        set("Deployment", CONTAINER + "/env/8", "{name: WECHAT_URL, value: http://127.0.0.1}")),
                rule(
                        "the migration job migrates as its own role, and holds no secret of the service",
                        SettingRules::migration,
                        without("Job", CONTAINER + "/env/2"),
                        set("Job", CONTAINER + "/env/0/value", "prod"),
                        without("ConfigMap", "/data/DB_HOST"),
                        set(
                                "Job",
                                CONTAINER + "/env/3",
                                "{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: qisheng-database, key: password}}}")),
                rule(
                        "secrets are named, never written down",
                        SettingRules::secrets,
                        added("{apiVersion: v1, kind: Secret, metadata: {name: x}, stringData: {a: b}}"),
                        set("Deployment", CONTAINER + "/env/0", "{name: DB_PASSWORD, value: qisheng}"),
                        set("ConfigMap", "/data/REDIS_URL", "redis://:secret@redis:6379"),
                        set("Job", CONTAINER + "/env/2/valueFrom/secretKeyRef/optional", "true")),
                rule(
                        "key files come from secrets, at the paths that the service is told",
                        SettingRules::keyFiles,
                        set("Deployment", CONTAINER + "/env/7/value", "/etc/keys"),
                        set("Deployment", CONTAINER + "/volumeMounts/2/mountPath", "/etc/keys"),
                        set("Deployment", "/spec/template/spec/volumes/1", "{name: token-keys, emptyDir: {}}"),
                        set("Deployment", "/spec/template/spec/volumes/1/secret/defaultMode", "292")),
                rule(
                        "the management port is where the service is told to open it",
                        SettingRules::ports,
                        set("ConfigMap", "/data/MANAGEMENT_PORT", "'9001'"),
                        set("Deployment", CONTAINER + "/ports/0/containerPort", "80")),
                rule(
                        "service and migration run one image of one version",
                        SettingRules::image,
                        set("Deployment", CONTAINER + "/image", "registry.example.cn/qisheng/qisheng:latest"),
                        set("Job", CONTAINER + "/image", "registry.example.cn/qisheng/qisheng:0.0.9"),
                        set("Deployment", CONTAINER + "/image", "qisheng")),
                rule(
                        "everything stands in a namespace that admits only restricted pods",
                        SettingRules::namespace,
                        without("Service", "/metadata/namespace"),
                        set("Namespace", "/metadata/name", "default"),
                        without("Namespace", "/metadata/labels/pod-security.kubernetes.io~1enforce")));
    }

    private static Stream<String> service(Manifests manifests) {
        Set<String> given = manifests
                .environment("Deployment")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> asked = new TreeSet<>(Settings.variables());
        asked.removeAll(DEFAULTED);
        asked.removeAll(OF_MIGRATION);
        return Stream.concat(
                asked.stream().filter(Predicate.not(given::contains)).map(name -> name + " is not given"),
                given.stream().filter(Predicate.not(asked::contains)).map(name -> name + " is not asked for"));
    }

    private static Stream<String> migration(Manifests manifests) {
        JsonNode given = manifests.environment("Job");
        JsonNode profile = given.path("QUARKUS_PROFILE");
        return Stream.of(
                        Stream.concat(OF_MIGRATION.stream(), DATABASE.stream())
                                .filter(Predicate.not(given::has))
                                .map(name -> name + " is not given"),
                        unless(profile.asText().equals("migrate"), "it would serve"),
                        SECRETS.stream()
                                .filter(given::has)
                                .filter(Predicate.not(OF_MIGRATION::contains))
                                .map(name -> name + " is none of its business"))
                .flatMap(faults -> faults);
    }

    private static Stream<String> secrets(Manifests manifests) {
        return Stream.concat(
                manifests.all("Secret").map(secret -> "a secret is written down: " + Manifests.name(secret)),
                Stream.of("Deployment", "Job")
                        .flatMap(kind -> manifests.environment(kind).properties().stream())
                        .filter(variable -> SECRETS.contains(variable.getKey()))
                        .filter(variable -> !isReference(variable.getValue()))
                        .map(variable -> variable.getKey() + " is no reference to a secret that must be there"));
    }

    private static boolean isReference(JsonNode value) {
        JsonNode reference = value.path("secretKeyRef");
        return reference.path("name").asText().startsWith("qisheng-")
                && !reference.path("key").asText().isEmpty()
                && !reference.path("optional").asBoolean();
    }

    private static Stream<String> keyFiles(Manifests manifests) {
        JsonNode deployment = manifests.one("Deployment");
        JsonNode given = manifests.environment("Deployment");
        return Stream.of("QISHENG_JWT_KEYS", "QISHENG_FIELD_KEYS")
                .filter(name -> !isInSecret(deployment, given.path(name).asText()))
                .map(name -> name + " is not in a secret that only the service can read");
    }

    private static boolean isInSecret(JsonNode deployment, String path) {
        return Manifests.each(Manifests.container(deployment).path("volumeMounts"))
                .filter(mount -> (path + "/").startsWith(mount.path("mountPath").asText() + "/"))
                .flatMap(mount -> Manifests.each(deployment.at("/spec/template/spec/volumes"))
                        .filter(volume -> volume.path("name").equals(mount.path("name"))))
                .anyMatch(volume -> volume.at("/secret/defaultMode").asInt() == 0440);
    }

    private static Stream<String> ports(Manifests manifests) {
        JsonNode given = manifests.environment("Deployment");
        JsonNode container = Manifests.container(manifests.one("Deployment"));
        return Stream.of("http/PORT", "management/MANAGEMENT_PORT")
                .map(port -> port.split("/"))
                .filter(port -> Manifests.each(container.path("ports"))
                        .filter(candidate -> candidate.path("name").asText().equals(port[0]))
                        .noneMatch(candidate -> candidate
                                .path("containerPort")
                                .asText()
                                .equals(given.path(port[1]).asText())))
                .map(port -> port[1] + " is not the container's port " + port[0]);
    }

    private static Stream<String> image(Manifests manifests) {
        Set<String> images = new TreeSet<>(manifests
                .makers()
                .map(maker -> Manifests.container(maker).path("image").asText())
                .toList());
        return Stream.concat(
                unless(images.size() == 1, "there are several images: " + images),
                images.stream()
                        .filter(image -> !IMAGE.matcher(image).matches())
                        .map(image -> image + " is no image of one version"));
    }

    private static Stream<String> namespace(Manifests manifests) {
        JsonNode namespace = manifests.one("Namespace");
        return Stream.concat(
                unless(
                        namespace
                                .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                                .asText()
                                .equals("restricted"),
                        "the namespace admits any pod"),
                manifests.documents().stream()
                        .filter(document -> document != namespace)
                        .filter(document ->
                                !document.at("/metadata/namespace").asText().equals(Manifests.name(namespace)))
                        .map(document -> Manifests.name(document) + " stands elsewhere"));
    }
}
