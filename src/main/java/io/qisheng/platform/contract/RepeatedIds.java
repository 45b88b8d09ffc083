package io.qisheng.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.platform.problem.Violation;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lists that hold one id in two spellings: to a schema, which compares texts, those are two items, and to whoever reads ids they are one.
 */
final class RepeatedIds {

    private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private RepeatedIds() {}

    /** All in a tree; what is spelt alike the schema judges itself. */
    static Stream<Violation> in(JsonNode tree) {
        return in("", tree);
    }

    private static Stream<Violation> in(String pointer, JsonNode node) {
        if (node.isArray()) {
            Stream<Violation> within =
                    IntStream.range(0, node.size()).boxed().flatMap(i -> in(pointer + "/" + i, node.get(i)));
            return repeatsOne(node) ? Stream.concat(Stream.of(Violations.repeated(pointer)), within) : within;
        }
        return node.properties().stream()
                .flatMap(member -> in(pointer + "/" + Violations.escape(member.getKey()), member.getValue()));
    }

    private static boolean repeatsOne(JsonNode list) {
        Set<String> spelt = new HashSet<>();
        list.forEach(item -> {
            if (item.isTextual() && ID.matcher(item.textValue()).matches()) {
                spelt.add(item.textValue());
            }
        });
        return spelt.stream().map(id -> id.toLowerCase(Locale.ROOT)).distinct().count() < spelt.size();
    }
}
