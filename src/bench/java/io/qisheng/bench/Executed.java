package io.qisheng.bench;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that the service ran, with the values of its parameters as PostgreSQL prints them.
 *
 * @param values in their order; {@link #NULL} for none
 */
record Executed(String sql, List<String> values) {

    static final String NULL = "\0null";

    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern UUID_V7 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern HASHED = Pattern.compile("hashtextextended\\($");
    private static final Duration NEW = Duration.ofMinutes(1);

    /**
     * The statement for pgbench, with its values in their places. Ids that the service has just made are made anew each time.
     *
     * @param varying SQL in place of values that must be others each time, by the value
     */
    String forPgbench(Map<String, String> varying) {
        StringBuilder text = new StringBuilder();
        Matcher place = PLACE.matcher(sql);
        int done = 0;
        while (place.find()) {
            text.append(sql, done, place.start());
            String value = values.get(Integer.parseInt(place.group(1)) - 1);
            String inPlace = varying.containsKey(value) ? varying.get(value) : anew(value, varying);
            text.append(HASHED.matcher(text).find() ? "(" + inPlace + ")::text" : inPlace);
            done = place.end();
        }
        return text.append(sql, done, sql.length()).toString();
    }

    private static String anew(String value, Map<String, String> varying) {
        if (isNewId(value)) {
            return "uuidv7()";
        }
        return isJson(value) ? json(value, varying) : literal(value);
    }

    /** A text of JSON with new ids in it, in pieces between which they are made anew. */
    private static String json(String value, Map<String, String> varying) {
        StringBuilder pieces = new StringBuilder();
        Matcher id = UUID_V7.matcher(value);
        int done = 0;
        while (id.find()) {
            if (!varying.containsKey(id.group()) && isNewId(id.group())) {
                pieces.append(literal(value.substring(done, id.start()))).append(" || uuidv7() || ");
                done = id.end();
            }
        }
        return done == 0 ? literal(value) : "(" + pieces + literal(value.substring(done)) + ")::jsonb";
    }

    private static boolean isJson(String value) {
        try {
            return (value.startsWith("{") || value.startsWith("[")) && Json.decodeValue(value) != null;
        } catch (DecodeException arrayOfTexts) {
            return false;
        }
    }

    private static boolean isNewId(String value) {
        return UUID_V7.matcher(value).matches()
                && UUID.fromString(value).getMostSignificantBits() >>> 16 > System.currentTimeMillis() - NEW.toMillis();
    }

    /** pgbench takes a colon before a letter for a variable of its own, even in a text; so there it stands as its code. */
    private static String literal(String value) {
        if (value.equals(NULL)) {
            return "null";
        }
        String quoted = value.replace("'", "''");
        return value.contains(":") || value.contains("\\")
                ? " E'" + quoted.replace("\\", "\\\\").replace(":", "\\x3A") + "'"
                : "'" + quoted + "'";
    }
}
