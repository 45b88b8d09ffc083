package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.petitions.domain.Petition.Confirmation;
import java.time.Instant;

/** What must hold beside the status before an action is possible, and how its absence is called. */
enum Condition {
    /** Two returns, and only a supervisor sends it on. */
    NOT_WAITING_FOR_RULING(PetitionProblem.PETITION_RULING_REQUIRED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return !petition.routing().needsRuling();
        }
    },
    WAITING_FOR_RULING(PetitionProblem.PETITION_ACTION_NOT_ALLOWED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return petition.routing().needsRuling();
        }
    },
    NOT_RULED(PetitionProblem.PETITION_RETURN_CLOSED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return !petition.routing().ruled();
        }
    },
    NO_EXTENSION_YET(PetitionProblem.PETITION_EXTENSION_USED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return petition.handling().extension() == null;
        }
    },
    WITHIN_ANSWER_LIMIT(PetitionProblem.PETITION_EXTENSION_TOO_LATE) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return moment.clocks().answer(petition, moment.now()).isInTime();
        }
    },
    EXTENSION_PENDING(PetitionProblem.PETITION_EXTENSION_NOT_PENDING) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return petition.handling().extensionPending();
        }
    },
    NOT_URGED_TODAY(PetitionProblem.PETITION_URGED_TODAY) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            Instant urged = petition.handling().urgedAt();
            WorkingTime time = moment.clocks().time();
            return urged == null || time.workingDayOf(urged).isBefore(time.workingDayOf(moment.now()));
        }
    },
    NOT_AWAITING_REVIEW(PetitionProblem.PETITION_ACTION_NOT_ALLOWED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return !petition.awaitsReview();
        }
    },
    AWAITING_REVIEW(PetitionProblem.PETITION_ACTION_NOT_ALLOWED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return petition.awaitsReview();
        }
    },
    RATING_TIME_OVER(PetitionProblem.PETITION_ACTION_NOT_ALLOWED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            WorkingTime.Due due = moment.clocks().ratingDue(petition);
            return due != null && moment.now().isAfter(due.at());
        }
    },
    /** Others may join what they can see: a public petition, from acceptance on. */
    SHOWN_TO_OTHERS(PetitionProblem.PETITION_ACTION_NOT_ALLOWED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return petition.triage() != null && petition.filing().content().visibility() == Visibility.PUBLIC;
        }
    },
    NOT_JOINED_BY_ALL(PetitionProblem.PETITION_JOINED_ALREADY) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return !petition.joinableBy(moment.actor()).isEmpty();
        }
    },
    NOT_IN_CAMPAIGN(PetitionProblem.PETITION_LINKED_ALREADY) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return petition.campaignId() == null;
        }
    },
    IN_CAMPAIGN(PetitionProblem.PETITION_NOT_LINKED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return petition.campaignId() != null;
        }
    },
    PUBLISHABLE(PetitionProblem.PETITION_NOT_PUBLISHABLE) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return petition.isPublishable();
        }
    },
    NO_CONSENT_YET(PetitionProblem.PETITION_ACTION_NOT_ALLOWED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return petition.publication() == null;
        }
    },
    CONSENTED(PetitionProblem.PETITION_CONSENT_MISSING) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return petition.publication() != null;
        }
    },
    NOT_PUBLISHED(PetitionProblem.PETITION_ACTION_NOT_ALLOWED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return !petition.isPublished();
        }
    },
    PUBLISHED(PetitionProblem.PETITION_ACTION_NOT_ALLOWED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            return petition.isPublished();
        }
    },
    FILING_CONFIRMABLE(PetitionProblem.PETITION_CONFIRMATION_CLOSED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            Instant due = petition.confirmationDue();
            return due != null && !moment.now().isAfter(due);
        }
    },
    /** Also after the time for confirming: a name that was used without leave can be taken back as long as the matter is open. */
    FILING_NOT_CONFIRMED(PetitionProblem.PETITION_CONFIRMATION_CLOSED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            Confirmation confirmation = petition.confirmation();
            return confirmation == Confirmation.PENDING || confirmation == Confirmation.UNCONFIRMED;
        }
    },
    CONFIRMATION_TIME_OVER(PetitionProblem.PETITION_ACTION_NOT_ALLOWED) {
        @Override
        boolean holds(Petition petition, Moment moment) {
            Instant due = petition.confirmationDue();
            return due != null && moment.now().isAfter(due);
        }
    };

    private final PetitionProblem otherwise;

    Condition(PetitionProblem otherwise) {
        this.otherwise = otherwise;
    }

    abstract boolean holds(Petition petition, Moment moment);

    /** The refusal when it does not hold. */
    PetitionProblem otherwise() {
        return otherwise;
    }

    /** For whom and when it is asked, and by which clocks. */
    record Moment(Actor actor, Instant now, Clocks clocks) {}
}
