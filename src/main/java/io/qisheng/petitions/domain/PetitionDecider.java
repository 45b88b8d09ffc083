package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Condition.Moment;
import io.qisheng.petitions.domain.Decision.Applied;
import io.qisheng.petitions.domain.Decision.Refused;
import io.qisheng.petitions.domain.Decision.Unfit;
import io.qisheng.petitions.domain.Handling.Extension;
import io.qisheng.petitions.domain.PetitionCommand.*;
import io.qisheng.petitions.domain.PetitionEvent.*;
import io.qisheng.platform.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a command does to a petition. The same table of rules says what is allowed, so that a client is never offered
 * what would be refused.
 */
public record PetitionDecider(SlaPolicies policies, Clocks clocks) {

    /** What this actor may do with the petition now. */
    public Set<PetitionAction> allowedActions(Petition petition, Actor actor, Instant now) {
        Set<Standing> standings = PetitionAudience.standings(petition, actor);
        return ActionTable.allowed(petition, standings, new Moment(actor, now, clocks));
    }

    /**
     * The one decision. Refusals: {@code petition-action-not-allowed} in a wrong status, {@code petition-action-forbidden} to a
     * wrong person, the condition's own problem otherwise, {@code petition-incomplete} for a draft that lacks something. Data
     * that do not fit this petition are {@link Unfit}.
     */
    public Decision decide(Petition petition, PetitionCommand command, Actor actor, Instant now) {
        Refused refused = refusal(petition, command.action(), actor, now);
        if (refused != null) {
            return refused;
        }
        List<Fault> faults =
                new CommandFaults(petition, now, clocks.time().local(now).toLocalDate()).of(command);
        if (!faults.isEmpty()) {
            ProblemType problem = faulty(command);
            return problem == null
                    ? new Unfit(faults)
                    : new Refused(problem, petition.status(), allowedActions(petition, actor, now), faults);
        }
        if (command instanceof Join join
                && petition.joined().contains(join.enterprise().id())) {
            return refuse(petition, actor, now, PetitionProblem.PETITION_JOINED_ALREADY);
        }
        Set<Standing> standings = PetitionAudience.standings(petition, actor);
        Standing acting = ActionTable.of(command.action()).who().stream()
                .filter(standings::contains)
                .findFirst()
                .orElseThrow();
        return apply(petition, command, new TimelineEntry.By(actor.id(), actor.name(), acting.roleOf(actor)), now);
    }

    /** How the faults of a command are called, where they are not in its form. */
    private static @Nullable ProblemType faulty(PetitionCommand command) {
        return switch (command) {
            case Submit _ -> PetitionProblem.PETITION_INCOMPLETE;
            case Publish _ -> PetitionProblem.PETITION_TEXT_REVEALS;
            default -> null;
        };
    }

    /** Why this actor cannot do this now, whatever the command carries; nothing when it depends on what it carries. */
    public @Nullable Refused refusal(Petition petition, PetitionAction action, Actor actor, Instant now) {
        ActionTable.Rule rule = ActionTable.of(action);
        if (!rule.from().contains(petition.status())) {
            return refuse(petition, actor, now, wrongStatus(petition, action));
        }
        if (!rule.isFor(PetitionAudience.standings(petition, actor))) {
            return refuse(petition, actor, now, PetitionProblem.PETITION_ACTION_FORBIDDEN);
        }
        Moment moment = new Moment(actor, now, clocks);
        return rule.conditions().stream()
                .filter(condition -> !condition.holds(petition, moment))
                .findFirst()
                .map(condition -> refuse(petition, actor, now, condition.otherwise()))
                .orElse(null);
    }

    private Applied apply(Petition petition, PetitionCommand command, TimelineEntry.By by, Instant now) {
        TimelineEntry entry = new TimelineEntry(
                petition.seq() + 1,
                command.action(),
                petition.status(),
                target(petition, command),
                by,
                now,
                event(petition, command, by, now));
        return new Applied(entry, PetitionFold.apply(petition, entry));
    }

    private static PetitionStatus target(Petition petition, PetitionCommand command) {
        return switch (command) {
            case Submit _ -> PetitionStatus.SUBMITTED;
            case Accept _, Return _ -> PetitionStatus.ACCEPTED;
            case Reject _ -> PetitionStatus.REJECTED;
            case Dispatch _, Rule _ -> PetitionStatus.DISPATCHED;
            case Take _, Release _ -> PetitionStatus.TAKEN;
            case Claim _, Supplement _, Conclude _ -> PetitionStatus.HANDLING;
            case Pause _ -> PetitionStatus.PAUSED;
            case Consult _ -> PetitionStatus.CONSULTING;
            case Answer _ -> PetitionStatus.ANSWERED;
            case Rate rate -> rated(petition, rate);
            case Review _, CloseUnrated _ -> PetitionStatus.CLOSED;
            case Withdraw _, RefuseFiling _ -> PetitionStatus.WITHDRAWN;
            case Note _,
                    Promise _,
                    RequestExtension _,
                    DecideExtension _,
                    Urge _,
                    Supervise _,
                    Join _,
                    Link _,
                    Unlink _,
                    Progress _,
                    ConfirmFiling _,
                    MarkUnconfirmed _,
                    ConsentToPublish _,
                    WithdrawConsent _,
                    Publish _,
                    Unpublish _ -> petition.status();
        };
    }

    /** The first dissatisfaction reopens, the second waits for a supervisor. */
    private static PetitionStatus rated(Petition petition, Rate rate) {
        Answering.Rating rating = new Answering.Rating(rate.solved(), rate.satisfaction(), rate.text(), Instant.EPOCH);
        if (!rating.demandsMore()) {
            return PetitionStatus.CLOSED;
        }
        return petition.answering().reopenedAt() == null ? PetitionStatus.HANDLING : PetitionStatus.ANSWERED;
    }

    private PetitionEvent event(Petition petition, PetitionCommand command, TimelineEntry.By by, Instant now) {
        UUID district = petition.filing().districtId();
        return switch (command) {
            case Submit c -> submitted(petition, c, now);
            case Accept c ->
                new Accepted(
                        c.category(),
                        c.urgency(),
                        c.complexity(),
                        policies.find(district, c.category(), c.urgency(), c.complexity(), now));
            case Reject c -> new Rejected(c.reasonCode(), c.text(), c.duplicateOf());
            case Dispatch c -> new Dispatched(c.lead(), c.assisting(), c.note());
            case Take _ -> new Taken();
            case Return c -> new Returned(c.reason());
            case Rule c -> new Ruled(c.lead(), c.reason());
            case Claim _ -> new Claimed();
            case Release c -> new Released(c.reason());
            // What the filer says is said to the staff and to the filer: it cannot be internal.
            case Note c -> new Noted(c.text(), c.internal() && by.role() != Actor.Role.OWNER, c.evidenceIds());
            case Promise c -> new Promised(c.text(), c.dueDate());
            case Pause c -> new Paused(c.missing());
            case Supplement c -> new Supplemented(c.text(), c.evidenceIds());
            case Consult c -> new ConsultationCalled(c.departments(), c.question(), c.meetsAt());
            case Conclude c -> new ConsultationConcluded(c.resolution(), c.tasks());
            case RequestExtension c -> new ExtensionRequested(c.days(), c.reason());
            case DecideExtension c -> new ExtensionDecided(c.granted(), pendingDays(petition), c.reason());
            case Urge c -> new Urged(c.text());
            case Supervise c -> new Supervised(c.text());
            case Answer c -> new Answered(c.outcome(), c.text(), c.evidenceIds());
            case Rate c -> new Rated(c.solved(), c.satisfaction(), c.text());
            case Review c -> new Reviewed(c.solved(), c.text());
            case CloseUnrated _ -> new ClosedUnrated();
            case Withdraw c -> new Withdrawn(c.reason());
            case Join c -> new Joined(c.enterprise().id());
            case Link c -> new Linked(c.campaignId());
            case Unlink c -> new Unlinked(Objects.requireNonNull(petition.campaignId()), c.reason());
            case Progress c -> new Progressed(Objects.requireNonNull(petition.campaignId()), c.text());
            case ConfirmFiling _ -> new FilingConfirmed();
            case RefuseFiling c -> new FilingRefused(c.reason());
            case MarkUnconfirmed _ -> new MarkedUnconfirmed();
            case ConsentToPublish _ -> new PublishingConsented();
            case WithdrawConsent _ -> new ConsentWithdrawn();
            case Publish c -> new Published(c.title(), c.question(), c.text());
            case Unpublish c -> new Unpublished(c.reason());
        };
    }

    private Submitted submitted(Petition petition, Submit submit, Instant now) {
        String category = petition.filing().content().completed().category();
        UUID district = petition.filing().districtId();
        return new Submitted(submit.number(), policies.onSubmit(district, Objects.requireNonNull(category), now));
    }

    private static int pendingDays(Petition petition) {
        Extension extension = Objects.requireNonNull(petition.handling().extension());
        return extension.days();
    }

    private static ProblemType wrongStatus(Petition petition, PetitionAction action) {
        boolean lost = action == PetitionAction.CLAIM && petition.status() == PetitionStatus.HANDLING;
        return lost ? PetitionProblem.PETITION_ALREADY_CLAIMED : PetitionProblem.PETITION_ACTION_NOT_ALLOWED;
    }

    private Refused refuse(Petition petition, Actor actor, Instant now, ProblemType problem) {
        return new Refused(problem, petition.status(), allowedActions(petition, actor, now), List.of());
    }
}
