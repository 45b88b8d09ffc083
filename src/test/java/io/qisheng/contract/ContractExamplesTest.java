package io.qisheng.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.platform.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the contract are what its schemas say, and each schema can be read. */
class ContractExamplesTest {

    private static final Contract CONTRACT = Contract.load();

    /** An example and the pointer of the schema that it illustrates. */
    record Example(String pointer, String schema, JsonNode value) {
        @Override
        public String toString() {
            return pointer;
        }
    }

    static Stream<Example> examples() {
        List<Example> found = new ArrayList<>();
        collect("", CONTRACT.document(), found);
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isWhatItsSchemaSays(Example example) {
        assertThat(Contract.violations(CONTRACT.schema(example.schema()), example.value()))
                .isEmpty();
    }

    @Test
    void illustratesEachBodyThatIsSent() {
        assertThat(CONTRACT.operations().values())
                .filteredOn(operation -> operation.body() != null)
                .allSatisfy(operation -> assertThat(
                                operation.node().at("/requestBody/content").elements())
                        .toIterable()
                        .allMatch(content -> content.has("example") || content.has("examples")));
    }

    static Stream<String> schemas() {
        return CONTRACT.document().at("/components/schemas").properties().stream()
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void hasNoKeywordThatNobodyKnows(String name) {
        CONTRACT.schema("/components/schemas/" + name).initializeValidators();
    }

    private static void collect(String pointer, JsonNode node, List<Example> found) {
        if (node.has("schema")) {
            String schema = pointer + "/schema";
            JsonNode examples = node.path("examples");
            examples.fieldNames()
                    .forEachRemaining(name -> found.add(new Example(
                            pointer + "/examples/" + name,
                            schema,
                            examples.path(name).required("value"))));
            if (node.has("example") && !pointer.endsWith("event-stream")) {
                found.add(new Example(pointer + "/example", schema, node.required("example")));
            }
            return;
        }
        if (pointer.startsWith("/components/schemas")) {
            return;
        }
        node.properties()
                .forEach(member -> collect(
                        pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                        member.getValue(),
                        found));
    }
}
