package io.qisheng.evidence;

import io.qisheng.evidence.domain.PhotoLimits;
import io.qisheng.evidence.domain.RenditionSize;
import io.qisheng.evidence.domain.Verdict;
import io.qisheng.evidence.image.Inspection;
import io.qisheng.evidence.image.PhotoInspector;
import io.qisheng.evidence.storage.CallersThread;
import io.qisheng.evidence.storage.PhotoKeys;
import io.qisheng.evidence.storage.PhotoStorage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Fetches an upload out of its sender's reach, has it inspected, and keeps what is good. The order makes every crash harmless:
 * the copy is made before the upload is deleted, and judged from the copy, so that whoever comes again finds one of the two.
 */
@ApplicationScoped
class UploadJudge {

    private final PhotoStorage storage;
    private final ImageWorkers workers;
    private final ConcurrentMap<PhotoKeys, Uni<Optional<Verdict>>> running = new ConcurrentHashMap<>();

    UploadJudge(PhotoStorage storage, ImageWorkers workers) {
        this.storage = storage;
        this.workers = workers;
    }

    /** The verdict; nothing when there is neither an upload nor a copy. Callers that come while it is made share it. */
    Uni<Optional<Verdict>> judge(EvidenceRow row) {
        return running.computeIfAbsent(row.files(), keys -> start(keys, row)).emitOn(CallersThread.current());
    }

    private Uni<Optional<Verdict>> start(PhotoKeys keys, EvidenceRow row) {
        return workers.admit(() -> fetch(keys).chain(bytes -> inspect(keys, row, bytes)))
                .onTermination()
                .invoke(() -> running.remove(keys))
                .memoize()
                .indefinitely();
    }

    private Uni<byte[]> fetch(PhotoKeys keys) {
        return storage.copy(keys.upload(), keys.copy())
                .call(copied -> copied
                        ? storage.delete(keys.upload())
                        : Uni.createFrom().voidItem())
                .chain(() -> storage.read(keys.copy(), PhotoLimits.MAX_BYTES));
    }

    private Uni<Optional<Verdict>> inspect(PhotoKeys keys, EvidenceRow row, byte @Nullable [] bytes) {
        if (bytes == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return workers.compute(() -> PhotoInspector.inspect(bytes, row.contentType, row.sha256))
                .call(inspection -> keep(keys, inspection))
                .map(inspection -> Optional.of(inspection.verdict()));
    }

    private Uni<Void> keep(PhotoKeys keys, Inspection inspection) {
        return switch (inspection) {
            case Inspection.Good good ->
                storage.write(keys.original(), good.original().bytes())
                        .chain(() -> keep(keys, good, RenditionSize.PREVIEW))
                        .chain(() -> keep(keys, good, RenditionSize.THUMBNAIL));
            case Inspection.Bad bad -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> keep(PhotoKeys keys, Inspection.Good good, RenditionSize size) {
        byte[] bytes = Objects.requireNonNull(good.renditions().get(size)).bytes();
        return storage.write(keys.rendition(size, false), bytes);
    }
}
