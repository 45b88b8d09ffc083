package io.qisheng.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldCipherTest {

    @TempDir
    Path folder;

    private FieldCipher cipher;

    @BeforeEach
    void readKeys() throws IOException {
        cipher = cipher("k1", "k1", "k2");
    }

    @Test
    void readsBackWhatItWrote() {
        String stored = cipher.encrypt("13800001234", "contact 1");

        assertThat(stored).startsWith("k1.").doesNotContain("13800001234");
        assertThat(cipher.decrypt(stored, "contact 1")).isEqualTo("13800001234");
    }

    @Test
    void theSameTextNeverLooksTheSame() {
        assertThat(cipher.encrypt("望舒", "a")).isNotEqualTo(cipher.encrypt("望舒", "a"));
        assertThat(cipher.index("望舒")).isEqualTo(cipher.index("望舒")).isNotEqualTo(cipher.index("明溪"));
    }

    @Test
    void refusesAValueThatWasMovedOrChanged() {
        String stored = cipher.encrypt("13800001234", "contact 1");

        assertThatThrownBy(() -> cipher.decrypt(stored, "contact 2")).isInstanceOf(IllegalStateException.class);
        String changed = stored.substring(0, 10) + (stored.charAt(10) == 'A' ? 'B' : 'A') + stored.substring(11);
        assertThatThrownBy(() -> cipher.decrypt(changed, "contact 1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oldValuesStayReadableAfterARotation() throws IOException {
        String old = cipher.encrypt("13800001234", "contact 1");

        FieldCipher rotated = cipher("k2", "k1", "k2");

        assertThat(rotated.encrypt("x", "y")).startsWith("k2.");
        assertThat(rotated.decrypt(old, "contact 1")).isEqualTo("13800001234");
    }

    private FieldCipher cipher(String current, String... ids) throws IOException {
        StringBuilder keys = new StringBuilder();
        for (String id : ids) {
            byte[] key = new byte[32];
            key[0] = (byte) id.hashCode();
            keys.append(keys.isEmpty() ? "" : ",")
                    .append("\"%s\":\"%s\"".formatted(id, Base64.getEncoder().encodeToString(key)));
        }
        String index = Base64.getEncoder().encodeToString(new byte[32]);
        Path file = folder.resolve("keys.json");
        Files.writeString(file, "{\"current\":\"%s\",\"keys\":{%s},\"index\":\"%s\"}".formatted(current, keys, index));
        return new FieldCipher(new ObjectMapper(), file);
    }
}
