package io.qisheng.petitions.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names of what can be done, each with the event that it leaves on the timeline. */
public enum PetitionAction {
    SUBMIT(PetitionEvent.Submitted.class),
    ACCEPT(PetitionEvent.Accepted.class),
    REJECT(PetitionEvent.Rejected.class),
    DISPATCH(PetitionEvent.Dispatched.class),
    TAKE(PetitionEvent.Taken.class),
    RETURN(PetitionEvent.Returned.class),
    RULE(PetitionEvent.Ruled.class),
    CLAIM(PetitionEvent.Claimed.class),
    RELEASE(PetitionEvent.Released.class),
    NOTE(PetitionEvent.Noted.class),
    PROMISE(PetitionEvent.Promised.class),
    PAUSE(PetitionEvent.Paused.class),
    SUPPLEMENT(PetitionEvent.Supplemented.class),
    CONSULT(PetitionEvent.ConsultationCalled.class),
    CONCLUDE(PetitionEvent.ConsultationConcluded.class),
    REQUEST_EXTENSION(PetitionEvent.ExtensionRequested.class),
    DECIDE_EXTENSION(PetitionEvent.ExtensionDecided.class),
    URGE(PetitionEvent.Urged.class),
    SUPERVISE(PetitionEvent.Supervised.class),
    ANSWER(PetitionEvent.Answered.class),
    RATE(PetitionEvent.Rated.class),
    REVIEW(PetitionEvent.Reviewed.class),
    CLOSE_UNRATED(PetitionEvent.ClosedUnrated.class),
    WITHDRAW(PetitionEvent.Withdrawn.class),
    JOIN(PetitionEvent.Joined.class),
    LINK(PetitionEvent.Linked.class),
    UNLINK(PetitionEvent.Unlinked.class),
    /** News of the campaign that the petition belongs to; nobody asks for it on the petition itself. */
    PROGRESS(PetitionEvent.Progressed.class),
    CONFIRM_FILING(PetitionEvent.FilingConfirmed.class),
    REFUSE_FILING(PetitionEvent.FilingRefused.class),
    MARK_UNCONFIRMED(PetitionEvent.MarkedUnconfirmed.class),
    CONSENT_TO_PUBLISH(PetitionEvent.PublishingConsented.class),
    WITHDRAW_CONSENT(PetitionEvent.ConsentWithdrawn.class),
    PUBLISH(PetitionEvent.Published.class),
    UNPUBLISH(PetitionEvent.Unpublished.class);

    private static final Map<String, PetitionAction> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PetitionAction::code, Function.identity()));

    private final Class<? extends PetitionEvent> eventType;

    PetitionAction(Class<? extends PetitionEvent> eventType) {
        this.eventType = eventType;
    }

    /** The action as the contract writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Class<? extends PetitionEvent> eventType() {
        return eventType;
    }

    /** The action of this name; raises {@link IllegalArgumentException} for a name that the contract does not know. */
    public static PetitionAction ofCode(String code) {
        PetitionAction action = BY_CODE.get(code);
        if (action == null) {
            throw new IllegalArgumentException("no action " + code);
        }
        return action;
    }
}
