package io.qisheng.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import io.qisheng.platform.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The written contract, {@code openapi/v1.yaml}, as schemas that input can be held against. Faults come as violations with a
 * pointer, a stable code and a Chinese sentence.
 */
public final class Contract {

    private static final String ADDRESS = "https://qisheng.example/openapi/v1.yaml";

    private static final String BASE = "/api/v1";

    /** More faults than this nobody reads; input made of nothing else must not cost an answer many times its size. */
    private static final int MOST_VIOLATIONS = 100;

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode document;
    private final Schema root;
    private final Map<String, Operation> operations = new HashMap<>();

    /**
     * One operation.
     *
     * @param body what a request body must hold, or null where there is none
     * @param parameters by place and name, as {@code query limit}
     */
    public record Operation(
            String id, String method, String path, @Nullable Schema body, List<Parameter> parameters, JsonNode node) {

        /** How many bytes a request body may have: 64 KiB, where the operation does not say otherwise. */
        public int maxBytes() {
            return node.path("x-max-bytes").asInt(64 * 1024);
        }

        /** Whether a request without a body is refused. */
        public boolean needsBody() {
            return node.path("requestBody").path("required").asBoolean();
        }
    }

    /** One parameter of an operation. */
    public record Parameter(String in, String name, boolean required, JsonNode schema, Schema validator) {}

    /** Reads the contract that is shipped with the service. */
    public static Contract load() {
        try (InputStream in = Contract.class.getResourceAsStream("/openapi/v1.yaml")) {
            if (in == null) {
                throw new IllegalStateException("openapi/v1.yaml is not on the class path");
            }
            return new Contract(new ObjectMapper(new YAMLFactory()).readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Contract(JsonNode document) {
        this.document = document;
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.root = SchemaRegistry.withDefaultDialect(
                        dialect(document), builder -> builder.schemaRegistryConfig(config))
                .getSchema(SchemaLocation.of(ADDRESS), document);
        document.required("paths").properties().forEach(this::addPath);
    }

    /** OpenAPI 3.1's own, where a misspelt keyword is an error and not a rule that never holds. */
    private static Dialect dialect(JsonNode document) {
        List<NonValidationKeyword> members = new ArrayList<>();
        document.fieldNames().forEachRemaining(name -> members.add(new NonValidationKeyword(name)));
        return Dialect.builder(Dialects.getOpenApi31())
                .keywords(members)
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                .build();
    }

    /** The document itself. */
    public JsonNode document() {
        return document;
    }

    /** All operations by id. */
    public Map<String, Operation> operations() {
        return Map.copyOf(operations);
    }

    /** An operation by its id, which is the name of the resource's method. */
    public @Nullable Operation operation(String id) {
        return operations.get(id);
    }

    /** What an address takes, in capitals and in the order of the alphabet; nothing where it is none. */
    public SortedSet<String> methodsOf(String path) {
        return operations.values().stream()
                .filter(operation -> path.matches(BASE + operation.path().replaceAll("\\{[^}]*}", "[^/]+")))
                .map(operation -> operation.method().toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The schema at a JSON pointer into the document. All are parts of one root: asked of by address, the registry reads the whole document for each. */
    public Schema schema(String pointer) {
        return root.getRefSchema(SchemaLocation.Fragment.of(pointer));
    }

    /** Holds a tree against a schema and names every fault once, the first 100: a value of the wrong type is told as that and nothing more. */
    public static List<Violation> violations(Schema schema, JsonNode tree) {
        List<Error> errors = schema.validate(tree);
        Set<NodePath> mistyped = errors.stream()
                .filter(error -> error.getKeyword().equals("type"))
                .map(Error::getInstanceLocation)
                .collect(Collectors.toSet());
        Stream<Violation> told = errors.stream()
                .filter(error -> error.getKeyword().equals("type") || !mistyped.contains(error.getInstanceLocation()))
                .map(Violations::of)
                .filter(Objects::nonNull);
        return Stream.concat(told, RepeatedIds.in(tree))
                .distinct()
                .limit(MOST_VIOLATIONS)
                .toList();
    }

    private void addPath(Map.Entry<String, JsonNode> path) {
        path.getValue().properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> addOperation(path, entry.getKey(), entry.getValue()));
    }

    private void addOperation(Map.Entry<String, JsonNode> path, String method, JsonNode node) {
        String id = node.required("operationId").asText();
        String pointer = "/paths/" + escape(path.getKey());
        List<Parameter> parameters = new ArrayList<>();
        addParameters(parameters, pointer + "/parameters", path.getValue().path("parameters"));
        addParameters(parameters, pointer + "/" + method + "/parameters", node.path("parameters"));
        operations.put(
                id, new Operation(id, method, path.getKey(), body(pointer + "/" + method, node), parameters, node));
    }

    private @Nullable Schema body(String pointer, JsonNode operation) {
        if (operation.path("requestBody").isMissingNode()) {
            return null;
        }
        Resolved body = resolve(pointer + "/requestBody", operation.path("requestBody"));
        String type = body.node().required("content").fieldNames().next();
        return schema(body.pointer() + "/content/" + escape(type) + "/schema");
    }

    private void addParameters(List<Parameter> parameters, String pointer, JsonNode list) {
        for (int i = 0; i < list.size(); i++) {
            Resolved parameter = resolve(pointer + "/" + i, list.get(i));
            JsonNode node = parameter.node();
            Resolved type = resolve(parameter.pointer() + "/schema", node.required("schema"));
            parameters.add(new Parameter(
                    node.required("in").asText(),
                    node.required("name").asText(),
                    node.path("required").asBoolean(),
                    type.node(),
                    schema(type.pointer())));
        }
    }

    private record Resolved(String pointer, JsonNode node) {}

    private Resolved resolve(String pointer, JsonNode node) {
        JsonNode reference = node.get("$ref");
        if (reference == null) {
            return new Resolved(pointer, node);
        }
        String target = reference.asText().substring(1);
        return resolve(target, document.at(target));
    }

    private static String escape(String part) {
        return part.replace("~", "~0").replace("/", "~1");
    }
}
