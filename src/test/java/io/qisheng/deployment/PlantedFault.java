package io.qisheng.deployment;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place of the manifests changed for the worse.
 *
 * @param document a kind, or kind and name as {@code NetworkPolicy/to-redis}
 * @param pointer the place in it; the empty pointer is the whole document
 * @param value what stands there instead, or null for nothing
 */
record PlantedFault(
        String document, String pointer, @Nullable JsonNode value) {

    static PlantedFault set(String document, String pointer, String yaml) {
        return new PlantedFault(document, pointer, Manifests.value(yaml));
    }

    static PlantedFault without(String document, String pointer) {
        return new PlantedFault(document, pointer, null);
    }

    static PlantedFault without(String document) {
        return without(document, "");
    }

    /** A document more. */
    static PlantedFault added(String yaml) {
        return new PlantedFault("", "", Manifests.value(yaml));
    }

    Manifests in(Manifests sound) {
        List<JsonNode> documents = new ArrayList<>(sound.documents());
        if (document.isEmpty() && value != null) {
            documents.add(value);
            return new Manifests(documents);
        }
        int index = documents.indexOf(found(sound));
        if (pointer.isEmpty()) {
            documents.remove(index);
        } else {
            documents.set(index, changed(documents.get(index).deepCopy()));
        }
        return new Manifests(documents);
    }

    private JsonNode found(Manifests manifests) {
        return manifests.documents().stream()
                .filter(candidate -> document.equals(candidate.path("kind").asText())
                        || document.equals(candidate.path("kind").asText() + "/" + Manifests.name(candidate)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + document));
    }

    private JsonNode changed(JsonNode copy) {
        JsonPointer place = JsonPointer.compile(pointer);
        switch (copy.at(place.head())) {
            case ObjectNode object
            when value == null -> object.remove(place.last().getMatchingProperty());
            case ObjectNode object -> object.set(place.last().getMatchingProperty(), value);
            case ArrayNode array when value == null -> array.remove(place.last().getMatchingIndex());
            case ArrayNode array
            when place.last().getMatchingIndex() < array.size() ->
                array.set(place.last().getMatchingIndex(), value);
            case ArrayNode array -> array.add(value);
            default -> throw new IllegalArgumentException("There is no place " + pointer + " in " + document);
        }
        return copy;
    }
}
