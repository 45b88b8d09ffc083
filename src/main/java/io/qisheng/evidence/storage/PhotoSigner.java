package io.qisheng.evidence.storage;

import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MinioAsyncClient;
import io.minio.PostPolicy;
import io.minio.errors.MinioException;
import io.qisheng.evidence.domain.PhotoLimits;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Signs what phones and browsers do with the storage themselves. It only computes: no call leaves the service, so tickets and
 * addresses are given out even while the storage is down.
 */
@Startup
@ApplicationScoped
public class PhotoSigner {

    private final String bucket;
    private final String uploadUrl;
    private final String keptPath;
    private final MinioAsyncClient client;
    private final Clock clock;

    PhotoSigner(StorageConfig config, Clock clock) {
        this.bucket = config.bucket();
        this.uploadUrl = config.publicUrl().toString().replaceAll("/+$", "") + "/" + bucket;
        this.keptPath = "/" + bucket + "/" + PhotoKeys.KEPT;
        this.clock = clock;
        this.client = MinioAsyncClient.builder()
                .endpoint(config.publicUrl().toString())
                .region(config.region())
                .credentials(config.accessKey(), config.secretKey())
                .httpClient(new OkHttpClient())
                .build();
    }

    /** Lets the holder post exactly one object: this key, this type, no more than this many bytes, within ten minutes. */
    public Ticket upload(PhotoKeys keys, String contentType, int size) {
        Instant expiresAt = clock.instant().plus(PhotoLimits.TICKET);
        PostPolicy policy = new PostPolicy(bucket, expiresAt.atZone(ZoneOffset.UTC));
        policy.addEqualsCondition("key", keys.upload());
        policy.addEqualsCondition("Content-Type", contentType);
        policy.addContentLengthRangeCondition(1, size);
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("key", keys.upload());
            fields.put("Content-Type", contentType);
            fields.putAll(client.getPresignedPostFormData(policy));
            return new Ticket(uploadUrl, fields, expiresAt);
        } catch (MinioException impossible) {
            throw new IllegalStateException("signing needs no one else", impossible);
        }
    }

    /** An address by which anyone can fetch this JPEG for ten minutes: as a file to keep, never as a page. */
    public SignedUrl download(String key) {
        Instant expiresAt = clock.instant().plus(PhotoLimits.SIGNED_URL);
        String name = key.substring(PhotoKeys.KEPT.length()).replace('/', '-');
        try {
            String url = client.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(Http.Method.GET)
                    .bucket(bucket)
                    .object(key)
                    .expiry((int) PhotoLimits.SIGNED_URL.toSeconds())
                    .extraQueryParams(Map.of(
                            "response-content-type",
                            "image/jpeg",
                            "response-content-disposition",
                            "attachment; filename=\"" + name + "\""))
                    .build());
            return new SignedUrl(url, expiresAt);
        } catch (MinioException impossible) {
            throw new IllegalStateException("signing needs no one else", impossible);
        }
    }

    /** The key that a path of an address signed here stands for; null for any other path. */
    public @Nullable String keyOf(String path) {
        return path.startsWith(keptPath) ? path.substring(bucket.length() + 2) : null;
    }

    /** What was signed, and until when it works. */
    public record Ticket(String url, Map<String, String> fields, Instant expiresAt) {}

    /** What was signed, and until when it works. */
    public record SignedUrl(String url, Instant expiresAt) {}
}
