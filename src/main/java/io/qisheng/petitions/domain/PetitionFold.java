package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Answering.Rating;
import io.qisheng.petitions.domain.Ending.Closure;
import io.qisheng.petitions.domain.Filing.Person;
import io.qisheng.petitions.domain.Handling.Consultation;
import io.qisheng.petitions.domain.Handling.Extension;
import io.qisheng.petitions.domain.Petition.Confirmation;
import io.qisheng.petitions.domain.PetitionEvent.*;
import io.qisheng.petitions.domain.TimelineEntry.By;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the state from the timeline, one row after the other; it believes what happened and refuses nothing but a gap. */
public final class PetitionFold {

    private PetitionFold() {}

    /** The petition that this filing became. */
    public static Petition fold(Filing filing, Iterable<TimelineEntry> timeline) {
        Petition petition = Petition.draft(filing);
        for (TimelineEntry entry : timeline) {
            petition = apply(petition, entry);
        }
        return petition;
    }

    /** The petition after this row. */
    public static Petition apply(Petition petition, TimelineEntry entry) {
        if (entry.seq() != petition.seq() + 1 || entry.from() != petition.status()) {
            throw new IllegalStateException("row " + entry.seq() + " from " + entry.from() + " does not follow row "
                    + petition.seq() + " in " + petition.status());
        }
        Next next = new Next(petition);
        next.take(entry);
        return next.at(entry);
    }

    /** The next state while it is being made; it never leaves {@link #apply}. */
    private static final class Next {

        private Filing filing;
        private Petition.@Nullable Submission submission;
        private @Nullable Triage triage;
        private Routing routing;
        private Handling handling;
        private Answering answering;
        private @Nullable Ending ending;
        private @Nullable Person confirmedBy;
        private @Nullable Confirmation settled;
        private List<UUID> joined;
        private @Nullable UUID campaignId;
        private Petition.@Nullable Publication publication;

        Next(Petition petition) {
            filing = petition.filing();
            submission = petition.submission();
            triage = petition.triage();
            routing = petition.routing();
            handling = petition.handling();
            answering = petition.answering();
            ending = petition.ending();
            confirmedBy = petition.confirmedBy();
            settled = petition.settled();
            joined = petition.joined();
            campaignId = petition.campaignId();
            publication = petition.publication();
        }

        Petition at(TimelineEntry entry) {
            return new Petition(
                    filing,
                    entry.to(),
                    entry.seq(),
                    submission,
                    triage,
                    routing,
                    handling,
                    answering,
                    ending,
                    confirmedBy,
                    settled,
                    joined,
                    campaignId,
                    publication);
        }

        void take(TimelineEntry entry) {
            Instant at = entry.at();
            switch (entry.data()) {
                case Submitted e -> submit(e, at);
                case Accepted e -> triage = new Triage(e.category(), e.urgency(), e.complexity(), e.terms(), at);
                case Rejected e -> ending = Ending.rejected(e.reasonCode(), e.text(), e.duplicateOf(), at);
                case Dispatched e -> routing = routing.dispatched(e.leadDepartment(), e.assistingDepartments(), at);
                case Taken _ -> routing = routing.taken(at);
                case Returned _ -> routing = routing.returned();
                case Ruled e -> routing = routing.ruledTo(e.leadDepartment(), at);
                case Claimed _ -> handling = handling.claimedBy(person(entry.by()));
                case Released _ -> handling = handling.claimedBy(null);
                case Noted e -> note(e, entry);
                case Promised e ->
                    handling = handling.contacted(at).promised(new Handling.Promise(e.text(), e.dueDate(), at));
                case Paused e -> handling = handling.contacted(at).paused(e.missing(), at);
                case Supplemented _ -> handling = handling.resumed(at);
                case ConsultationCalled e -> callConsultation(e, entry.by());
                case ConsultationConcluded e -> concludeConsultation(e);
                case ExtensionRequested e ->
                    handling = handling.extending(new Extension(e.days(), e.reason(), at, null));
                case ExtensionDecided e -> decideExtension(e);
                case Urged _ -> handling = handling.urged(at);
                case Supervised _ -> {}
                case Answered e -> answer(e, entry.seq(), at);
                case Rated e -> rate(e, entry);
                case Reviewed e -> ending = Ending.closed(Closure.REVIEWED, e.solved(), at);
                case ClosedUnrated _ -> ending = Ending.closed(Closure.UNRATED, null, at);
                case Withdrawn e -> ending = Ending.withdrawn(e.reason(), at);
                case Joined e ->
                    joined = Stream.concat(joined.stream(), Stream.of(e.enterpriseId()))
                            .toList();
                case Linked e -> campaignId = e.campaignId();
                case Unlinked _ -> campaignId = null;
                case Progressed _ -> {}
                case FilingConfirmed _ -> confirmedBy = person(entry.by());
                case FilingRefused e -> refuse(e, at);
                case MarkedUnconfirmed _ -> settled = Confirmation.UNCONFIRMED;
                case PublishingConsented _ -> publication = Petition.Publication.consented(at);
                case ConsentWithdrawn _ -> publication = null;
                case Published e -> publish(e);
                case Unpublished _ ->
                    publication = Petition.Publication.consented(
                            Objects.requireNonNull(publication).consentedAt());
            }
        }

        private void refuse(FilingRefused refused, Instant at) {
            settled = Confirmation.REFUSED;
            ending = Ending.withdrawn(refused.reason(), at);
        }

        /** What an order says by itself is said for good once it is filed. */
        private void submit(Submitted submitted, Instant at) {
            filing = filing.with(filing.content().completed());
            submission = new Petition.Submission(submitted.number(), at, submitted.terms());
        }

        private void note(Noted note, TimelineEntry entry) {
            boolean department =
                    entry.by().role() == Actor.Role.HANDLER || entry.by().role() == Actor.Role.DEPARTMENT_LEAD;
            if (department && !note.internal() && routing.takenAt() != null) {
                handling = handling.contacted(entry.at());
            }
        }

        private void callConsultation(ConsultationCalled called, By by) {
            routing = routing.consulting(called.departments());
            handling = handling.consulting(
                    new Consultation(person(by), called.question(), called.meetsAt(), null, List.of()));
        }

        private void concludeConsultation(ConsultationConcluded concluded) {
            Consultation open = Objects.requireNonNull(handling.consultation());
            handling = handling.consulting(new Consultation(
                    open.convenor(), open.question(), open.meetsAt(), concluded.resolution(), concluded.tasks()));
        }

        private void decideExtension(ExtensionDecided decided) {
            Extension asked = Objects.requireNonNull(handling.extension());
            handling =
                    handling.extending(new Extension(asked.days(), asked.reason(), asked.askedAt(), decided.granted()));
        }

        private void answer(Answered answered, int seq, Instant at) {
            handling = handling.contacted(at).withoutPendingExtension();
            answering = answering.answered(
                    new Answering.Answer(seq, answered.outcome(), answered.text(), answered.evidenceIds(), at));
        }

        private void publish(Published published) {
            Petition.Publication consented = Objects.requireNonNull(publication);
            publication = new Petition.Publication(
                    consented.consentedAt(), published.text(), published.title(), published.question());
        }

        private void rate(Rated rated, TimelineEntry entry) {
            answering = answering.rated(new Rating(rated.solved(), rated.satisfaction(), rated.text(), entry.at()));
            if (entry.to() == PetitionStatus.CLOSED) {
                ending = Ending.closed(Closure.RATED, rated.solved(), entry.at());
            }
            if (entry.to() == PetitionStatus.HANDLING) {
                publication = null; // what was agreed to was the answer that is being done again
            }
        }

        private static Person person(By by) {
            return new Person(Objects.requireNonNull(by.id()), by.name());
        }
    }
}
