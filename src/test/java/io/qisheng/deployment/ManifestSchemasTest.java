package io.qisheng.deployment;

import static io.qisheng.deployment.PlantedFault.set;
import static io.qisheng.deployment.PlantedFault.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestSchemasTest {

    private final KubernetesSchemas kubernetes = new KubernetesSchemas();

    @Test
    void whatIsAppliedInProductionIsWhatKubernetesKnows() {
        assertThat(faults(Manifests.production())).isEmpty();
    }

    @Test
    void theBaseIsWhatKubernetesKnows() {
        assertThat(faults(Manifests.base())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void aFaultIsFound(PlantedFault fault) {
        assertThat(faults(fault.in(Manifests.base()))).isNotEmpty();
    }

    static Stream<PlantedFault> aFaultIsFound() {
        String container = "/spec/template/spec/containers/0";
        return Stream.of(
                // misspelt
                set("Deployment", "/spec/replica", "2"),
                set("Deployment", container + "/livenesProbe", "{httpGet: {path: /, port: 1}}"),
                set("Deployment", container + "/securityContext/readonlyRootFilesystem", "true"),
                set("NetworkPolicy", "/spec/podSelectors", "{}"),
                set("Job", "/spec/backOffLimit", "1"),
                // of another type
                set("Deployment", "/spec/minReadySeconds", "'5'"),
                set("Deployment", container + "/env/0/value", "5"),
                set("Deployment", container + "/ports/0/containerPort", "'8080'"),
                set("Deployment", container + "/resources/limits/memory", "640 MB"),
                set("ConfigMap", "/data/PORT", "8080"),
                set("Ingress", "/spec/rules", "{}"),
                set("HorizontalPodAutoscaler", "/spec/maxReplicas", "four"),
                set("ServiceAccount", "/automountServiceAccountToken", "'no'"),
                // missing
                without("Deployment", "/spec/selector"),
                without("Deployment", container + "/name"),
                without("HorizontalPodAutoscaler", "/spec/maxReplicas"),
                without("Ingress", "/spec/rules/0/http/paths/0/pathType"),
                without("Service", "/spec/ports/0/port"),
                // of another API
                set("Ingress", "/apiVersion", "networking.k8s.io/v1beta1"),
                set("PodDisruptionBudget", "/apiVersion", "apps/v1"),
                set("Deployment", "/kind", "Deploiment"));
    }

    private List<String> faults(Manifests manifests) {
        return manifests.documents().stream()
                .flatMap(document -> kubernetes.faults(document).stream())
                .toList();
    }
}
