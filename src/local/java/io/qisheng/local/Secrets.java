package io.qisheng.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Keys and passwords of one stack, made at its first start and kept beside its data. */
final class Secrets {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> PASSWORDS = List.of("postgres", "owner", "app", "storage", "wechat");

    private final Path folder;
    private final Properties passwords;

    private Secrets(Path folder, Properties passwords) {
        this.folder = folder;
        this.passwords = passwords;
    }

    static Secrets in(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.getParent());
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            writeJwtKey(folder.resolve("jwt"));
            writeFieldKeys(folder.resolve("field-keys.json"));
            return new Secrets(folder, passwords(folder.resolve("passwords.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException("Secrets in " + folder + " cannot be written", e);
        }
    }

    String password(String of) {
        return passwords.getProperty(of);
    }

    String cursorKey() {
        return passwords.getProperty("cursor");
    }

    /** A folder of private keys, one PEM file each, named after its key id. */
    Path jwtKeys() {
        return folder.resolve("jwt");
    }

    /** The keys of personal fields: see {@code FieldCipher}. */
    Path fieldKeys() {
        return folder.resolve("field-keys.json");
    }

    private static void writeJwtKey(Path keys) throws IOException {
        if (Files.isDirectory(keys)) {
            return;
        }
        Path draft = Files.createTempDirectory(keys.getParent(), "jwt");
        byte[] key = rsaKey();
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        Files.writeString(
                draft.resolve("local-1.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + lines.encodeToString(key) + "\n-----END PRIVATE KEY-----\n");
        Files.move(draft, keys);
    }

    private static byte[] rsaKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    private static void writeFieldKeys(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        String id = "local-1";
        Path draft = Files.createTempFile(file.getParent(), "draft", ".json");
        JSON.writeValue(draft.toFile(), Map.of("current", id, "keys", Map.of(id, random256()), "index", random256()));
        Files.move(draft, file);
    }

    private static Properties passwords(Path file) throws IOException {
        Properties passwords = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                passwords.load(reader);
            }
            return passwords;
        }
        PASSWORDS.forEach(name -> passwords.setProperty(name, randomPassword()));
        passwords.setProperty("cursor", random256());
        Path draft = Files.createTempFile(file.getParent(), "draft", ".properties");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            passwords.store(writer, "Passwords between the parts of the local stack");
        }
        Files.move(draft, file);
        return passwords;
    }

    private static String random256() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
