package io.qisheng.platform.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts personal fields at rest with AES-256-GCM. A stored value reads {@code <key id>.<base64 of nonce and ciphertext>}, so
 * that keys can be rotated while old values stay readable; what must be found again has a keyed hash beside it.
 *
 * <p>The key file is JSON: {@code {"current": "k1", "keys": {"k1": "<base64, 32 bytes>"}, "index": "<base64, 32 bytes>"}}.
 */
@ApplicationScoped
public class FieldCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKey> keys = new HashMap<>();
    private final String current;
    private final SecretKeySpec indexKey;

    public FieldCipher(ObjectMapper json, @ConfigProperty(name = "qisheng.field-keys") Path file) throws IOException {
        JsonNode root = json.readTree(Files.readString(file));
        root.required("keys").properties().forEach(entry -> keys.put(entry.getKey(), aes(entry.getValue())));
        this.current = root.required("current").asText();
        this.indexKey = new SecretKeySpec(decode(root.required("index")), "HmacSHA256");
        if (!keys.containsKey(current)) {
            throw new IllegalStateException("the current field key has no entry under \"keys\"");
        }
    }

    /**
     * Encrypts a text.
     *
     * @param context what the value belongs to, such as a table and row; the value can be read back only with the same context
     */
    public String encrypt(String plain, String context) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, current, nonce, context);
            byte[] sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return current + "." + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads back a value.
     *
     * @throws IllegalStateException when the value was changed, belongs elsewhere or its key is gone
     */
    public String decrypt(String stored, String context) {
        int dot = stored.indexOf('.');
        byte[] whole = Base64.getDecoder().decode(stored.substring(dot + 1));
        try {
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, stored.substring(0, dot), nonce, context);
            return new String(cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("a stored personal field cannot be read", changed);
        }
    }

    /** A keyed hash by which an encrypted value is found; the same for the same text. */
    public byte[] index(String plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(indexKey);
            return mac.doFinal(plain.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, String context) throws GeneralSecurityException {
        SecretKey key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("there is no field key " + keyId);
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKey aes(JsonNode value) {
        byte[] bytes = decode(value);
        if (bytes.length != 32) {
            throw new IllegalStateException("a field key has 32 bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] decode(JsonNode value) {
        return Base64.getDecoder().decode(value.asText());
    }
}
