package io.qisheng.petitions;

import static io.qisheng.testing.Api.as;

import io.qisheng.platform.contract.Contract;
import io.qisheng.platform.contract.Contract.Operation;
import io.qisheng.platform.contract.Contract.Parameter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that the contract lets anybody read as JSON: what is added to it is asked too. */
final class EveryRead {

    private static final List<Operation> READS = Contract.load().operations().values().stream()
            .filter(operation -> operation.method().equals("get"))
            .filter(operation -> !operation.path().matches(".*(/stream|\\.(pdf|xlsx|json)|\\{(code|year)})$"))
            .toList();

    /** What is asked where something has to be; lists begin with the newest. */
    private static final Map<String, String> USUAL =
            Map.of("title", "货车掉头", "rate", "response", "part", "denominator", "week", "2026-11-23", "limit", "100");

    /** By what is searched. */
    private static final List<String> WORDS = List.of("q", "title");

    private EveryRead() {}

    /**
     * All answers, refusals included.
     *
     * @param ids by the first part of the path, as {@code petitions}; other ids are those of {@code petitions}
     * @param words searched for wherever something can be
     */
    static List<Response> by(String person, Map<String, String> ids, List<String> words) {
        List<Response> answers = new ArrayList<>();
        for (Operation read : READS) {
            answers.add(ask(person, read, ids, Map.of()));
            for (String name : WORDS) {
                if (read.parameters().stream()
                        .anyMatch(parameter -> parameter.name().equals(name))) {
                    words.forEach(word -> answers.add(ask(person, read, ids, Map.of(name, word))));
                }
            }
        }
        return answers;
    }

    private static Response ask(String person, Operation read, Map<String, String> ids, Map<String, String> asked) {
        RequestSpecification request = as(person);
        for (Parameter parameter : read.parameters()) {
            String usual =
                    parameter.required() || parameter.name().equals("limit") ? USUAL.get(parameter.name()) : null;
            String value = asked.getOrDefault(parameter.name(), usual == null ? "" : usual);
            if (parameter.in().equals("query") && !value.isEmpty()) {
                request = request.queryParam(parameter.name(), value);
            }
        }
        String thing = read.path().split("/")[1];
        String id = ids.getOrDefault(thing, ids.getOrDefault("petitions", ""));
        return request.get("/api/v1" + read.path().replace("{id}", id));
    }
}
