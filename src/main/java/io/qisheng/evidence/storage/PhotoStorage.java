package io.qisheng.evidence.storage;

import io.minio.CopyObjectArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.SourceObject;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one place that talks to object storage. Every call is bounded in time and in number, whatever the storage does: what cannot
 * be done now fails as {@code unavailable}, and works again as soon as the storage does.
 */
@Startup
@ApplicationScoped
public class PhotoStorage {

    private static final Logger LOG = Logger.getLogger(PhotoStorage.class);
    private static final int CALLS_AT_ONCE = 32;
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchObject");

    private final String bucket;
    private final Duration patience;
    private final OkHttpClient http;
    private final MinioAsyncClient client;

    PhotoStorage(StorageConfig config) {
        bucket = config.bucket();
        patience = config.patience();
        http = http(patience);
        client = MinioAsyncClient.builder()
                .endpoint(config.url().toString())
                .region(config.region())
                .credentials(config.accessKey(), config.secretKey())
                .httpClient(http)
                .build();
    }

    private static OkHttpClient http(Duration patience) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(CALLS_AT_ONCE);
        dispatcher.setMaxRequestsPerHost(CALLS_AT_ONCE);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectTimeout(Duration.ofSeconds(1))
                .callTimeout(patience)
                .build();
    }

    void stop(@Observes ShutdownEvent event) throws Exception {
        client.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** The object's bytes, at most {@code limit + 1} of them; null when there is no such object. */
    public Uni<byte @Nullable []> read(String key, int limit) {
        return call(() -> client.getObject(GetObjectArgs.builder()
                                .bucket(bucket)
                                .object(key)
                                .build())
                        .thenApply(response -> drain(response, limit)))
                .onFailure(PhotoStorage::isAbsent)
                .recoverWithNull();
    }

    /** Copies an object inside the storage; false when there is none to copy. */
    public Uni<Boolean> copy(String from, String to) {
        SourceObject source = SourceObject.builder().bucket(bucket).object(from).build();
        return call(() -> client.copyObject(CopyObjectArgs.builder()
                        .bucket(bucket)
                        .object(to)
                        .source(source)
                        .build()))
                .map(written -> true)
                .onFailure(PhotoStorage::isAbsent)
                .recoverWithItem(false);
    }

    /** Writes a picture that the service encoded. */
    public Uni<Void> write(String key, byte[] jpeg) {
        return call(() -> client.putObject(PutObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .contentType("image/jpeg")
                        .data(jpeg, jpeg.length)
                        .build()))
                .replaceWithVoid();
    }

    /** Deletes an object; it is no failure when there is none. */
    public Uni<Void> delete(String key) {
        return call(() -> client.removeObject(
                        RemoveObjectArgs.builder().bucket(bucket).object(key).build()))
                .onFailure(PhotoStorage::isAbsent)
                .recoverWithNull();
    }

    /** Starts the request on a worker thread, because the client hashes what it sends, and comes back to the caller's. */
    private <T> Uni<T> call(Request<T> request) {
        return Uni.createFrom()
                .completionStage(() -> start(request))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(patience.plusMillis(200))
                .fail()
                .onFailure()
                .transform(PhotoStorage::translate)
                .emitOn(CallersThread.current());
    }

    private static <T> CompletableFuture<T> start(Request<T> request) {
        try {
            return request.send();
        } catch (MinioException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private static byte[] drain(GetObjectResponse response, int limit) {
        try (response) {
            return response.readNBytes(limit + 1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Throwable translate(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (isAbsent(cause)) {
            return cause;
        }
        LOG.warnf("object storage: %s", cause.toString());
        return ProblemException.of(PlatformProblem.UNAVAILABLE).with("retryAfter", RETRY_AFTER_SECONDS);
    }

    private static boolean isAbsent(Throwable failure) {
        return failure instanceof ErrorResponseException refused
                && ABSENT.contains(refused.errorResponse().code());
    }

    @FunctionalInterface
    private interface Request<T> {
        CompletableFuture<T> send() throws MinioException;
    }
}
