package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Ending.RejectReason;
import io.qisheng.petitions.domain.Filing.Enterprise;
import io.qisheng.petitions.domain.Handling.Task;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants to do with a petition; one record for each row of the table of actions. */
public sealed interface PetitionCommand {

    PetitionAction action();

    /**
     * Files the draft.
     *
     * @param number the number that the petition gets
     * @param lacking what the service that is ordered still wants
     */
    record Submit(String number, List<Fault> lacking) implements PetitionCommand {

        public Submit {
            lacking = List.copyOf(lacking);
        }

        public Submit(String number) {
            this(number, List.of());
        }

        @Override
        public PetitionAction action() {
            return PetitionAction.SUBMIT;
        }
    }

    record Accept(String category, Urgency urgency, Complexity complexity) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.ACCEPT;
        }
    }

    record Reject(
            RejectReason reasonCode, String text, @Nullable UUID duplicateOf) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.REJECT;
        }
    }

    record Dispatch(
            Department lead,
            List<Department> assisting,
            @Nullable String note) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.DISPATCH;
        }
    }

    record Take() implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.TAKE;
        }
    }

    record Return(String reason) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.RETURN;
        }
    }

    record Rule(Department lead, String reason) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.RULE;
        }
    }

    record Claim() implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.CLAIM;
        }
    }

    record Release(String reason) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.RELEASE;
        }
    }

    record Note(String text, boolean internal, List<UUID> evidenceIds) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.NOTE;
        }
    }

    record Promise(String text, LocalDate dueDate) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.PROMISE;
        }
    }

    record Pause(String missing) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.PAUSE;
        }
    }

    record Supplement(String text, List<UUID> evidenceIds) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.SUPPLEMENT;
        }
    }

    record Consult(List<Department> departments, String question, Instant meetsAt) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.CONSULT;
        }
    }

    record Conclude(String resolution, List<Task> tasks) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.CONCLUDE;
        }
    }

    record RequestExtension(int days, String reason) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.REQUEST_EXTENSION;
        }
    }

    record DecideExtension(boolean granted, String reason) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.DECIDE_EXTENSION;
        }
    }

    record Urge(@Nullable String text) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.URGE;
        }
    }

    record Supervise(String text) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.SUPERVISE;
        }
    }

    record Answer(Outcome outcome, String text, List<UUID> evidenceIds) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.ANSWER;
        }
    }

    record Rate(
            boolean solved,
            Satisfaction satisfaction,
            @Nullable String text) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.RATE;
        }
    }

    record Review(boolean solved, String text) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.REVIEW;
        }
    }

    record CloseUnrated() implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.CLOSE_UNRATED;
        }
    }

    record Withdraw(String reason) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.WITHDRAW;
        }
    }

    /**
     * 我也有.
     *
     * @param enterprise the enterprise for which the caller joins
     */
    record Join(Enterprise enterprise) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.JOIN;
        }
    }

    /**
     * Into a campaign that runs.
     *
     * @param lead the department that leads the campaign
     * @param areaPath where the enterprises stand for which it runs
     */
    record Link(UUID campaignId, Department lead, String areaPath) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.LINK;
        }
    }

    record Unlink(String reason) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.UNLINK;
        }
    }

    record Progress(String text) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.PROGRESS;
        }
    }

    record ConfirmFiling() implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.CONFIRM_FILING;
        }
    }

    /** An owner says that the enterprise never asked for this. */
    record RefuseFiling(String reason) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.REFUSE_FILING;
        }
    }

    /** Nobody of the enterprise said anything in time. */
    record MarkUnconfirmed() implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.MARK_UNCONFIRMED;
        }
    }

    record ConsentToPublish() implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.CONSENT_TO_PUBLISH;
        }
    }

    /** The filer agrees no longer; what is shown is taken back at once. */
    record WithdrawConsent() implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.WITHDRAW_CONSENT;
        }
    }

    /**
     * Shows the answer to all, in words that name nobody.
     *
     * @param text the answer
     * @param revealing where the words still say who filed it
     */
    record Publish(String title, String question, String text, List<Fault> revealing) implements PetitionCommand {

        public Publish {
            revealing = List.copyOf(revealing);
        }

        public Publish(String title, String question, String text) {
            this(title, question, text, List.of());
        }

        @Override
        public PetitionAction action() {
            return PetitionAction.PUBLISH;
        }
    }

    record Unpublish(String reason) implements PetitionCommand {
        @Override
        public PetitionAction action() {
            return PetitionAction.UNPUBLISH;
        }
    }
}
