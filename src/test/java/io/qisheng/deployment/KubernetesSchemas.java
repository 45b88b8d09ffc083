package io.qisheng.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.annotations.SerializedName;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * JSON Schemas of Kubernetes' kinds, strict: a member that the API does not know is a fault. They are made of the models of the
 * official Java client, which are generated from the OpenAPI document of the API server and tell each member, its type and whether
 * it is required.
 */
final class KubernetesSchemas {

    private static final String CLIENT = "io.kubernetes.client.openapi";
    private static final Map<Class<?>, String> SIMPLE = Map.ofEntries(
            Map.entry(String.class, "type: string"),
            Map.entry(Boolean.class, "type: boolean"),
            Map.entry(Integer.class, "type: integer"),
            Map.entry(Long.class, "type: integer"),
            Map.entry(Double.class, "type: number"),
            Map.entry(byte[].class, "{type: string, contentEncoding: base64}"),
            Map.entry(OffsetDateTime.class, "{type: string, format: date-time}"),
            Map.entry(IntOrString.class, "type: [integer, string]"),
            Map.entry(
                    Quantity.class,
                    "{type: [string, number], pattern: '^[+-]?[0-9]+([.][0-9]+)?(m|k|[MGTPE]|[KMGTPE]i|[eE][0-9]+)?$'}"),
            Map.entry(Object.class, "{}"));

    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialectId(SpecificationVersion.DRAFT_2020_12.getDialectId());
    private final Map<Class<?>, Schema> schemas = new HashMap<>();

    /** Everything for which the API server would refuse a document, as far as its schema tells. */
    List<String> faults(JsonNode document) {
        String version = document.path("apiVersion").asText();
        String kind = document.path("kind").asText();
        Optional<Class<?>> model = model(version, kind);
        if (model.isEmpty()) {
            return List.of("there is no kind \"" + kind + "\" in \"" + version + "\"");
        }
        return schemas.computeIfAbsent(model.get(), this::schema).validate(document).stream()
                .map(fault -> kind + " " + Manifests.name(document) + ": " + fault)
                .toList();
    }

    /** What the API of that version accepts under that kind's name. */
    private static Optional<Class<?>> model(String version, String kind) {
        return api(version).stream()
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .filter(method ->
                        List.of("create" + kind, "createNamespaced" + kind).contains(method.getName()))
                .<Class<?>>map(method -> method.getParameterTypes()[method.getParameterCount() - 1])
                .findFirst();
    }

    private static Optional<Class<?>> api(String version) {
        int slash = version.indexOf('/');
        String group = slash < 0 ? "core" : version.substring(0, slash).replace(".k8s.io", "");
        String name = Stream.concat(Stream.of(group.split("[.]")), Stream.of(version.substring(slash + 1)))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        try {
            return Optional.of(Class.forName(CLIENT + ".apis." + name + "Api"));
        } catch (ClassNotFoundException unknown) {
            return Optional.empty();
        }
    }

    private Schema schema(Class<?> model) {
        ObjectNode definitions = JsonNodeFactory.instance.objectNode();
        ObjectNode root = reference(model, definitions);
        root.set("$defs", definitions);
        return registry.getSchema(root);
    }

    private static ObjectNode reference(Class<?> model, ObjectNode definitions) {
        if (!definitions.has(model.getSimpleName())) {
            ObjectNode definition = definitions.putObject(model.getSimpleName());
            definition.put("type", "object").put("additionalProperties", false);
            required(model).forEach(definition.putArray("required")::add);
            ObjectNode members = definition.putObject("properties");
            Arrays.stream(model.getDeclaredFields())
                    .filter(field -> field.isAnnotationPresent(SerializedName.class))
                    .forEach(field -> members.set(
                            field.getAnnotation(SerializedName.class).value(),
                            type(field.getGenericType(), definitions)));
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + model.getSimpleName());
    }

    private static List<String> required(Class<?> model) {
        try {
            Field names = model.getField("openapiRequiredFields");
            return ((Collection<?>) names.get(null))
                    .stream().map(Object::toString).sorted().toList();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(model + " does not tell what is required", e);
        }
    }

    private static JsonNode type(Type type, ObjectNode definitions) {
        return switch (type) {
            case ParameterizedType generic
            when generic.getRawType() == List.class -> container("array", "items", generic, definitions);
            case ParameterizedType generic
            when generic.getRawType() == Map.class -> container("object", "additionalProperties", generic, definitions);
            case Class<?> simple when SIMPLE.containsKey(simple) -> Manifests.value(SIMPLE.get(simple));
            case Class<?> model when model.getName().startsWith(CLIENT + ".models.") -> reference(model, definitions);
            default -> throw new IllegalStateException("No schema is known for " + type);
        };
    }

    private static ObjectNode container(String type, String member, ParameterizedType generic, ObjectNode definitions) {
        Type[] arguments = generic.getActualTypeArguments();
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", type);
        schema.set(member, type(arguments[arguments.length - 1], definitions));
        return schema;
    }
}
