package io.qisheng.petitions;

import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Ending.RejectReason;
import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of an action: the members of all actions, of which the contract lets each carry its own and requires what it needs. */
record ActionRequest(
        String action,
        @Nullable String category,
        @Nullable Urgency urgency,
        @Nullable Complexity complexity,
        @Nullable RejectReason reasonCode,
        @Nullable UUID duplicateOf,
        @Nullable UUID leadDepartmentId,
        @Nullable List<UUID> assistingDepartmentIds,
        @Nullable List<UUID> departmentIds,
        @Nullable String note,
        @Nullable String reason,
        @Nullable String title,
        @Nullable String text,
        @Nullable Boolean internal,
        @Nullable List<UUID> evidenceIds,
        @Nullable LocalDate dueDate,
        @Nullable String missing,
        @Nullable String question,
        @Nullable OffsetDateTime meetsAt,
        @Nullable String resolution,
        @Nullable List<Task> tasks,
        @Nullable Integer days,
        @Nullable Boolean granted,
        @Nullable Outcome outcome,
        @Nullable Boolean solved,
        @Nullable Satisfaction satisfaction,
        @Nullable UUID campaignId,
        @Nullable UUID enterpriseId) {

    /** Who does what by when. */
    record Task(UUID departmentId, String text, LocalDate dueDate) {}

    PetitionAction name() {
        return PetitionAction.ofCode(action);
    }

    List<UUID> assistants() {
        return assistingDepartmentIds == null ? List.of() : assistingDepartmentIds;
    }

    List<UUID> consulted() {
        return departmentIds == null ? List.of() : departmentIds;
    }

    List<UUID> photos() {
        return evidenceIds == null ? List.of() : evidenceIds;
    }

    List<Task> work() {
        return tasks == null ? List.of() : tasks;
    }
}
