package io.qisheng.platform.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opaque, signed cursors of keyset pages. A cursor holds the sort keys of the last row and is bound to the filter it was made
 * with: a changed cursor, or one used with another filter, is {@code cursor-invalid}.
 */
@ApplicationScoped
public class Cursors {

    private static final int SIGNATURE_BYTES = 16;

    private final ObjectMapper json;
    private final SecretKeySpec key;

    Cursors(ObjectMapper json, @ConfigProperty(name = "qisheng.cursor.key") String key) {
        this.json = json;
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /**
     * Makes a page of rows that were read with one more than {@code limit}, to know whether there is a next page.
     *
     * @param keys the sort keys of a row as text
     */
    public <T> Page<T> page(String filter, List<T> rows, int limit, Function<T, List<String>> keys) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, encode(filter, keys.apply(items.getLast())));
    }

    /**
     * A cursor after a row.
     *
     * @param filter everything that decides which rows the list has, and the caller where scope does
     * @param keys the row's sort keys as text, the id last
     */
    public String encode(String filter, List<String> keys) {
        try {
            byte[] payload = json.writeValueAsBytes(keys);
            byte[] signature = sign(filter, payload);
            byte[] whole = Arrays.copyOf(signature, SIGNATURE_BYTES + payload.length);
            System.arraycopy(payload, 0, whole, SIGNATURE_BYTES, payload.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The sort keys in a cursor.
     *
     * @throws ProblemException {@code cursor-invalid}
     */
    public List<String> decode(String filter, String cursor) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(cursor);
            if (whole.length <= SIGNATURE_BYTES) {
                throw ProblemException.of(PlatformProblem.CURSOR_INVALID);
            }
            byte[] payload = Arrays.copyOfRange(whole, SIGNATURE_BYTES, whole.length);
            if (!MessageDigest.isEqual(sign(filter, payload), Arrays.copyOf(whole, SIGNATURE_BYTES))) {
                throw ProblemException.of(PlatformProblem.CURSOR_INVALID);
            }
            return json.readValue(payload, new TypeReference<>() {});
        } catch (IllegalArgumentException | IOException notACursor) {
            throw ProblemException.of(PlatformProblem.CURSOR_INVALID);
        }
    }

    private byte[] sign(String filter, byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(filter.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(payload), SIGNATURE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
