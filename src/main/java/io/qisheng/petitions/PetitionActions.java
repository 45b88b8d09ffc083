package io.qisheng.petitions;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.evidence.Evidence;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.evidence.domain.Purpose;
import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Decision;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.domain.PetitionCommand;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.platform.Caller;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Acts on a petition: lock, decide, write, answer, in one transaction. */
@ApplicationScoped
class PetitionActions {

    private final Idempotency idempotency;
    private final PetitionRepository repository;
    private final PetitionRules rules;
    private final ActionCommands commands;
    private final PetitionJournal journal;
    private final PetitionViews views;
    private final PetitionDenials denials;
    private final PetitionLooks looks;
    private final Evidence evidence;
    private final ObjectMapper json;
    private final Clock clock;

    PetitionActions(
            Idempotency idempotency,
            PetitionRepository repository,
            PetitionRules rules,
            ActionCommands commands,
            PetitionJournal journal,
            PetitionViews views,
            PetitionDenials denials,
            PetitionLooks looks,
            Evidence evidence,
            ObjectMapper json,
            Clock clock) {
        this.idempotency = idempotency;
        this.repository = repository;
        this.rules = rules;
        this.commands = commands;
        this.journal = journal;
        this.views = views;
        this.denials = denials;
        this.looks = looks;
        this.evidence = evidence;
        this.json = json;
        this.clock = clock;
    }

    /** One action under way. */
    private record Act(
            Tx tx, Caller caller, PetitionRecord row, PetitionDecider decider, Petition petition, View view) {

        Actor actor() {
            return PetitionScope.actor(caller);
        }
    }

    /**
     * The petition after the action. Fails with {@code not-found} where the caller may not know of it, with what the rules refuse,
     * with {@code precondition-failed} where the caller has seen another version than the one that is there, and with
     * {@code validation-failed} for ids and dates that do not fit.
     *
     * @param ifMatch the version that the caller has seen; without it the petition is acted on as it is
     */
    Uni<Answer> act(Caller caller, UUID id, @Nullable String ifMatch, ActionRequest request) {
        return idempotency
                .once(
                        caller,
                        tx -> open(tx, caller, id)
                                .invoke(act -> refuseEarly(act, request))
                                // Where the state forbids the action, that is said first: it tells more than that there
                                // was a change.
                                .invoke(act ->
                                        Precondition.mayMatch(ifMatch, act.row().etag()))
                                .call(act -> looks.note(act.tx(), act.caller(), act.row(), act.view()))
                                .chain(act -> carryOut(act, request)))
                .call(answer -> answer.replayed()
                        ? lookAgain(caller, id)
                        : Uni.createFrom().voidItem())
                .onFailure(ProblemException.class)
                .call(refusal -> denials.note(caller, id, request, (ProblemException) refusal));
    }

    /** A kept answer shows the petition again, which is a look like any other where the caller may still see it. */
    private Uni<Void> lookAgain(Caller caller, UUID id) {
        return repository
                .read(caller.districtId(), id)
                .chain(row -> row == null
                        ? Uni.createFrom().voidItem()
                        : looks.note(caller, row, PetitionAudience.view(row.petition(), PetitionScope.actor(caller))));
    }

    private Uni<Act> open(Tx tx, Caller caller, UUID id) {
        return repository
                .lock(tx, caller.districtId(), id)
                .map(Found::orMissing)
                .chain(row -> rules.current(tx).map(decider -> open(tx, caller, row, decider)));
    }

    private static Act open(Tx tx, Caller caller, PetitionRecord row, PetitionDecider decider) {
        Petition petition = row.petition();
        View view = PetitionAudience.view(petition, PetitionScope.actor(caller));
        if (view == View.NONE) {
            throw Found.missing();
        }
        return new Act(tx, caller, row, decider, petition, view);
    }

    /** What is refused whatever the command carries is refused before anything is looked up. */
    private void refuseEarly(Act act, ActionRequest request) {
        Decision.@Nullable Refused refused = act.decider().refusal(act.petition(), request.name(), act.actor(), now());
        if (refused != null) {
            throw Refusals.problem(refused);
        }
    }

    private Uni<Answer> carryOut(Act act, ActionRequest request) {
        return commands.of(act.tx(), act.caller(), act.petition(), request)
                .map(command -> decide(act, command))
                .call(applied -> attach(act, applied, request))
                .call(applied -> journal.write(
                        act.tx(),
                        act.caller(),
                        act.row(),
                        applied,
                        act.decider().clocks()))
                .chain(() -> answer(act));
    }

    private Decision.Applied decide(Act act, PetitionCommand command) {
        return switch (act.decider().decide(act.petition(), command, act.actor(), now())) {
            case Decision.Applied applied -> applied;
            case Decision.Refused refused -> throw Refusals.problem(refused);
            case Decision.Unfit unfit -> throw Refusals.problem(unfit);
        };
    }

    /** Photos belong to the row of the timeline that brought them, so that an internal note's photo is as internal as the note. */
    private Uni<Void> attach(Act act, Decision.Applied applied, ActionRequest request) {
        Purpose purpose = applied.entry().by().role() == Actor.Role.OWNER ? Purpose.PETITION : Purpose.PETITION_ANSWER;
        FactRef part = new FactRef(
                FactType.PETITION, act.row().key.id(), applied.entry().seq());
        String caption = act.row().number == null ? act.row().enterpriseName : act.row().number;
        return evidence.attach(act.tx(), act.caller(), request.photos(), purpose, part, caption)
                .invoke(violations -> {
                    if (!violations.isEmpty()) {
                        throw ProblemException.invalid(violations);
                    }
                })
                .replaceWithVoid();
    }

    /** Whoever acted sees what became of it, also when the action ended the own part in it, as a return does. */
    private Uni<Answer> answer(Act act) {
        return views.detail(act.tx(), act.caller(), act.row(), act.view(), act.decider())
                .map(detail -> Answer.ok(json.valueToTree(detail)).withEtag(detail.etag()));
    }

    /** The database keeps microseconds; what is decided must be what is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
