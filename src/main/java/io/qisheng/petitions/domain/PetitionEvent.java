package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Ending.RejectReason;
import io.qisheng.petitions.domain.Handling.Task;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.domain.SlaPolicies.Terms;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a petition: the data of one row of its timeline, enough to fold the state from. */
public sealed interface PetitionEvent {

    /** Whether it is for staff only. */
    default boolean internal() {
        return false;
    }

    record Submitted(String number, Terms terms) implements PetitionEvent {}

    record Accepted(String category, Urgency urgency, Complexity complexity, Terms terms) implements PetitionEvent {}

    record Rejected(
            RejectReason reasonCode, String text, @Nullable UUID duplicateOf) implements PetitionEvent {}

    record Dispatched(
            Department leadDepartment,
            List<Department> assistingDepartments,
            @Nullable String note) implements PetitionEvent {}

    record Taken() implements PetitionEvent {}

    record Returned(String reason) implements PetitionEvent {}

    record Ruled(Department leadDepartment, String reason) implements PetitionEvent {}

    record Claimed() implements PetitionEvent {}

    record Released(String reason) implements PetitionEvent {}

    record Noted(String text, boolean internal, List<UUID> evidenceIds) implements PetitionEvent {}

    record Promised(String text, LocalDate dueDate) implements PetitionEvent {}

    record Paused(String missing) implements PetitionEvent {}

    record Supplemented(String text, List<UUID> evidenceIds) implements PetitionEvent {}

    record ConsultationCalled(List<Department> departments, String question, Instant meetsAt)
            implements PetitionEvent {}

    record ConsultationConcluded(String resolution, List<Task> tasks) implements PetitionEvent {}

    record ExtensionRequested(int days, String reason) implements PetitionEvent {}

    record ExtensionDecided(boolean granted, int days, String reason) implements PetitionEvent {}

    record Urged(@Nullable String text) implements PetitionEvent {}

    /** An instruction to the department; the filer learns of the work, not of the reprimand. */
    record Supervised(String text) implements PetitionEvent {
        @Override
        public boolean internal() {
            return true;
        }
    }

    record Answered(Outcome outcome, String text, List<UUID> evidenceIds) implements PetitionEvent {}

    record Rated(
            boolean solved,
            Satisfaction satisfaction,
            @Nullable String text) implements PetitionEvent {}

    record Reviewed(boolean solved, String text) implements PetitionEvent {}

    record ClosedUnrated() implements PetitionEvent {}

    record Withdrawn(String reason) implements PetitionEvent {}

    record Joined(UUID enterpriseId) implements PetitionEvent {}

    record Linked(UUID campaignId) implements PetitionEvent {}

    record Unlinked(UUID campaignId, String reason) implements PetitionEvent {}

    record Progressed(UUID campaignId, String text) implements PetitionEvent {}

    record FilingConfirmed() implements PetitionEvent {}

    record FilingRefused(String reason) implements PetitionEvent {}

    record MarkedUnconfirmed() implements PetitionEvent {}

    record PublishingConsented() implements PetitionEvent {}

    record ConsentWithdrawn() implements PetitionEvent {}

    /**
     * The answer is shown to all.
     *
     * @param title nothing, as {@code question}, in rows from before there was a board: they showed the answer alone
     * @param text the answer
     */
    record Published(@Nullable String title, @Nullable String question, String text) implements PetitionEvent {}

    record Unpublished(String reason) implements PetitionEvent {}
}
