package io.qisheng.deployment;

import static io.qisheng.deployment.ManifestRule.rule;
import static io.qisheng.deployment.ManifestRule.unless;
import static io.qisheng.deployment.PlantedFault.set;
import static io.qisheng.deployment.PlantedFault.without;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kubernetes.client.custom.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What every pod may do and use. */
final class PodRules {

    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";

    private PodRules() {}

    static List<ManifestRule> all() {
        return List.of(
                rule(
                        "nobody is root, nor can become it",
                        manifests -> manifests.makers().flatMap(PodRules::power),
                        set("Deployment", POD + "/securityContext/runAsNonRoot", "false"),
                        set("Job", POD + "/securityContext/runAsUser", "0"),
                        set("Deployment", CONTAINER + "/securityContext/allowPrivilegeEscalation", "true"),
                        set("Deployment", CONTAINER + "/securityContext/runAsUser", "0"),
                        set("Job", CONTAINER + "/securityContext/privileged", "true"),
                        set("Job", CONTAINER + "/securityContext/capabilities", "{drop: [NET_RAW]}"),
                        set("Deployment", CONTAINER + "/securityContext/capabilities/add", "[SYS_ADMIN]"),
                        without("Deployment", POD + "/securityContext/seccompProfile")),
                rule(
                        "the image is read-only, and only /tmp can be written",
                        manifests -> manifests.makers().flatMap(PodRules::writable),
                        set("Deployment", CONTAINER + "/securityContext/readOnlyRootFilesystem", "false"),
                        without("Job", CONTAINER + "/volumeMounts/0"),
                        set("Deployment", POD + "/volumes/0", "{name: tmp, hostPath: {path: /tmp}}"),
                        without("Deployment", POD + "/volumes/0/emptyDir/sizeLimit"),
                        without("Deployment", CONTAINER + "/volumeMounts/1/readOnly")),
                rule(
                        "no pod reaches its host or the cluster's API",
                        manifests -> Stream.concat(
                                manifests.makers().flatMap(PodRules::reach),
                                manifests.all("ServiceAccount").flatMap(PodRules::token)),
                        set("Deployment", POD + "/hostNetwork", "true"),
                        set("Job", POD + "/automountServiceAccountToken", "true"),
                        without("Deployment", POD + "/automountServiceAccountToken"),
                        set("Deployment", POD + "/serviceAccountName", "default"),
                        set("ServiceAccount", "/automountServiceAccountToken", "true")),
                rule(
                        "every container asks for what it needs and has a limit",
                        manifests -> manifests.makers().flatMap(PodRules::resources),
                        without("Deployment", CONTAINER + "/resources/limits/memory"),
                        without("Job", CONTAINER + "/resources/requests/cpu"),
                        set("Deployment", CONTAINER + "/resources/requests/memory", "1Gi")));
    }

    private static Stream<String> power(JsonNode maker) {
        JsonNode pod = maker.at(POD + "/securityContext");
        JsonNode own = Manifests.container(maker).path("securityContext");
        return Stream.of(
                        unless(pod.path("runAsNonRoot").asBoolean(), "the pod may run as root"),
                        unless(own.path("runAsNonRoot").asBoolean(), "the container may run as root"),
                        unless(pod.path("runAsUser").asInt() > 0, "the pod has no user of its own"),
                        unless(!own.has("runAsUser"), "the container has another user than the pod"),
                        unless(
                                pod.at("/seccompProfile/type").asText().equals("RuntimeDefault"),
                                "the pod may make any system call"),
                        unless(
                                !own.path("allowPrivilegeEscalation").asBoolean(true),
                                "the container may gain privileges"),
                        unless(!own.path("privileged").asBoolean(true), "the container is privileged"),
                        unless(
                                own.at("/capabilities/drop").path(0).asText().equals("ALL")
                                        && !own.path("capabilities").has("add"),
                                "the container has capabilities"))
                .flatMap(faults -> faults);
    }

    private static Stream<String> writable(JsonNode maker) {
        JsonNode container = Manifests.container(maker);
        JsonNode mounts = container.path("volumeMounts");
        Stream<String> others = Manifests.each(mounts)
                .filter(mount -> !mount.path("readOnly").asBoolean())
                .map(mount -> mount.path("mountPath").asText())
                .filter(path -> !path.equals("/tmp"))
                .map(path -> path + " can be written");
        Stream<String> kinds = Manifests.each(maker.at(POD + "/volumes"))
                .filter(volume -> !volume.has("secret")
                        && volume.at("/emptyDir/sizeLimit").isMissingNode())
                .map(volume -> "the volume " + volume.path("name") + " is neither secret nor of bounded size");
        return Stream.of(
                        unless(
                                container
                                        .at("/securityContext/readOnlyRootFilesystem")
                                        .asBoolean(),
                                "the image can be written"),
                        unless(mounts.findValuesAsText("mountPath").contains("/tmp"), "there is no /tmp"),
                        others,
                        kinds)
                .flatMap(faults -> faults);
    }

    private static Stream<String> reach(JsonNode maker) {
        JsonNode pod = maker.at(POD);
        return Stream.concat(
                Stream.of("hostNetwork", "hostPID", "hostIPC")
                        .filter(host -> pod.path(host).asBoolean())
                        .map(host -> host + " is on"),
                Stream.concat(
                        token(pod),
                        unless(
                                pod.path("serviceAccountName").asText().equals("qisheng"),
                                "the pod has an account that others use")));
    }

    private static Stream<String> token(JsonNode owner) {
        return unless(
                owner.path("automountServiceAccountToken").equals(BooleanNode.FALSE),
                "a token for the cluster's API is mounted");
    }

    private static Stream<String> resources(JsonNode maker) {
        JsonNode resources = Manifests.container(maker).path("resources");
        return Stream.of("cpu", "memory", "ephemeral-storage")
                .filter(name -> amount(resources.at("/requests/" + name)).signum() <= 0
                        || amount(resources.at("/requests/" + name)).compareTo(amount(resources.at("/limits/" + name)))
                                > 0)
                .map(name -> Manifests.name(maker) + " has no sound request and limit of " + name);
    }

    static BigDecimal amount(JsonNode quantity) {
        return quantity instanceof TextNode text
                ? Quantity.fromString(text.asText()).getNumber()
                : BigDecimal.ZERO;
    }
}
