package io.qisheng.identity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The RSA keys of access tokens, read from a folder: {@code <kid>.pem}, PKCS#8. All of them verify, the one whose id sorts last
 * signs; so a new key is added under a later name first and the old one taken away when its tokens have run out.
 */
@ApplicationScoped
class TokenKeys {

    private final SortedMap<String, RSAPrivateCrtKey> keys = new TreeMap<>();

    TokenKeys(@ConfigProperty(name = "qisheng.jwt.keys") Path folder) throws IOException, GeneralSecurityException {
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".pem")).toList()) {
                String name = file.getFileName().toString();
                keys.put(name.substring(0, name.length() - ".pem".length()), read(rsa, Files.readString(file)));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("there is no <kid>.pem in the folder qisheng.jwt.keys");
        }
    }

    /** The id of the key that signs. */
    String signingId() {
        return keys.lastKey();
    }

    PrivateKey signingKey() {
        return keys.lastEntry().getValue();
    }

    /** All public keys as a JSON Web Key Set (RFC 7517). */
    JsonObject publicKeys() {
        JsonArray set = new JsonArray();
        keys.forEach((kid, key) -> set.add(new JsonObject()
                .put("kty", "RSA")
                .put("kid", kid)
                .put("use", "sig")
                .put("alg", "RS256")
                .put("n", base64(key.getModulus().toByteArray()))
                .put("e", base64(key.getPublicExponent().toByteArray()))));
        return new JsonObject().put("keys", set);
    }

    private static RSAPrivateCrtKey read(KeyFactory rsa, String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        return (RSAPrivateCrtKey)
                rsa.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String base64(byte[] number) {
        int sign = number.length > 1 && number[0] == 0 ? 1 : 0;
        byte[] magnitude = Arrays.copyOfRange(number, sign, number.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }
}
