package io.qisheng.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.qisheng.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Turns a schema's complaint into a violation that a person can act on. */
final class Violations {

    private Violations() {}

    /** The violation, or null for keywords that only combine others. */
    static @Nullable Violation of(Error error) {
        String pointer = pointer(error.getInstanceLocation());
        String member = pointer + "/" + escape(error.getProperty());
        JsonNode limit = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> new Violation(member, "required", "请填写此项。");
            case "additionalProperties", "unevaluatedProperties" ->
                new Violation(member, "unknown-field", "不认识这一项，请去掉。");
            case "type" -> new Violation(pointer, "wrong-type", "此项的类型不对。");
            case "enum", "const" -> new Violation(pointer, "not-in-list", "请从给出的选项中选择。");
            case "minLength" -> tooShort(pointer, limit);
            case "maxLength" -> new Violation(pointer, "too-long", "不能超过 " + limit.asText() + " 个字。");
            case "minimum", "exclusiveMinimum" -> new Violation(pointer, "too-small", "不能小于 " + limit.asText() + "。");
            case "maximum", "exclusiveMaximum" -> new Violation(pointer, "too-large", "不能大于 " + limit.asText() + "。");
            case "minItems" -> new Violation(pointer, "too-few", "至少需要 " + limit.asText() + " 项。");
            case "maxItems" -> new Violation(pointer, "too-many", "最多 " + limit.asText() + " 项。");
            case "uniqueItems" -> repeated(pointer);
            case "minProperties" -> new Violation(pointer, "too-few", "至少要填写一项。");
            case "maxProperties" -> new Violation(pointer, "too-many", "最多填写 " + limit.asText() + " 项。");
            case "pattern" ->
                isBlank(error.getInstanceNode())
                        ? new Violation(pointer, "too-short", "请填写此项。")
                        : new Violation(pointer, "bad-format", "格式不正确。");
            case "not", "oneOf", "anyOf", "false", "format", "multipleOf" ->
                new Violation(pointer, "bad-format", "格式不正确。");
            default -> null;
        };
    }

    /** A list that names something twice. */
    static Violation repeated(String pointer) {
        return new Violation(pointer, "duplicate-item", "有重复的项，请去掉。");
    }

    private static Violation tooShort(String pointer, JsonNode limit) {
        return limit.asInt() <= 1
                ? new Violation(pointer, "too-short", "请填写此项。")
                : new Violation(pointer, "too-short", "至少需要 " + limit.asText() + " 个字。");
    }

    private static String pointer(NodePath location) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            String part = String.valueOf(location.getElement(i));
            pointer.append('/').append(escape(part));
        }
        return pointer.toString();
    }

    static String escape(@Nullable String part) {
        return part == null ? "" : part.replace("~", "~0").replace("/", "~1");
    }

    /** Nothing that can be seen, in which case the person is told to fill the field in, not that its format is wrong. */
    private static boolean isBlank(JsonNode value) {
        return value.isTextual() && value.asText().chars().allMatch(Violations::isInvisible);
    }

    private static boolean isInvisible(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
