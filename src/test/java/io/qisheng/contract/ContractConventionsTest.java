package io.qisheng.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qisheng.platform.Role;
import io.qisheng.platform.contract.Contract;
import io.qisheng.platform.contract.Contract.Operation;
import io.qisheng.platform.contract.Contract.Parameter;
import io.qisheng.testing.Reads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract keeps the conventions that it states about itself, where a linter cannot know them. */
class ContractConventionsTest {

    private static final Contract CONTRACT = Contract.load();
    private static final JsonNode DOCUMENT = CONTRACT.document();
    private static final JsonNode SCHEMAS = DOCUMENT.at("/components/schemas");

    static Stream<Operation> operations() {
        return CONTRACT.operations().values().stream();
    }

    /** A text is held against its pattern before anybody knows how long it is. */
    @Test
    void noPatternIsSearchedForLongerThanTheTextIs() {
        List<String> patterns = DOCUMENT.findValues("pattern").stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .distinct()
                .toList();

        assertThat(patterns).hasSizeGreaterThan(10);
        for (String pattern : patterns) {
            for (String part : List.of(" ", "a", "a-", "-", "0", "0.", "中", "\u3000", "http://a")) {
                Reads.assertGrowWithTheText(Pattern.compile(pattern), part);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void listsTheRefusalsThatItsShapeImplies(Operation operation) {
        Set<String> implied = new TreeSet<>(Set.of("400", "429"));
        if (!isPublic(operation)) {
            implied.add("401");
        }
        if (operation.node().has("x-roles") || has(operation, "X-CSRF-Token")) {
            implied.add("403");
        }
        if (operation.path().contains("{")) {
            implied.add("404");
        }
        if (operation.body() != null) {
            implied.addAll(Set.of("413", "415"));
        }
        if (has(operation, "Idempotency-Key")) {
            implied.addAll(Set.of("409", "422"));
        }
        if (has(operation, "If-Match")) {
            implied.add("412");
        }
        if (has(operation, "If-Match") && !operation.method().equals("post")) {
            implied.add("428");
        }

        assertThat(statuses(operation)).containsAll(implied).doesNotContain("405", "406", "500");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesWithAProblem(Operation operation) {
        assertThat(operation.node().path("responses").properties())
                .filteredOn(response -> response.getKey().charAt(0) >= '4')
                .extracting(response -> whole(response.getValue())
                        .at("/content/application~1problem+json/schema/$ref")
                        .asText())
                .containsOnly("#/components/schemas/Problem");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void tellsWhereToFindWhatItCreated(Operation operation) {
        JsonNode created = operation.node().at("/responses/201");
        boolean canBeRead = !operation.id().equals("createBridgeTicket");

        assertThat(created.isMissingNode() || created.at("/headers/Location").isObject() == canBeRead)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesTheCsrfHeaderWhereACookieCouldWrite(Operation operation) {
        boolean cookieWrites = !operation.method().equals("get") && !isPublic(operation);
        boolean takesRefreshCookie = Set.of("refreshSession", "signOut").contains(operation.id());

        assertThat(has(operation, "X-CSRF-Token")).isEqualTo(cookieWrites || takesRefreshCookie);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesAnIdempotencyKeyWhereItCreatesOrActs(Operation operation) {
        boolean acts = operation.method().equals("post") && !operation.path().startsWith("/auth/");

        assertThat(has(operation, "Idempotency-Key")).isEqualTo(acts);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void pagesWhereItLists(Operation operation) {
        JsonNode answer = operation.node().at("/responses/200/content/application~1json/schema/$ref");
        boolean whole = Set.of("listPetitionCategories", "listSlaPolicies", "listCalendarYears")
                .contains(operation.id());
        boolean lists = answer.asText().endsWith("Page") && !whole;

        assertThat(has(operation, "cursor")).isEqualTo(lists);
        assertThat(has(operation, "limit")).isEqualTo(lists || operation.id().equals("getLeaderboard"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void namesRolesThatExist(Operation operation) {
        List<String> roles = texts(operation.node().path("x-roles"));

        assertThat(Arrays.stream(Role.values()).map(Enum::name)).containsAll(roles);
        assertThat(roles.isEmpty() || !isPublic(operation)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void closesItsBody(Operation operation) {
        List<String> open = new ArrayList<>();
        operation.node().at("/requestBody/content").forEach(content -> openObjects(content.path("schema"), "", open));

        assertThat(open).isEmpty();
    }

    @Test
    void knowsOneListOfViolations() {
        assertThat(DOCUMENT.path("x-violations").findValuesAsText("code"))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(texts(SCHEMAS.at("/ViolationCode/enum")));
    }

    @Test
    void knowsTheRolesOfTheService() {
        assertThat(texts(SCHEMAS.at("/Role/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(Role.values()).map(Enum::name).toList());
    }

    @Test
    void numbersItsProblemsOnce() {
        JsonNode problems = DOCUMENT.path("x-problems");

        assertThat(problems.findValuesAsText("code")).doesNotHaveDuplicates();
        assertThat(problems.findValuesAsText("errcode")).doesNotHaveDuplicates();
    }

    @Test
    void tellsEachProblemInAChineseSentence() {
        assertThat(DOCUMENT.path("x-problems").findValuesAsText("message"))
                .allMatch(message -> message.matches(".*\\p{IsHan}.*。"));
    }

    @Test
    void picksOneSchemaForEachAction() {
        JsonNode request = SCHEMAS.path("PetitionActionRequest");
        List<String> picked = new ArrayList<>();
        List<String> schemas = new ArrayList<>();
        for (JsonNode branch : request.path("allOf")) {
            JsonNode condition = branch.at("/if/properties/action");
            JsonNode then = branch.at("/then/$ref");
            List<String> actions = constants(condition);
            assertThat(constants(DOCUMENT.at(target(then)).at("/properties/action")))
                    .isEqualTo(actions);
            picked.addAll(actions);
            schemas.add(then.asText());
        }

        assertThat(picked).containsExactlyInAnyOrderElementsOf(texts(SCHEMAS.at("/PetitionActionName/enum")));
        assertThat(SCHEMAS.at("/PetitionAction/oneOf").findValuesAsText("$ref")).isEqualTo(schemas);
    }

    @Test
    void patchesWhatCanBeFiledAndWithinTheSameBounds() {
        JsonNode filed = SCHEMAS.at("/CreatePetition/properties");
        JsonNode patched = SCHEMAS.at("/PatchPetition/properties");
        Set<String> patchable = new HashSet<>();
        filed.fieldNames().forEachRemaining(patchable::add);
        patchable.removeAll(Set.of("id", "onBehalfOf", "submit"));

        assertThat(patched.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(patchable);
        patchable.forEach(name ->
                assertThat(nullable(inlined(filed.path(name)))).as(name).isEqualTo(withoutWords(patched.path(name))));
    }

    /** The schema with its reference put in place, which is how a validator sees it. */
    private static JsonNode inlined(JsonNode schema) {
        ObjectNode whole = withoutWords(schema);
        JsonNode reference = whole.remove("$ref");
        if (reference != null) {
            inlined(DOCUMENT.at(target(reference)))
                    .properties()
                    .forEach(member -> whole.putIfAbsent(member.getKey(), member.getValue()));
        }
        return whole;
    }

    /** The same schema where each value may also be null; a point is whole only once the patch is applied. */
    private static JsonNode nullable(JsonNode schema) {
        ObjectNode result = schema.deepCopy();
        result.putArray("type").add(schema.required("type").asText()).add("null");
        if (result.path("enum").isArray()) {
            result.withArray("enum").addNull();
        }
        result.remove(List.of("if", "else"));
        result.path("properties")
                .properties()
                .forEach(member -> ((ObjectNode) result.path("properties"))
                        .set(member.getKey(), nullable(inlined(member.getValue()))));
        return result;
    }

    private static ObjectNode withoutWords(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.remove("description");
        return copy;
    }

    private static void openObjects(JsonNode schema, String at, List<String> open) {
        if (schema.has("$ref")) {
            openObjects(
                    DOCUMENT.at(target(schema.path("$ref"))),
                    schema.path("$ref").asText(),
                    open);
            return;
        }
        boolean dispatches = schema.has("allOf");
        if (schema.path("type").toString().contains("object")
                && !dispatches
                && !schema.path("additionalProperties").isBoolean()) {
            open.add(at);
        }
        schema.path("allOf").forEach(branch -> openObjects(branch.path("then"), at, open));
        schema.path("properties")
                .properties()
                .forEach(member -> openObjects(member.getValue(), at + "/" + member.getKey(), open));
        if (schema.has("items")) {
            openObjects(schema.path("items"), at + "/items", open);
        }
    }

    private static boolean isPublic(Operation operation) {
        JsonNode security = operation.node().path("security");
        return security.isArray() && security.isEmpty();
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.parameters().stream().map(Parameter::name).anyMatch(parameter::equals);
    }

    private static List<String> statuses(Operation operation) {
        List<String> statuses = new ArrayList<>();
        operation.node().path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    private static JsonNode whole(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(target(node.path("$ref"))) : node;
    }

    private static String target(JsonNode reference) {
        return reference.asText().substring(1);
    }

    private static List<String> constants(JsonNode schema) {
        return schema.has("const") ? List.of(schema.path("const").asText()) : texts(schema.path("enum"));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
