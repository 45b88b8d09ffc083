package io.qisheng.local;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows on their way into a table by COPY, many times as fast as inserts. */
public final class CopyRows {

    private final String table;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    /** @param table the table's name, with its columns in parentheses */
    public CopyRows(String table) {
        this.table = table;
    }

    /** Adds a row. Arrays are of text, bytes become {@code bytea}, everything else is as it prints. */
    public void add(@Nullable Object... values) {
        String line = Arrays.stream(values).map(CopyRows::field).collect(Collectors.joining("\t", "", "\n"));
        lines.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    }

    /** Copies what was added since the last time. */
    public void write(Connection connection) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin", new ByteArrayInputStream(lines.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.reset();
    }

    private static String field(@Nullable Object value) {
        return switch (value) {
            case null -> "\\N";
            case String[] texts -> escaped(array(texts));
            case byte[] bytes -> "\\\\x" + HexFormat.of().formatHex(bytes);
            default -> escaped(value.toString());
        };
    }

    private static String array(String[] texts) {
        return Arrays.stream(texts)
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
