package io.qisheng.petitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.evidence.Evidence;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.evidence.domain.Purpose;
import io.qisheng.petitions.FilingInputs.Filed;
import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Decision;
import io.qisheng.petitions.domain.Filing;
import io.qisheng.petitions.domain.Filing.Content;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.domain.PetitionCommand.Submit;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.petitions.domain.PetitionProblem;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.petitions.orders.ServiceOrders;
import io.qisheng.platform.Caller;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files petitions, and keeps and rewrites drafts. */
@ApplicationScoped
class PetitionFilings {

    private final Idempotency idempotency;
    private final Transactions transactions;
    private final PetitionRepository repository;
    private final PetitionRules rules;
    private final PetitionNumbers numbers;
    private final FilingInputs inputs;
    private final Contacts contacts;
    private final PetitionJournal journal;
    private final PetitionViews views;
    private final Evidence evidence;
    private final ObjectMapper json;
    private final Clock clock;

    PetitionFilings(
            Idempotency idempotency,
            Transactions transactions,
            PetitionRepository repository,
            PetitionRules rules,
            PetitionNumbers numbers,
            FilingInputs inputs,
            Contacts contacts,
            PetitionJournal journal,
            PetitionViews views,
            Evidence evidence,
            ObjectMapper json,
            Clock clock) {
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.repository = repository;
        this.rules = rules;
        this.numbers = numbers;
        this.inputs = inputs;
        this.contacts = contacts;
        this.journal = journal;
        this.views = views;
        this.evidence = evidence;
        this.json = json;
        this.clock = clock;
    }

    /** A petition as it begins, with the row of the timeline that filed it, if it was filed. */
    private record Begun(Petition petition, @Nullable TimelineEntry submitted) {}

    /**
     * 201 with the new petition, or 200 with the one that the same user filed under the same id before. Fails with
     * {@code petition-id-taken} for another's id, {@code petition-incomplete} and {@code validation-failed}.
     */
    Uni<Answer> create(Caller caller, CreatePetition wish) {
        return idempotency.once(
                caller,
                tx -> earlier(tx, caller, wish.id())
                        .chain(earlier -> earlier == null ? begin(tx, caller, wish) : again(tx, caller, earlier)));
    }

    private Uni<@Nullable PetitionRecord> earlier(Tx tx, Caller caller, @Nullable UUID id) {
        return id == null
                ? Uni.createFrom().nullItem()
                : repository.lockId(tx, id).chain(() -> repository.find(tx, caller.districtId(), id));
    }

    private Uni<Answer> again(Tx tx, Caller caller, PetitionRecord row) {
        Filing filing = row.petition().filing();
        Filing.Person maker = filing.filedBy() == null ? filing.filer() : filing.filedBy();
        if (maker == null || !maker.id().equals(caller.userId())) {
            return Uni.createFrom().failure(ProblemException.of(PetitionProblem.PETITION_ID_TAKEN));
        }
        return rules.current(tx).chain(decider -> show(tx, caller, row, decider, 200));
    }

    private Uni<Answer> begin(Tx tx, Caller caller, CreatePetition wish) {
        return rules.current(tx)
                .chain(decider -> inputs.filing(tx, caller, wish, now())
                        .chain(filing -> start(tx, caller, wish, filing, decider))
                        .chain(begun -> store(tx, caller, wish, begun, decider)));
    }

    private Uni<Begun> start(Tx tx, Caller caller, CreatePetition wish, Filing filing, PetitionDecider decider) {
        Petition draft = Petition.draft(filing);
        return wish.files()
                ? numbers.next(tx).map(number -> submit(caller, draft, number, decider))
                : Uni.createFrom().item(new Begun(draft, null));
    }

    private Begun submit(Caller caller, Petition draft, String number, PetitionDecider decider) {
        Actor actor = PetitionScope.actor(caller);
        return switch (decider.decide(
                draft, new Submit(number), actor, draft.filing().createdAt())) {
            case Decision.Applied applied -> new Begun(applied.petition(), applied.entry());
            case Decision.Refused refused -> throw Refusals.problem(refused);
            case Decision.Unfit unfit -> throw Refusals.problem(unfit);
        };
    }

    private Uni<Answer> store(Tx tx, Caller caller, CreatePetition wish, Begun begun, PetitionDecider decider) {
        PetitionRecord row = PetitionRecord.of(begun.petition(), decider.clocks());
        contacts.put(row, wish.contact());
        return journal.begin(tx, caller, row, begun.petition(), begun.submitted())
                .chain(() -> attach(tx, caller, row))
                .chain(() -> show(tx, caller, row, decider, 201));
    }

    /** The filer's photos prove the filing itself. Those that a draft has dropped are let go. */
    private Uni<Void> attach(Tx tx, Caller caller, PetitionRecord row) {
        FactRef whole = FactRef.of(FactType.PETITION, row.key.id());
        Content content = row.petition().filing().content();
        String caption = row.number == null ? row.enterpriseName : row.number;
        return evidence.attach(tx, caller, content.photos(), Purpose.PETITION, whole, caption)
                .invoke(violations -> {
                    if (!violations.isEmpty()) {
                        throw ProblemException.invalid(ServiceOrders.pointed(violations, content));
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Rewrites a draft. Fails with {@code not-found}, {@code precondition-required} and {@code precondition-failed} for the version,
     * {@code petition-not-draft} after submission.
     */
    Uni<Answer> patch(Caller caller, UUID id, @Nullable String ifMatch, JsonNode changes) {
        return transactions.write(tx -> repository
                .lock(tx, caller.districtId(), id)
                .map(Found::orMissing)
                .invoke(row -> mayRewrite(caller, row, ifMatch))
                .chain(row -> rules.current(tx).chain(decider -> rewrite(tx, caller, row, decider, changes))));
    }

    private static void mayRewrite(Caller caller, PetitionRecord row, @Nullable String ifMatch) {
        Petition petition = row.petition();
        View view = PetitionAudience.view(petition, PetitionScope.actor(caller));
        if (view == View.NONE) {
            throw Found.missing();
        }
        if (petition.status() != PetitionStatus.DRAFT) {
            throw ProblemException.of(PetitionProblem.PETITION_NOT_DRAFT).with("petitionStatus", row.status);
        }
        Precondition.mustMatch(ifMatch, row.etag());
    }

    private Uni<Answer> rewrite(Tx tx, Caller caller, PetitionRecord row, PetitionDecider decider, JsonNode changes) {
        FactRef whole = FactRef.of(FactType.PETITION, row.key.id());
        return inputs.patched(tx, caller, row.petition().filing(), contacts.read(row), changes)
                .call(filed -> keep(tx, caller, row, decider, filed))
                .call(filed -> evidence.keepOnly(
                        tx, caller.districtId(), whole, filed.filing().content().photos()))
                .call(() -> attach(tx, caller, row))
                .chain(() -> show(tx, caller, row, decider, 200));
    }

    private Uni<Void> keep(Tx tx, Caller caller, PetitionRecord row, PetitionDecider decider, Filed filed) {
        contacts.put(row, filed.contact());
        return journal.rewrite(tx, caller, row, Petition.draft(filed.filing()), decider.clocks());
    }

    private Uni<Answer> show(Tx tx, Caller caller, PetitionRecord row, PetitionDecider decider, int status) {
        View view = shownToFiler(caller, row);
        if (view == View.NONE) {
            return Uni.createFrom().failure(Found.missing());
        }
        String location = "/api/v1/petitions/" + row.key.id();
        return views.detail(tx, caller, row, view, decider)
                .map(detail -> new Answer(
                        status,
                        status == 201 ? location : null,
                        Objects.requireNonNull(detail.etag()),
                        json.valueToTree(detail),
                        false));
    }

    /**
     * Who files on an enterprise's behalf does not become the filer: unless an office lets see more, the answer is a receipt with
     * the number, and from then on the petition is the enterprise's.
     */
    private static View shownToFiler(Caller caller, PetitionRecord row) {
        View view = PetitionAudience.view(row.petition(), PetitionScope.actor(caller));
        boolean clerk = caller.userId().equals(row.filedById);
        return view == View.NONE && clerk ? View.PUBLIC : view;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
