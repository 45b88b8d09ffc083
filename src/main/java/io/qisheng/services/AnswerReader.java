package io.qisheng.services;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.services.domain.Answer;
import io.qisheng.services.domain.Answer.Amount;
import io.qisheng.services.domain.Answer.Several;
import io.qisheng.services.domain.Answer.Spot;
import io.qisheng.services.domain.Answer.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes answers of JSON; the contract has held every value against its bounds, so that only the kinds are told apart here. */
final class AnswerReader {

    private AnswerReader() {}

    static Map<String, Answer> read(Map<String, JsonNode> answers) {
        Map<String, Answer> read = new LinkedHashMap<>();
        answers.forEach((key, value) -> {
            Answer answer = answer(value);
            if (answer != null) {
                read.put(key, answer);
            }
        });
        return read;
    }

    /** Null is no answer. */
    private static @Nullable Answer answer(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return switch (value.getNodeType()) {
            case STRING -> new Words(value.textValue());
            case NUMBER -> new Amount(value.decimalValue());
            case ARRAY ->
                new Several(StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
            case OBJECT ->
                new Spot(
                        text(value, "name"), number(value, "latitude"), number(value, "longitude"), text(value, "crs"));
            case BINARY, BOOLEAN, MISSING, NULL, POJO ->
                throw new IllegalStateException("the contract lets no " + value.getNodeType() + " through");
        };
    }

    private static @Nullable String text(JsonNode object, String member) {
        return object.hasNonNull(member) ? object.get(member).textValue() : null;
    }

    private static @Nullable Double number(JsonNode object, String member) {
        return object.hasNonNull(member) ? object.get(member).doubleValue() : null;
    }
}
