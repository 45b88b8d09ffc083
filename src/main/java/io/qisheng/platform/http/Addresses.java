package io.qisheng.platform.http;

import io.qisheng.platform.problem.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an address can be read at all: percent signs begin two hexadecimal digits, and the bytes that they stand for are UTF-8. */
final class Addresses {

    private static final int HEX = 16;

    private Addresses() {}

    /** What of a query cannot be read, by the names of its parameters. */
    static List<Violation> faults(@Nullable String query) {
        return query == null || isReadable(query)
                ? List.of()
                : Arrays.stream(query.split("&"))
                        .filter(parameter -> !isReadable(parameter))
                        .map(parameter -> parameter.split("=", 2)[0])
                        .map(name -> isReadable(name) ? "?" + name : "?")
                        .distinct()
                        .map(pointer -> new Violation(pointer, "bad-format", "里面有无法识别的字符（% 要写成 %25），请改正后再试。"))
                        .toList();
    }

    /** @param part the path or the query, as it was sent */
    static boolean isReadable(String part) {
        if (part.indexOf('%') < 0) {
            return true;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length());
        for (int i = 0; i < part.length(); i++) {
            char sign = part.charAt(i);
            if (sign != '%') {
                bytes.write(sign < 0x80 ? sign : '?');
                continue;
            }
            if (i + 2 >= part.length()) {
                return false;
            }
            int high = Character.digit(part.charAt(++i), HEX);
            int low = Character.digit(part.charAt(++i), HEX);
            if (high < 0 || low < 0) {
                return false;
            }
            bytes.write(high * HEX + low);
        }
        return isText(bytes.toByteArray());
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
