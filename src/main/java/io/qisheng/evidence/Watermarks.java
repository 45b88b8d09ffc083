package io.qisheng.evidence;

import io.qisheng.evidence.domain.EvidenceStatus;
import io.qisheng.evidence.domain.PhotoLimits;
import io.qisheng.evidence.domain.RenditionSize;
import io.qisheng.evidence.image.Watermark;
import io.qisheng.evidence.storage.PhotoStorage;
import io.qisheng.platform.outbox.Outbox;
import io.qisheng.platform.outbox.OutboxEvent;
import io.qisheng.platform.outbox.OutboxHandler;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Draws the watermarks of photos that were attached. The text is made from the row, so that nobody's name lies in the outbox. */
@ApplicationScoped
class Watermarks implements OutboxHandler {

    private static final Logger LOG = Logger.getLogger(Watermarks.class);
    private static final String TOPIC = "evidence-attached";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Outbox outbox;
    private final Transactions transactions;
    private final EvidenceRepository repository;
    private final PhotoStorage storage;
    private final ImageWorkers workers;
    private final UnwantedFiles unwanted;
    private final Clock clock;

    Watermarks(
            Outbox outbox,
            Transactions transactions,
            EvidenceRepository repository,
            PhotoStorage storage,
            ImageWorkers workers,
            UnwantedFiles unwanted,
            Clock clock) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.repository = repository;
        this.storage = storage;
        this.workers = workers;
        this.unwanted = unwanted;
        this.clock = clock;
    }

    /** Loaded with the first photo: fonts take a moment and most replicas draw nothing at start. */
    private static final class Pen {
        static final Watermark INSTANCE = new Watermark();
    }

    void start(@Observes StartupEvent event) {
        workers.compute(() -> Pen.INSTANCE.writesChinese())
                .subscribe()
                .with(
                        chinese -> LOG.log(
                                chinese ? Logger.Level.DEBUG : Logger.Level.WARN,
                                chinese ? "watermarks have a Chinese font" : "no Chinese font: install fonts-noto-cjk"),
                        failure -> LOG.error("no fonts at all: install fontconfig and fonts-noto-cjk", failure));
    }

    /** In the transaction that attaches. */
    Uni<Void> order(Tx tx, EvidenceRow row) {
        return outbox.append(tx, row.key.districtId(), TOPIC, row.key.id(), new JsonObject());
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        return transactions
                .read(tx -> repository.find(tx, event.districtId(), event.subject()))
                .chain(row -> wanted(row) ? mark(row) : Uni.createFrom().voidItem());
    }

    private static boolean wanted(@Nullable EvidenceRow row) {
        return row != null && row.status == EvidenceStatus.ATTACHED && row.markedAt == null;
    }

    private Uni<Void> mark(EvidenceRow row) {
        return storage.read(row.files().original(), 4 * PhotoLimits.MAX_BYTES)
                .invoke(original -> Objects.requireNonNull(original, "the original of an attached photo"))
                .call(original -> mark(row, original, RenditionSize.PREVIEW))
                .call(original -> mark(row, original, RenditionSize.THUMBNAIL))
                .chain(() -> transactions.write(tx -> note(tx, row)));
    }

    /** A photo that was let go while it was marked leaves files that nobody knows of: they go, too. */
    private Uni<Void> note(Tx tx, EvidenceRow row) {
        return repository
                .marked(tx, row, clock.instant())
                .chain(noted -> noted
                        ? Uni.createFrom().voidItem()
                        : unwanted.announce(tx, row, row.files().all()));
    }

    private Uni<Void> mark(EvidenceRow row, byte[] original, RenditionSize size) {
        List<String> lines = lines(row);
        return workers.compute(() -> Pen.INSTANCE.mark(original, size, lines))
                .chain(rendition -> storage.write(row.files().rendition(size, true), rendition.bytes()));
    }

    private List<String> lines(EvidenceRow row) {
        String time = TIME.format(row.createdAt.atZone(clock.getZone()));
        return List.of(row.ownerName + " · " + time, Objects.requireNonNullElse(row.caption, ""));
    }
}
