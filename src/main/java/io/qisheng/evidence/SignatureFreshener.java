package io.qisheng.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qisheng.evidence.storage.PhotoSigner;
import io.qisheng.platform.idempotency.BodyFreshener;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Signs the addresses of photos in a kept answer again, of whatever feature the answer is. It was given to the same user before,
 * so nothing new is told.
 */
@ApplicationScoped
class SignatureFreshener implements BodyFreshener {

    private final PhotoSigner signer;
    private final ObjectMapper json;
    private final Clock clock;

    SignatureFreshener(PhotoSigner signer, ObjectMapper json, Clock clock) {
        this.signer = signer;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public JsonNode freshen(JsonNode body) {
        if (body instanceof ObjectNode object && object.has("expiresAt")) {
            renew(object);
        }
        body.forEach(this::freshen);
        return body;
    }

    private void renew(ObjectNode object) {
        String key = keyOf(object.path("url").textValue());
        if (key != null) {
            PhotoSigner.SignedUrl signed = signer.download(key);
            object.put("url", signed.url());
            object.set("expiresAt", json.valueToTree(OffsetDateTime.ofInstant(signed.expiresAt(), clock.getZone())));
        }
    }

    private @Nullable String keyOf(@Nullable String url) {
        return url == null ? null : signer.keyOf(URI.create(url).getPath());
    }
}
