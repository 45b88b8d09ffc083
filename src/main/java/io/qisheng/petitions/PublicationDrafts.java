package io.qisheng.petitions;

import static java.util.Objects.requireNonNull;

import io.qisheng.petitions.domain.Answering.Answer;
import io.qisheng.petitions.domain.Decision;
import io.qisheng.petitions.domain.Filing;
import io.qisheng.petitions.domain.Filing.Person;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.petitions.publishing.domain.Identities;
import io.qisheng.petitions.publishing.domain.Redaction;
import io.qisheng.platform.Caller;
import io.qisheng.platform.limits.BoundedWork;
import io.qisheng.platform.problem.Found;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Proposes to a reviewer what to take out of an answer before all see it. */
@ApplicationScoped
class PublicationDrafts {

    private static final int MOST_ASKING = 8;
    private static final int RETRY_AFTER = 5;

    private final PetitionRepository repository;
    private final PetitionRules rules;
    private final Contacts contacts;
    private final Clock clock;
    private final BoundedWork reading;

    PublicationDrafts(PetitionRepository repository, PetitionRules rules, Contacts contacts, Clock clock, Vertx vertx) {
        this.repository = repository;
        this.rules = rules;
        this.contacts = contacts;
        this.clock = clock;
        this.reading = new BoundedWork(vertx, "drafts", 1, MOST_ASKING, RETRY_AFTER);
    }

    /** The proposal; fails with {@code not-found}, with what the rules say to publishing it now and with {@code unavailable} in a rush. */
    Uni<PublicationDraft> propose(Caller caller, UUID id) {
        return repository
                .read(caller.districtId(), id)
                .map(row -> seen(caller, row))
                .chain(row -> rules.current()
                        .invoke(decider -> refuse(caller, row, decider))
                        .chain(decider -> draft(row)));
    }

    private static PetitionRecord seen(Caller caller, @Nullable PetitionRecord row) {
        PetitionRecord found = Found.orMissing(row);
        if (PetitionAudience.view(found.petition(), PetitionScope.actor(caller)) == View.NONE) {
            throw Found.missing();
        }
        return found;
    }

    /** Whoever cannot publish it needs no draft. What is hidden from somebody cannot be published, so no look has to be logged. */
    private void refuse(Caller caller, PetitionRecord row, PetitionDecider decider) {
        Decision.@Nullable Refused refused =
                decider.refusal(row.petition(), PetitionAction.PUBLISH, PetitionScope.actor(caller), clock.instant());
        if (refused != null) {
            throw Refusals.problem(refused);
        }
    }

    private Uni<PublicationDraft> draft(PetitionRecord row) {
        Redaction redaction = redaction(row);
        String title = requireNonNull(row.title);
        String text = requireNonNull(row.text);
        Answer answer = requireNonNull(row.petition().answer());
        String etag = row.etag();
        return reading.done(() -> new PublicationDraft(
                PublicationDraft.Part.of(title, redaction),
                PublicationDraft.Part.of(text, redaction),
                PublicationDraft.Part.of(answer.text(), redaction),
                etag));
    }

    /** What says who is behind this petition. */
    Redaction redaction(PetitionRecord row) {
        Petition petition = row.petition();
        Filing filing = petition.filing();
        CreatePetition.Contact contact = contacts.read(row);
        List<String> people = Stream.of(
                        filing.filer(),
                        filing.filedBy(),
                        petition.confirmedBy(),
                        petition.handling().handler())
                .flatMap(Stream::ofNullable)
                .map(Person::name)
                .distinct()
                .toList();
        return new Redaction(new Identities(
                filing.enterprise().name(),
                contact == null ? null : contact.name(),
                contact == null ? null : contact.phone(),
                people));
    }
}
