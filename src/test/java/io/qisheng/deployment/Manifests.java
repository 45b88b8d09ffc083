package io.qisheng.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All documents of one kustomization, as {@code kubectl} renders them. */
record Manifests(List<JsonNode> documents) {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** What is the same in every place. */
    static Manifests base() {
        return render("k8s/base");
    }

    /** What is applied in production. */
    static Manifests production() {
        return render("k8s/overlays/production");
    }

    private static Manifests render(String folder) {
        try {
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder).start();
            String rendered = new String(kubectl.getInputStream().readAllBytes(), UTF_8);
            String complaints = new String(kubectl.getErrorStream().readAllBytes(), UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new IllegalStateException(folder + " does not render: " + complaints);
            }
            return of(rendered);
        } catch (IOException e) {
            throw new UncheckedIOException("kubectl renders " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Manifests of(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return new Manifests(documents.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode value(String yaml) {
        return of(yaml).documents().getFirst();
    }

    Stream<JsonNode> all(String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind));
    }

    JsonNode one(String kind) {
        List<JsonNode> found = all(kind).toList();
        if (found.size() != 1) {
            throw new IllegalStateException("There are " + found.size() + " documents of kind " + kind);
        }
        return found.getFirst();
    }

    /** What makes pods: the deployment and the job. */
    Stream<JsonNode> makers() {
        return documents.stream()
                .filter(document -> document.at("/spec/template/spec").isObject());
    }

    /** The environment of the only container of a document: a value by each name, or the reference from which it comes. */
    ObjectNode environment(String kind) {
        ObjectNode variables = YAML.createObjectNode();
        JsonNode container = container(one(kind));
        for (JsonNode source : container.path("envFrom")) {
            named(source.at("/configMapRef/name").asText())
                    .path("data")
                    .properties()
                    .forEach(entry -> variables.set(entry.getKey(), entry.getValue()));
        }
        for (JsonNode variable : container.path("env")) {
            variables.set(
                    variable.path("name").asText(),
                    variable.has("value") ? variable.path("value") : variable.path("valueFrom"));
        }
        return variables;
    }

    private JsonNode named(String configuration) {
        return all("ConfigMap")
                .filter(map -> name(map).equals(configuration))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no ConfigMap " + configuration));
    }

    static JsonNode container(JsonNode maker) {
        JsonNode containers = maker.at("/spec/template/spec/containers");
        if (containers.size() != 1 || maker.at("/spec/template/spec").has("initContainers")) {
            throw new IllegalStateException(name(maker) + " has other than one container");
        }
        return containers.path(0);
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static String name(JsonNode document) {
        return document.at("/metadata/name").asText();
    }
}
