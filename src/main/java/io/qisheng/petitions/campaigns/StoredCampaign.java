package io.qisheng.petitions.campaigns;

import io.qisheng.petitions.campaigns.domain.CampaignAction;
import io.qisheng.petitions.campaigns.domain.CampaignRules;
import io.qisheng.petitions.campaigns.domain.CampaignStanding;
import io.qisheng.petitions.campaigns.domain.CampaignStatus;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Role;
import io.qisheng.platform.problem.Precondition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A campaign as it is kept. */
record StoredCampaign(
        UUID districtId,
        UUID id,
        String title,
        String cause,
        String category,
        @Nullable String keyword,
        String areaPath,
        Department lead,
        CampaignStatus status,
        long version,
        int entries,
        Instant openedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt,
        @Nullable String outcome,
        @Nullable String answer,
        List<Task> tasks) {

    /** Who does what by when. */
    record Task(
            int nth,
            Department department,
            String text,
            LocalDate dueDate,
            @Nullable Instant doneAt,
            @Nullable String doneBy) {

        Task done(String by, Instant at) {
            return new Task(nth, department, text, dueDate, at, by);
        }
    }

    String etag() {
        return Precondition.etag(version);
    }

    boolean hasOpenTasks() {
        return tasks.stream().anyMatch(task -> task.doneAt() == null);
    }

    @Nullable
    Task task(int nth) {
        return tasks.stream().filter(task -> task.nth() == nth).findFirst().orElse(null);
    }

    /** What the caller is to it; a task can be named, and then only its department counts as tasked. */
    Set<CampaignStanding> standings(Caller caller, @Nullable Task named) {
        Set<CampaignStanding> standings = EnumSet.noneOf(CampaignStanding.class);
        if (caller.reaches(Role.DESK, areaPath) || caller.reaches(Role.SUPERVISOR, areaPath)) {
            standings.add(CampaignStanding.OVERSEER);
        }
        if (worksIn(caller, lead)) {
            standings.add(CampaignStanding.LEAD);
        }
        Stream<Task> asked = named == null ? tasks.stream() : Stream.of(named);
        if (asked.anyMatch(task -> worksIn(caller, task.department()))) {
            standings.add(CampaignStanding.TASKED);
        }
        return standings;
    }

    private static boolean worksIn(Caller caller, Department department) {
        return caller.reaches(Role.HANDLER, department.path())
                || caller.reaches(Role.DEPARTMENT_LEAD, department.path());
    }

    /** The office by which somebody acts, as timelines name it. */
    Role officeOf(Caller caller) {
        return Stream.of(Role.SUPERVISOR, Role.DESK)
                .filter(role -> caller.reaches(role, areaPath))
                .findFirst()
                .orElseGet(() -> caller.has(Role.HANDLER) ? Role.HANDLER : Role.DEPARTMENT_LEAD);
    }

    StoredCampaign withEntry() {
        return with(status, entries + 1, answeredAt, closedAt, outcome, answer, tasks);
    }

    StoredCampaign answered(String how, String words, Instant at) {
        CampaignStatus next = CampaignRules.after(status, CampaignAction.ANSWER);
        return with(next, entries, at, closedAt, how, words, tasks);
    }

    StoredCampaign closed(Instant at) {
        CampaignStatus next = CampaignRules.after(status, CampaignAction.CLOSE);
        return with(next, entries, answeredAt, at, outcome, answer, tasks);
    }

    StoredCampaign withTask(Task task) {
        List<Task> more = Stream.concat(tasks.stream(), Stream.of(task)).toList();
        return with(status, entries, answeredAt, closedAt, outcome, answer, more);
    }

    StoredCampaign completed(int nth, String by, Instant at) {
        List<Task> done = tasks.stream()
                .map(task -> task.nth() == nth ? task.done(by, at) : task)
                .toList();
        return with(status, entries, answeredAt, closedAt, outcome, answer, done);
    }

    /** Every change is a new version. */
    private StoredCampaign with(
            CampaignStatus next,
            int last,
            @Nullable Instant answered,
            @Nullable Instant closed,
            @Nullable String how,
            @Nullable String words,
            List<Task> all) {
        return new StoredCampaign(
                districtId,
                id,
                title,
                cause,
                category,
                keyword,
                areaPath,
                lead,
                next,
                version + 1,
                last,
                openedAt,
                answered,
                closed,
                how,
                words,
                all);
    }
}
