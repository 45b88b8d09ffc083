package io.qisheng.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.platform.problem.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Compares what is written with what is done, both ways, and says each difference in a sentence. */
final class Conformance {

    private static final String NOTHING = "nothing";

    private Conformance() {}

    /** A problem as both sides state it. */
    record Problem(String code, int errcode, int status, String title, String message) {}

    static List<String> operations(Collection<ApiOperation> contract, Collection<ApiOperation> resources) {
        return differences(contract, resources, ApiOperation::id);
    }

    static List<String> problems(JsonNode catalogue, Collection<? extends ProblemType> types) {
        List<Problem> written = new ArrayList<>();
        catalogue.forEach(entry -> written.add(new Problem(
                entry.required("code").asText(),
                entry.required("errcode").asInt(),
                entry.required("status").asInt(),
                entry.required("title").asText(),
                entry.required("message").asText())));
        List<Problem> done = types.stream()
                .map(type -> new Problem(type.code(), type.errcode(), type.status(), type.title(), type.message()))
                .toList();
        return differences(written, done, Problem::code);
    }

    /** By name; what stands there twice is a difference too. */
    private static <T> List<String> differences(Collection<T> written, Collection<T> done, Function<T, String> name) {
        Map<String, String> writtenByName = byName(written, name);
        Map<String, String> doneByName = byName(done, name);
        TreeSet<String> names = new TreeSet<>(writtenByName.keySet());
        names.addAll(doneByName.keySet());
        return names.stream()
                .filter(each ->
                        !writtenByName.getOrDefault(each, NOTHING).equals(doneByName.getOrDefault(each, NOTHING)))
                .map(each -> each + "\n  the contract has " + writtenByName.getOrDefault(each, NOTHING)
                        + "\n  the service has  " + doneByName.getOrDefault(each, NOTHING))
                .toList();
    }

    private static <T> Map<String, String> byName(Collection<T> items, Function<T, String> name) {
        Map<String, String> result = new TreeMap<>();
        items.forEach(
                item -> result.merge(name.apply(item), item.toString(), (first, second) -> first + " and " + second));
        return result;
    }
}
