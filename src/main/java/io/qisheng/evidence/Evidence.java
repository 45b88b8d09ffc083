package io.qisheng.evidence;

import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.evidence.domain.Purpose;
import io.qisheng.platform.Caller;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What other features do with photos: let them prove a fact, show them with it, and let them go. */
@ApplicationScoped
public class Evidence {

    private final AttachmentService attachments;

    Evidence(AttachmentService attachments) {
        this.attachments = attachments;
    }

    /**
     * Lets the caller's photos prove a fact, all or none. Photos that prove it already stay as they are, so that a repeated call
     * does no harm. The watermark is drawn soon after the commit.
     *
     * @param caption what the watermark says the photos are for, such as the petition's number
     * @return nothing when they are attached; otherwise everything that is wrong, pointing at {@code /evidenceIds/{index}}:
     *     {@code not-found} for a photo that does not exist or is someone else's, {@code not-usable} for one that was taken for
     *     another purpose, is not verified, or proves another fact. The caller then rolls back.
     */
    public Uni<List<Violation>> attach(
            Tx tx, Caller caller, List<UUID> ids, Purpose purpose, FactRef fact, String caption) {
        return attachments.attach(tx, caller, ids, purpose, fact, caption);
    }

    /** Lets go of the photos of a fact's part that are not in {@code kept}, as when a draft is edited; their files are deleted. */
    public Uni<Void> keepOnly(Tx tx, UUID districtId, FactRef fact, Collection<UUID> kept) {
        return attachments.keepOnly(tx, districtId, fact, kept);
    }

    /**
     * The photos of some facts by the part that they prove, in the order in which they were attached, with addresses signed now.
     * Whoever calls has decided that they may be seen.
     */
    public Uni<Map<FactRef, List<EvidenceView>>> views(
            Tx tx, UUID districtId, FactType type, Collection<UUID> factIds) {
        return attachments.views(tx, districtId, type, factIds);
    }
}
