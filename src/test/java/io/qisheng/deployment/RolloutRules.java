package io.qisheng.deployment;

import static io.qisheng.deployment.ManifestRule.rule;
import static io.qisheng.deployment.ManifestRule.unless;
import static io.qisheng.deployment.PlantedFault.set;
import static io.qisheng.deployment.PlantedFault.without;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How pods come, go and are found. */
final class RolloutRules {

    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";

    private RolloutRules() {}

    static List<ManifestRule> all() {
        return List.of(
                rule(
                        "started, alive and ready are three questions, asked on the management port",
                        manifests -> probes(Manifests.container(manifests.one("Deployment"))),
                        set("Deployment", CONTAINER + "/livenessProbe/httpGet/path", "/q/health/ready"),
                        set("Deployment", CONTAINER + "/readinessProbe/httpGet/port", "http"),
                        without("Deployment", CONTAINER + "/startupProbe")),
                rule(
                        "a rollout takes no pod away before another one is ready, and the old one finishes what it began",
                        RolloutRules::rollout,
                        set("Deployment", "/spec/strategy/rollingUpdate/maxUnavailable", "1"),
                        set("Deployment", "/spec/strategy", "{type: Recreate}"),
                        set("Deployment", POD + "/terminationGracePeriodSeconds", "20"),
                        set("ConfigMap", "/data/SHUTDOWN_DELAY", "0s"),
                        set("Deployment", CONTAINER + "/readinessProbe/failureThreshold", "10")),
                rule(
                        "there are two pods at least, on different machines, and an eviction takes one at a time",
                        RolloutRules::replicas,
                        set("HorizontalPodAutoscaler", "/spec/minReplicas", "1"),
                        set("Deployment", "/spec/replicas", "3"),
                        set("PodDisruptionBudget", "/spec/maxUnavailable", "2"),
                        without("Deployment", POD + "/topologySpreadConstraints/0")),
                rule(
                        "whoever selects pods selects the right ones",
                        RolloutRules::selectors,
                        set("Service", "/spec/selector/app.kubernetes.io~1component", "services"),
                        set("PodDisruptionBudget", "/spec/selector/matchLabels", "{app: qisheng}"),
                        set("Deployment", "/spec/selector/matchLabels/app.kubernetes.io~1component", "migration"),
                        without("Service", "/spec/selector/app.kubernetes.io~1component"),
                        set("HorizontalPodAutoscaler", "/spec/scaleTargetRef/name", "quisheng"),
                        set(
                                "Deployment",
                                POD + "/topologySpreadConstraints/0/labelSelector/matchLabels",
                                "{app: qisheng}"),
                        set("NetworkPolicy/to-redis", "/spec/podSelector/matchLabels", "{app: qisheng}"),
                        set("Service", "/spec/ports/0/targetPort", "web"),
                        set("Service", "/spec/ports/0/targetPort", "management"),
                        set("Ingress", "/spec/rules/0/http/paths/0/backend/service/port/name", "https")),
                rule(
                        "migrations are a job that ends, and can be applied before the service",
                        RolloutRules::migration,
                        set("Job", POD + "/restartPolicy", "OnFailure"),
                        without("Job", "/spec/activeDeadlineSeconds"),
                        set("Job", "/metadata/labels/app.kubernetes.io~1component", "service"),
                        set("ServiceAccount", "/metadata/labels/app.kubernetes.io~1component", "service"),
                        without("Ingress", "/metadata/labels/app.kubernetes.io~1component")));
    }

    private static Stream<String> probes(JsonNode container) {
        Set<String> paths = new HashSet<>();
        return Stream.of("startupProbe/started", "livenessProbe/live", "readinessProbe/ready")
                .map(probe -> probe.split("/"))
                .filter(probe -> {
                    JsonNode http = container.path(probe[0]).path("httpGet");
                    return !http.path("path").asText().equals("/q/health/" + probe[1])
                            || !http.path("port").asText().equals("management")
                            || !paths.add(http.path("path").asText());
                })
                .map(probe -> probe[0] + " does not ask its own question on the management port");
    }

    private static Stream<String> rollout(Manifests manifests) {
        JsonNode deployment = manifests.one("Deployment");
        JsonNode readiness = Manifests.container(deployment).path("readinessProbe");
        Duration delay = seconds(manifests.environment("Deployment").path("SHUTDOWN_DELAY"));
        Duration grace = Duration.ofSeconds(
                deployment.at(POD + "/terminationGracePeriodSeconds").asLong());
        Duration noticed = Duration.ofSeconds(readiness.path("periodSeconds").asLong()
                * readiness.path("failureThreshold").asLong());
        JsonNode strategy = deployment.at("/spec/strategy");
        return Stream.of(
                        unless(
                                strategy.path("type").asText().equals("RollingUpdate")
                                        && strategy.at("/rollingUpdate/maxUnavailable")
                                                        .asInt(-1)
                                                == 0,
                                "a pod may go before another one is ready"),
                        unless(delay.compareTo(noticed) > 0, "it stops serving before it is known to be unready"),
                        unless(
                                grace.compareTo(delay.plus(Settings.shutdownTimeout())) > 0,
                                "it is killed before it has finished"))
                .flatMap(faults -> faults);
    }

    private static Duration seconds(JsonNode text) {
        return Duration.parse("PT" + text.asText());
    }

    private static Stream<String> replicas(Manifests manifests) {
        JsonNode autoscaler = manifests.one("HorizontalPodAutoscaler");
        List<String> spread = manifests
                .one("Deployment")
                .at(POD + "/topologySpreadConstraints")
                .findValuesAsText("topologyKey");
        return Stream.of(
                        unless(autoscaler.at("/spec/minReplicas").asInt() > 1, "one pod may be all there is"),
                        unless(
                                manifests.one("Deployment").at("/spec/replicas").isMissingNode(),
                                "the deployment and the autoscaler both say how many pods there are"),
                        unless(
                                manifests
                                                .one("PodDisruptionBudget")
                                                .at("/spec/maxUnavailable")
                                                .asInt()
                                        == 1,
                                "an eviction may take several pods"),
                        unless(spread.contains("kubernetes.io/hostname"), "all pods may stand on one machine"))
                .flatMap(faults -> faults);
    }

    private static Stream<String> selectors(Manifests manifests) {
        JsonNode deployment = manifests.one("Deployment");
        JsonNode ofService = manifests.one("Service").at("/spec/selector");
        JsonNode target = manifests.one("HorizontalPodAutoscaler").at("/spec/scaleTargetRef");
        Stream<JsonNode> spread = Manifests.each(deployment.at(POD + "/topologySpreadConstraints"))
                .map(constraint -> constraint.at("/labelSelector/matchLabels"));
        Stream<JsonNode> ofPods = Stream.concat(
                Stream.of(
                        ofService,
                        deployment.at("/spec/selector/matchLabels"),
                        manifests.one("PodDisruptionBudget").at("/spec/selector/matchLabels")),
                spread);
        return Stream.of(
                        ofPods.filter(selector -> !selector.equals(labels(deployment)))
                                .map(selector -> selector + " does not select the service's pods alone"),
                        unless(
                                target.path("kind").asText().equals("Deployment")
                                        && target.path("name").asText().equals(Manifests.name(deployment)),
                                "the autoscaler scales something else"),
                        manifests
                                .all("NetworkPolicy")
                                .filter(policy -> manifests.makers().noneMatch(maker -> selects(policy, maker)))
                                .map(policy -> Manifests.name(policy) + " selects no pod"),
                        ports(manifests))
                .flatMap(faults -> faults);
    }

    /** Ingress, service and container speak of one port, and it is not the management's. */
    private static Stream<String> ports(Manifests manifests) {
        JsonNode service = manifests.one("Service");
        JsonNode backend = manifests.one("Ingress").at("/spec/rules/0/http/paths/0/backend/service");
        JsonNode port = service.at("/spec/ports/0");
        return Stream.of(
                        unless(port.path("targetPort").asText().equals("http"), "the service leads to another port"),
                        unless(service.at("/spec/ports").size() == 1, "the service has other ports"),
                        unless(
                                backend.path("name").asText().equals(Manifests.name(service))
                                        && backend.at("/port/name")
                                                .asText()
                                                .equals(port.path("name").asText()),
                                "the ingress leads to no port of the service"))
                .flatMap(faults -> faults);
    }

    static JsonNode labels(JsonNode maker) {
        return maker.at("/spec/template/metadata/labels");
    }

    static boolean selects(JsonNode policy, JsonNode maker) {
        return policy.at("/spec/podSelector/matchLabels").properties().stream()
                .allMatch(label -> label.getValue().equals(labels(maker).path(label.getKey())));
    }

    /** What the job needs is applied with it, what serves is not: the two are told apart by a label. */
    private static Stream<String> migration(Manifests manifests) {
        JsonNode job = manifests.one("Job");
        Set<String> serving =
                Set.of("Deployment", "Service", "Ingress", "HorizontalPodAutoscaler", "PodDisruptionBudget");
        return Stream.of(
                        unless(job.at(POD + "/restartPolicy").asText().equals("Never"), "a failed migration hides"),
                        unless(job.at("/spec/activeDeadlineSeconds").asInt() > 0, "the job may last for ever"),
                        manifests.documents().stream()
                                .filter(document ->
                                        serving.contains(document.path("kind").asText())
                                                != component(document).equals("service"))
                                .map(document -> Manifests.name(document) + " is applied at the wrong time"))
                .flatMap(faults -> faults);
    }

    private static String component(JsonNode document) {
        return document.at("/metadata/labels/app.kubernetes.io~1component").asText();
    }
}
