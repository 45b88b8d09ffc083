package io.qisheng.wechat;

import io.qisheng.platform.time.BusinessZone;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.IntPredicate;

/**
 * Cuts values to what WeChat allows for the kind of a field, which is the beginning of its name: {@code thing2} is a {@code thing}.
 * WeChat refuses a whole message for one character too many.
 */
final class MessageFields {

    /** As WeChat wants times and dates. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    /** Nothing is no value to WeChat. */
    private static final String NOTHING = "无";

    private MessageFields() {}

    /** The moment as a field of the kinds {@code time} and {@code date} shows it. */
    static String time(Instant moment) {
        return TIME.format(BusinessZone.localOf(moment));
    }

    /** The value as the field may carry it; raises {@link IllegalArgumentException} for a field whose kind WeChat does not know. */
    static String fit(String field, String value) {
        String line = value.strip().replaceAll("\\s+", " ");
        return switch (kind(field)) {
            case "thing" -> orNothing(shortened(line, 20));
            case "phrase" -> orNothing(cut(only(line, MessageFields::isChinese), 5));
            case "name" -> orNothing(name(line));
            case "number" -> orZero(cut(only(line, c -> isDigit(c) || c == '.' || c == '-'), 32));
            case "letter" -> cut(only(line, MessageFields::isLetter), 32);
            case "symbol" -> cut(only(line, c -> isVisible(c) && !isDigit(c) && !isLetter(c)), 5);
            case "character_string" -> cut(only(line, MessageFields::isVisible), 32);
            case "amount" -> cut(only(line, c -> !Character.isWhitespace(c)), 11);
            case "phone_number" -> cut(only(line, MessageFields::isVisible), 17);
            case "car_number" -> cut(line, 8);
            case "time", "date" -> line;
            default -> throw new IllegalArgumentException("WeChat has no kind of field for " + field);
        };
    }

    /** The kind of a field, such as {@code thing} of {@code thing2}. */
    static String kind(String field) {
        return field.replaceAll("[0-9]+$", "");
    }

    /** Ten Chinese characters, or twenty letters and signs. */
    private static String name(String line) {
        boolean plain = line.chars().allMatch(MessageFields::isVisible);
        return cut(line, plain ? 20 : 10);
    }

    private static String only(String line, IntPredicate allowed) {
        return line.codePoints()
                .filter(allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String cut(String line, int most) {
        return length(line) <= most ? line : line.substring(0, line.offsetByCodePoints(0, most));
    }

    /** What is too long ends with a sign that it does. */
    private static String shortened(String line, int most) {
        return length(line) <= most ? line : cut(line, most - 1) + "…";
    }

    private static int length(String line) {
        return line.codePointCount(0, line.length());
    }

    private static String orNothing(String line) {
        return line.isEmpty() ? NOTHING : line;
    }

    private static String orZero(String line) {
        return line.isEmpty() ? "0" : line;
    }

    /** A character of the Han script; signs such as 〆 are ideographic to Unicode and belong to no script. */
    private static boolean isChinese(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isVisible(int c) {
        return c > ' ' && c < 0x7F;
    }
}
