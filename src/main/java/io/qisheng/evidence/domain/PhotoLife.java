package io.qisheng.evidence.domain;

import io.qisheng.evidence.domain.PhotoCommand.Attach;
import io.qisheng.evidence.domain.PhotoCommand.Detach;
import io.qisheng.evidence.domain.PhotoCommand.Judge;
import io.qisheng.evidence.domain.PhotoCommand.Sweep;
import io.qisheng.evidence.domain.PhotoDecision.Applied;
import io.qisheng.evidence.domain.PhotoDecision.Refused;
import io.qisheng.evidence.domain.PhotoDecision.Repeated;
import java.time.Instant;

/** The life of a photo: TICKETED → VERIFIED or REFUSED → ATTACHED → REMOVED. */
public final class PhotoLife {

    private PhotoLife() {}

    /** Decides; pure, so that a repeated or late command can be decided again. */
    public static PhotoDecision decide(Photo photo, PhotoCommand command) {
        return switch (command) {
            case Judge judge -> judge(photo, judge);
            case Attach attach -> attach(photo, attach);
            case Detach detach -> detach(photo, detach);
            case Sweep sweep -> sweep(photo, sweep.now());
        };
    }

    /** The first verdict stands: whoever judges again gets the recorded one. */
    private static PhotoDecision judge(Photo photo, Judge judge) {
        return switch (photo.status()) {
            case TICKETED -> new Applied(photo.become(after(judge.verdict())));
            case VERIFIED, REFUSED, ATTACHED, REMOVED -> new Repeated();
        };
    }

    private static EvidenceStatus after(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Good good -> EvidenceStatus.VERIFIED;
            case Verdict.Bad bad -> EvidenceStatus.REFUSED;
        };
    }

    private static PhotoDecision attach(Photo photo, Attach attach) {
        if (!photo.ownerId().equals(attach.userId())) {
            return new Refused(PhotoRefusal.NOT_YOURS);
        }
        if (photo.purpose() != attach.purpose()) {
            return new Refused(PhotoRefusal.WRONG_PURPOSE);
        }
        return switch (photo.status()) {
            case VERIFIED -> new Applied(photo.attachedTo(attach.fact()));
            case ATTACHED ->
                attach.fact().equals(photo.fact()) ? new Repeated() : new Refused(PhotoRefusal.PROVES_ANOTHER_FACT);
            case TICKETED, REFUSED, REMOVED -> new Refused(PhotoRefusal.NOT_VERIFIED);
        };
    }

    private static PhotoDecision detach(Photo photo, Detach detach) {
        if (!detach.fact().equals(photo.fact())) {
            return new Refused(PhotoRefusal.NOT_ATTACHED_HERE);
        }
        return switch (photo.status()) {
            case ATTACHED -> new Applied(photo.become(EvidenceStatus.REMOVED));
            case REMOVED -> new Repeated();
            case TICKETED, VERIFIED, REFUSED -> new Refused(PhotoRefusal.NOT_ATTACHED_HERE);
        };
    }

    private static PhotoDecision sweep(Photo photo, Instant now) {
        boolean due = !now.isBefore(photo.createdAt().plus(PhotoLimits.UNATTACHED));
        return switch (photo.status()) {
            case TICKETED, VERIFIED ->
                due ? new Applied(photo.become(EvidenceStatus.REMOVED)) : new Refused(PhotoRefusal.STILL_WANTED);
            case ATTACHED -> new Refused(PhotoRefusal.STILL_WANTED);
            // a refused photo's files went with the verdict; its reasons stay
            case REFUSED, REMOVED -> new Repeated();
        };
    }
}
