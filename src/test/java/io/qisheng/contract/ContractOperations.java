package io.qisheng.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.platform.contract.Contract;
import io.qisheng.platform.contract.Contract.Operation;
import io.qisheng.platform.contract.Contract.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The operations as the contract writes them. */
final class ContractOperations {

    private ContractOperations() {}

    static List<ApiOperation> of(Contract contract) {
        return contract.operations().values().stream()
                .map(operation -> operation(contract.document(), operation))
                .toList();
    }

    private static ApiOperation operation(JsonNode document, Operation operation) {
        return new ApiOperation(
                operation.id(),
                operation.method().toUpperCase(Locale.ROOT),
                server(document, operation.path()) + operation.path(),
                statuses(operation.node()),
                access(operation.node()),
                operation.parameters().stream()
                        .filter(parameter -> parameter.in().equals("query"))
                        .map(Parameter::name)
                        .collect(Collectors.toCollection(TreeSet::new)),
                operation.body() != null);
    }

    /** A path may have a server of its own; the slash at the end of a server's address belongs to the path. */
    private static String server(JsonNode document, String path) {
        JsonNode own = document.path("paths").path(path).path("servers");
        JsonNode servers = own.isMissingNode() ? document.required("servers") : own;
        return servers.required(0).required("url").asText().replaceFirst("/$", "");
    }

    private static NavigableSet<Integer> statuses(JsonNode operation) {
        NavigableSet<Integer> statuses = new TreeSet<>();
        operation.required("responses").fieldNames().forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    private static String access(JsonNode operation) {
        JsonNode security = operation.path("security");
        if (security.isArray() && security.isEmpty()) {
            return ApiOperation.ANYONE;
        }
        NavigableSet<String> roles = new TreeSet<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        return roles.isEmpty() ? ApiOperation.SIGNED_IN : roles.toString();
    }
}
