package io.qisheng.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import io.qisheng.platform.contract.Contract;
import io.qisheng.platform.contract.Contract.Operation;
import io.qisheng.platform.problem.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds one request and its answer against the contract. */
final class ContractCheck {

    private static final String PROBLEM = "application/problem+json";
    private static final String BASE = "/api/v1";

    /** What any operation may answer without saying so; 500 may it only in the contract, never in a test. */
    private static final Set<Integer> UNSAID = Set.of(405, 406);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contract contract;

    ContractCheck(Contract contract) {
        this.contract = contract;
    }

    /**
     * A request and its answer.
     *
     * @param sent the request body, where it is text
     * @param headers of the answer, with names in lower case
     */
    record Exchange(
            String method,
            String path,
            @Nullable String sent,
            int status,
            Map<String, String> headers,
            String received) {

        /** The media type without its parameters. */
        String mediaType() {
            return headers.getOrDefault("content-type", "").replaceFirst("\\s*;.*", "");
        }
    }

    /** What is wrong with it; nothing for addresses outside the API. */
    List<String> faults(Exchange exchange) {
        List<String> faults = new ArrayList<>();
        Optional<Operation> found = operation(exchange);
        if (found.isEmpty()) {
            if (exchange.path().startsWith("/api/")) {
                mustBeRefused(exchange, faults);
            }
            return faults;
        }
        Operation operation = found.get();
        if (UNSAID.contains(exchange.status())) {
            mustBeRefused(exchange, faults);
            return faults;
        }
        JsonNode response = whole(operation.node().path("responses").path(String.valueOf(exchange.status())));
        if (response.isMissingNode()) {
            faults.add("%s does not answer %d".formatted(operation.id(), exchange.status()));
            return faults;
        }
        checkHeaders(response, exchange, faults);
        checkBody(operation, response, exchange, faults);
        checkRequest(operation, exchange, faults);
        return faults;
    }

    /** The template with the fewest variables wins, as it does in the server. */
    private Optional<Operation> operation(Exchange exchange) {
        return contract.operations().values().stream()
                .filter(operation -> operation.method().equalsIgnoreCase(exchange.method()))
                .filter(operation -> exchange.path().matches(pattern(operation.path())))
                .min(Comparator.comparingLong(operation ->
                        operation.path().chars().filter(c -> c == '{').count()));
    }

    private static String pattern(String path) {
        String base = path.startsWith("/.well-known/") ? "" : BASE;
        return (base + path).replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+");
    }

    private void mustBeRefused(Exchange exchange, List<String> faults) {
        if (exchange.status() < 400 || exchange.status() >= 500) {
            faults.add("the contract has no %s %s, answered %d"
                    .formatted(exchange.method(), exchange.path(), exchange.status()));
            return;
        }
        checkProblem(exchange, faults);
    }

    private void checkHeaders(JsonNode response, Exchange exchange, List<String> faults) {
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            boolean isRequired = whole(header.getValue()).path("required").asBoolean();
            if (isRequired && !exchange.headers().containsKey(header.getKey().toLowerCase(Locale.ROOT))) {
                faults.add("the header %s is missing".formatted(header.getKey()));
            }
        }
    }

    private void checkBody(Operation operation, JsonNode response, Exchange exchange, List<String> faults) {
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            if (!exchange.received().isEmpty()) {
                faults.add("there must be no body");
            }
            return;
        }
        if (!content.has(exchange.mediaType())) {
            faults.add("the body is '%s'".formatted(exchange.mediaType()));
            return;
        }
        if (exchange.mediaType().equals(PROBLEM)) {
            checkProblem(exchange, faults);
        } else if (exchange.mediaType().equals("application/json")) {
            checkTree("the body", schema(operation, exchange.status()), exchange.received(), faults);
        }
    }

    private Schema schema(Operation operation, int status) {
        String pointer =
                "/paths/" + operation.path().replace("/", "~1") + "/" + operation.method() + "/responses/" + status;
        JsonNode reference = contract.document().at(pointer).path("$ref");
        String response =
                reference.isMissingNode() ? pointer : reference.asText().substring(1);
        return contract.schema(response + "/content/application~1json/schema");
    }

    private void checkProblem(Exchange exchange, List<String> faults) {
        if (!exchange.mediaType().equals(PROBLEM)) {
            faults.add("the refusal is '%s'".formatted(exchange.mediaType()));
            return;
        }
        JsonNode problem =
                checkTree("the problem", contract.schema("/components/schemas/Problem"), exchange.received(), faults);
        if (problem.path("status").asInt() != exchange.status()) {
            faults.add("the problem says status " + problem.path("status"));
        }
        for (JsonNode entry : contract.document().path("x-problems")) {
            if (entry.path("code").equals(problem.path("code"))) {
                checkEntry(entry, problem, faults);
                return;
            }
        }
        faults.add("the catalogue has no problem " + problem.path("code"));
    }

    private static void checkEntry(JsonNode entry, JsonNode problem, List<String> faults) {
        Map.of("errcode", "errcode", "status", "status", "title", "title", "message", "errmsg")
                .forEach((written, told) -> {
                    if (!entry.path(written).equals(problem.path(told))) {
                        faults.add("the catalogue has another %s than %s".formatted(told, problem.path(told)));
                    }
                });
    }

    /** What was accepted must have been acceptable. */
    private static void checkRequest(Operation operation, Exchange exchange, List<String> faults) {
        Schema body = operation.body();
        String sent = exchange.sent();
        if (body != null && sent != null && !sent.isEmpty() && exchange.status() < 300) {
            checkTree("the accepted request", body, sent, faults);
        }
    }

    private static JsonNode checkTree(String what, Schema schema, String json, List<String> faults) {
        JsonNode tree;
        try {
            tree = JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            faults.add(what + " is no JSON: " + malformed.getOriginalMessage());
            return JSON.missingNode();
        }
        for (Violation violation : Contract.violations(schema, tree)) {
            faults.add("%s at '%s': %s".formatted(what, violation.pointer(), violation.code()));
        }
        return tree;
    }

    private JsonNode whole(JsonNode node) {
        return node.has("$ref")
                ? contract.document().at(node.path("$ref").asText().substring(1))
                : node;
    }
}
