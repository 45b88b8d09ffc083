package io.qisheng.evidence;

import io.qisheng.evidence.domain.EvidenceStatus;
import io.qisheng.evidence.domain.PixelSize;
import io.qisheng.evidence.domain.RenditionSize;
import io.qisheng.evidence.storage.PhotoKeys;
import io.qisheng.evidence.storage.PhotoSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/** What a photo looks like to whoever may see it. */
@ApplicationScoped
class EvidenceViews {

    private final PhotoSigner signer;
    private final Clock clock;

    EvidenceViews(PhotoSigner signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    EvidenceView inFact(EvidenceRow row) {
        return new EvidenceView(row.key.id(), row.status, renditions(row));
    }

    EvidenceDetail detail(EvidenceRow row) {
        return new EvidenceDetail(
                row.key.id(),
                row.purpose,
                row.status,
                row.contentType,
                row.size,
                local(row.createdAt),
                row.reasons == null ? null : List.of(row.reasons),
                shown(row) ? renditions(row) : null);
    }

    /** What there is to say about a ticket: something to upload with, as long as nothing was confirmed. */
    EvidenceTicket ticket(EvidenceRow row) {
        return row.status == EvidenceStatus.TICKETED
                ? ticket(row.files(), row.contentType, row.size)
                : new EvidenceTicket(row.key.id(), row.status, null, null);
    }

    /** A ticket to upload with, signed now. */
    EvidenceTicket ticket(PhotoKeys files, String contentType, int size) {
        PhotoSigner.Ticket ticket = signer.upload(files, contentType, size);
        return new EvidenceTicket(
                files.id(),
                EvidenceStatus.TICKETED,
                new EvidenceTicket.Upload(ticket.url(), ticket.fields()),
                local(ticket.expiresAt()));
    }

    private List<RenditionView> renditions(EvidenceRow row) {
        return Stream.of(RenditionSize.values())
                .map(size -> rendition(row, size))
                .toList();
    }

    private RenditionView rendition(EvidenceRow row, RenditionSize size) {
        PixelSize pixels = row.pixels().fit(size.longEdge());
        PhotoSigner.SignedUrl signed = signer.download(row.files().rendition(size, row.markedAt != null));
        return new RenditionView(pixels.width(), pixels.height(), signed.url(), local(signed.expiresAt()));
    }

    private static boolean shown(EvidenceRow row) {
        return row.status == EvidenceStatus.VERIFIED || row.status == EvidenceStatus.ATTACHED;
    }

    private OffsetDateTime local(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
