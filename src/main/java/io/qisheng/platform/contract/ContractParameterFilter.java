package io.qisheng.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.qisheng.platform.contract.Contract.Operation;
import io.qisheng.platform.contract.Contract.Parameter;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Holds query parameters and headers against the contract before the resource converts them, and names all faults; a path that
 * cannot name anything, such as an id that is no UUID, is simply not found.
 */
public class ContractParameterFilter {

    private final Contract contract;

    ContractParameterFilter(Contract contract) {
        this.contract = contract;
    }

    @ServerRequestFilter
    void check(ContainerRequestContext context, SimpleResourceInfo resource) {
        Operation operation = contract.operation(resource.getMethodName());
        if (operation == null) {
            return;
        }
        List<Violation> violations = new ArrayList<>(unknown(operation, context));
        for (Parameter parameter : operation.parameters()) {
            violations.addAll(faults(parameter, values(parameter, context)));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private static List<Violation> unknown(Operation operation, ContainerRequestContext context) {
        Set<String> known = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .map(Parameter::name)
                .collect(Collectors.toSet());
        return context.getUriInfo().getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Violation("?" + name, "unknown-field", "不认识这个参数，请去掉。"))
                .toList();
    }

    private static List<String> values(Parameter parameter, ContainerRequestContext context) {
        Map<String, List<String>> all = switch (parameter.in()) {
            case "query" -> context.getUriInfo().getQueryParameters();
            case "path" -> context.getUriInfo().getPathParameters();
            case "header" -> context.getHeaders();
            default -> Map.of();
        };
        return all.getOrDefault(parameter.name(), List.of());
    }

    private static List<Violation> faults(Parameter parameter, List<String> values) {
        String pointer = (parameter.in().equals("header") ? "header " : "?") + parameter.name();
        if (values.isEmpty()) {
            return parameter.required() && parameter.in().equals("query")
                    ? List.of(new Violation(pointer, "required", "请填写此项。"))
                    : List.of();
        }
        if (values.size() > 1 && !isType(parameter.schema(), "array")) {
            // which of them a resource is given is nobody's choice
            return List.of(new Violation(pointer, "not-allowed", "这一项只能填写一次。"));
        }
        List<Violation> violations = Contract.violations(parameter.validator(), tree(parameter, values));
        if (!violations.isEmpty() && parameter.in().equals("path")) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return violations.stream()
                .map(violation -> new Violation(pointer, violation.code(), violation.message()))
                .distinct()
                .toList();
    }

    private static JsonNode tree(Parameter parameter, List<String> values) {
        if (isType(parameter.schema(), "array")) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            JsonNode itemSchema = parameter.schema().path("items");
            values.stream()
                    .flatMap(value -> List.of(value.split(",", -1)).stream())
                    .forEach(value -> items.add(scalar(itemSchema, value)));
            return items;
        }
        return scalar(parameter.schema(), values.getLast());
    }

    private static JsonNode scalar(JsonNode schema, String value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (isType(schema, "boolean") && (value.equals("true") || value.equals("false"))) {
            return nodes.booleanNode(Boolean.parseBoolean(value));
        }
        if ((isType(schema, "integer") || isType(schema, "number")) && value.matches("-?[0-9]{1,18}")) {
            return nodes.numberNode(new BigDecimal(value));
        }
        return nodes.textNode(value);
    }

    private static boolean isType(JsonNode schema, String type) {
        return schema.path("type").asText().equals(type);
    }
}
