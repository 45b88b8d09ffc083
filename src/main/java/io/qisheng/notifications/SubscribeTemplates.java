package io.qisheng.notifications;

import io.qisheng.wechat.SubscribeMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's templates as they are configured. Each names its own fields, so that a setting such as {@code number=character_string1,…}
 * says which of them shows what; without a template's id nothing is sent by it.
 */
@ApplicationScoped
class SubscribeTemplates {

    /** A template of WeChat's: what its fields show, by their names. */
    private record Shape(String id, Map<String, String> fields) {}

    private final Map<SubscribeTemplate, Shape> shapes = new EnumMap<>(SubscribeTemplate.class);

    SubscribeTemplates(Config config) {
        if (config.getValue("qisheng.wechat.subscribe", Boolean.class)) {
            for (SubscribeTemplate template : SubscribeTemplate.values()) {
                String name = "qisheng.wechat.template."
                        + template.name().toLowerCase(Locale.ROOT).replace('_', '-');
                config.getOptionalValue(name, String.class)
                        .filter(id -> !id.isBlank())
                        .ifPresent(id -> shapes.put(
                                template, new Shape(id, fields(config.getValue(name + ".fields", String.class)))));
            }
        }
    }

    private static Map<String, String> fields(String setting) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : setting.split(",", -1)) {
            String[] parts = pair.strip().split("=", 2);
            SubscribeMessage.requireField(parts[1]);
            fields.put(parts[1], parts[0]);
        }
        return fields;
    }

    /** The id of a template, or nothing where none is configured. */
    @Nullable
    String id(SubscribeTemplate template) {
        Shape shape = shapes.get(template);
        return shape == null ? null : shape.id();
    }

    boolean knows(String templateId) {
        return shapes.values().stream().anyMatch(shape -> shape.id().equals(templateId));
    }

    /** The templates that are configured, in a lasting order. */
    List<SubscribeTemplate> configured() {
        return Arrays.stream(SubscribeTemplate.values())
                .filter(shapes::containsKey)
                .toList();
    }

    /** What the fields of the card's template show. */
    Map<String, String> data(Card card) {
        Map<String, String> data = new HashMap<>();
        Shape shape = shapes.get(card.template());
        if (shape != null) {
            shape.fields().forEach((field, slot) -> data.put(field, value(card, slot)));
        }
        return data;
    }

    private static String value(Card card, String slot) {
        return switch (slot) {
            case "number" -> card.number();
            case "subject" -> card.subject();
            case "status" -> card.status();
            case "time" -> SubscribeMessage.time(card.at());
            case "remark" -> card.remark();
            default -> throw new IllegalArgumentException("a message has no " + slot);
        };
    }
}
