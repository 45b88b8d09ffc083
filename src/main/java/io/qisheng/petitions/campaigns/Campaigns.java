package io.qisheng.petitions.campaigns;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.organisations.OrganisationKind;
import io.qisheng.organisations.Organisations;
import io.qisheng.petitions.campaigns.CampaignRepository.After;
import io.qisheng.petitions.campaigns.PetitionSide.Overseen;
import io.qisheng.petitions.campaigns.StoredCampaign.Task;
import io.qisheng.petitions.campaigns.domain.CampaignAction;
import io.qisheng.petitions.campaigns.domain.CampaignProblem;
import io.qisheng.petitions.campaigns.domain.CampaignRules;
import io.qisheng.petitions.campaigns.domain.CampaignStatus;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Ids;
import io.qisheng.platform.Role;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opens campaigns and moves them on: lock, decide, write what it is to each petition, answer, in one transaction; the petitions follow right
 * after, each in its own.
 */
@ApplicationScoped
class Campaigns {

    private static final String SUBJECT = "campaign";

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final CampaignRepository repository;
    private final CampaignDeliveries deliveries;
    private final CampaignNotices notices;
    private final PetitionSide petitions;
    private final Organisations organisations;
    private final Audit audit;
    private final Cursors cursors;
    private final ObjectMapper json;
    private final Clock clock;

    Campaigns(
            Transactions transactions,
            Idempotency idempotency,
            CampaignRepository repository,
            CampaignDeliveries deliveries,
            CampaignNotices notices,
            PetitionSide petitions,
            Organisations organisations,
            Audit audit,
            Cursors cursors,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.repository = repository;
        this.deliveries = deliveries;
        this.notices = notices;
        this.petitions = petitions;
        this.organisations = organisations;
        this.audit = audit;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
    }

    /** A page of those that the caller may know of, the newest first; fails with {@code cursor-invalid}. */
    Uni<Page<CampaignRow>> list(Caller caller, List<CampaignStatus> statuses, int limit, @Nullable String cursor) {
        List<CampaignStatus> asked = statuses.stream().distinct().sorted().toList();
        String bound = "campaigns " + caller.userId() + " " + asked;
        After after = cursor == null ? null : after(cursors.decode(bound, cursor));
        return transactions
                .read(tx -> repository.page(tx, caller, asked, after, limit + 1))
                .map(rows -> cursors.page(
                        bound,
                        rows,
                        limit,
                        row -> List.of(row.openedAt().toString(), row.id().toString())))
                .map(page ->
                        new Page<>(page.items().stream().map(CampaignRow::of).toList(), page.nextCursor()));
    }

    private static After after(List<String> keys) {
        return new After(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)));
    }

    /** One of them; fails with {@code not-found}. */
    Uni<CampaignView> get(Caller caller, UUID id) {
        return transactions.read(tx -> repository
                .findSeen(tx, caller, id)
                .map(Found::orMissing)
                .chain(campaign -> view(tx, caller, campaign)));
    }

    private Uni<CampaignView> view(Tx tx, Caller caller, StoredCampaign campaign) {
        return repository
                .entries(tx, campaign.districtId(), campaign.id(), false)
                .map(entries -> CampaignView.of(campaign, entries, caller));
    }

    /** A new campaign; fails with {@code validation-failed} for what it names and the caller cannot send there. */
    Uni<Answer> open(Caller caller, CampaignInput input) {
        UUID id = Ids.next();
        return idempotency
                .once(
                        caller,
                        tx -> checked(tx, caller, input, id)
                                .call(campaign -> repository.insert(tx, campaign))
                                .call(campaign -> record(tx, caller, "campaign-open", campaign))
                                .chain(campaign -> input.petitions().isEmpty()
                                        ? Uni.createFrom().item(campaign)
                                        : append(tx, caller, campaign, "LINK", null, input.petitions()))
                                .chain(campaign -> view(tx, caller, campaign))
                                .map(view -> Answer.created("/api/v1/campaigns/" + id, json.valueToTree(view))
                                        .withEtag(view.etag())))
                .call(answer -> answer.replayed() ? Uni.createFrom().voidItem() : deliveries.begin(id));
    }

    private Uni<StoredCampaign> checked(Tx tx, Caller caller, CampaignInput input, UUID id) {
        return department(tx, caller, input.leadDepartmentId()).chain(lead -> {
            String area = lead == null ? null : area(caller, lead);
            return linkable(tx, caller, area, input.petitions()).map(faults -> {
                List<Violation> all = new ArrayList<>(faults);
                if (lead == null || area == null) {
                    all.add(new Violation("/leadDepartmentId", "not-found", "没有这个部门，请重新选择。"));
                    throw ProblemException.invalid(all);
                }
                if (!all.isEmpty()) {
                    throw ProblemException.invalid(all);
                }
                return new StoredCampaign(
                        caller.districtId(),
                        id,
                        input.title(),
                        input.cause(),
                        input.category(),
                        input.keyword(),
                        area,
                        lead,
                        CampaignStatus.OPEN,
                        1,
                        0,
                        now(),
                        null,
                        null,
                        null,
                        null,
                        List.of());
            });
        });
    }

    private Uni<@Nullable Department> department(Tx tx, Caller caller, UUID id) {
        return organisations
                .find(tx, caller.districtId(), id)
                .map(found -> found == null || found.kind() != OrganisationKind.DEPARTMENT
                        ? null
                        : new Department(found.id(), found.name(), found.path()));
    }

    /** The caller's office for which a department works: its own township's, or one below what the department belongs to. */
    private static @Nullable String area(Caller caller, Department department) {
        String home = department.path().substring(0, department.path().lastIndexOf('/'));
        return Stream.of(Role.SUPERVISOR, Role.DESK)
                .flatMap(role -> caller.paths(role).stream())
                .filter(office -> Grant.lineOf(office).contains(home))
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with petitions that are to join a campaign for an area. */
    private Uni<List<Violation>> linkable(Tx tx, Caller caller, @Nullable String area, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return petitions
                .overseen(tx, caller, ids)
                .map(found -> found.stream().collect(Collectors.toMap(Overseen::id, Overseen::enterprisePath)))
                .map(places -> IntStream.range(0, ids.size())
                        .mapToObj(i -> fault("/petitionIds/" + i, places.get(ids.get(i)), area))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<Violation> fault(String pointer, @Nullable String place, @Nullable String area) {
        if (place == null) {
            return Optional.of(new Violation(pointer, "not-found", "没有找到这件诉求，请重新选择。"));
        }
        return area == null || Grant.lineOf(place).contains(area)
                ? Optional.empty()
                : Optional.of(new Violation(pointer, "not-allowed", "提出企业不在这项专项整治的范围内，请重新选择。"));
    }

    /**
     * The campaign after the action; what became of each petition is read with its petitions. Fails with {@code not-found}, with
     * {@code precondition-failed} and with what the rules refuse.
     */
    Uni<Answer> act(Caller caller, UUID id, @Nullable String ifMatch, CampaignActionRequest request) {
        return idempotency
                .once(
                        caller,
                        tx -> repository
                                .lockSeen(tx, caller, id)
                                .map(Found::orMissing)
                                .invoke(campaign -> refuse(caller, campaign, request))
                                .invoke(campaign -> Precondition.mayMatch(ifMatch, campaign.etag()))
                                .chain(campaign -> carryOut(tx, caller, campaign, request))
                                .call(campaign -> record(tx, caller, "campaign-" + request.action(), campaign))
                                .chain(campaign -> view(tx, caller, campaign))
                                .map(view -> Answer.ok(json.valueToTree(view)).withEtag(view.etag())))
                .call(answer -> answer.replayed() ? Uni.createFrom().voidItem() : deliveries.begin(id));
    }

    private static void refuse(Caller caller, StoredCampaign campaign, CampaignActionRequest request) {
        Integer nth = request.task();
        Task named = nth == null ? null : campaign.task(nth);
        if (nth != null && named == null) {
            throw ProblemException.invalid(List.of(new Violation("/task", "not-found", "没有这项任务，请刷新后查看。")));
        }
        CampaignProblem refusal = CampaignRules.refusal(
                campaign.status(), request.name(), campaign.standings(caller, named), campaign.hasOpenTasks());
        if (refusal != null) {
            throw ProblemException.of(refusal);
        }
        if (request.name() == CampaignAction.COMPLETE_TASK
                && requireNonNull(named).doneAt() != null) {
            throw ProblemException.of(CampaignProblem.CAMPAIGN_TASK_DONE);
        }
        if (request.name() == CampaignAction.ADD_TASK && campaign.tasks().size() >= CampaignRepository.MOST_TASKS) {
            throw ProblemException.of(CampaignProblem.CAMPAIGN_TASKS_FULL);
        }
    }

    private Uni<StoredCampaign> carryOut(Tx tx, Caller caller, StoredCampaign campaign, CampaignActionRequest request) {
        Instant now = now();
        return switch (request.name()) {
            case LINK -> link(tx, caller, campaign, requireNonNull(request.petitionIds()));
            case PROGRESS -> toAll(tx, caller, campaign, "PROGRESS", requireNonNull(request.text()));
            case ANSWER ->
                toAll(
                        tx,
                        caller,
                        campaign.answered(
                                requireNonNull(request.outcome()).name(), requireNonNull(request.text()), now),
                        "ANSWER",
                        requireNonNull(request.text()));
            case CLOSE -> append(tx, caller, campaign.closed(now), "CLOSE", null, List.of());
            case ADD_TASK -> addTask(tx, caller, campaign, request);
            case COMPLETE_TASK -> {
                int nth = requireNonNull(request.task());
                yield repository
                        .completeTask(tx, campaign, nth, caller.name(), now)
                        .chain(() -> changed(tx, campaign.completed(nth, caller.name(), now)));
            }
        };
    }

    private Uni<StoredCampaign> link(Tx tx, Caller caller, StoredCampaign campaign, List<UUID> ids) {
        return linkable(tx, caller, campaign.areaPath(), ids)
                .invoke(faults -> {
                    if (!faults.isEmpty()) {
                        throw ProblemException.invalid(faults);
                    }
                })
                .chain(() -> repository.members(tx, campaign.districtId(), campaign.id()))
                .invoke(members -> CampaignReader.mustFit((int)
                        Stream.concat(members.stream(), ids.stream()).distinct().count()))
                .chain(() -> append(tx, caller, campaign, "LINK", null, ids));
    }

    private Uni<StoredCampaign> toAll(Tx tx, Caller caller, StoredCampaign campaign, String kind, String text) {
        return repository
                .members(tx, campaign.districtId(), campaign.id())
                .chain(members -> append(tx, caller, campaign, kind, text, members));
    }

    private Uni<StoredCampaign> append(
            Tx tx, Caller caller, StoredCampaign campaign, String kind, @Nullable String text, List<UUID> to) {
        StoredCampaign next = campaign.withEntry();
        return repository
                .append(tx, next, caller, kind, text, now(), to)
                .chain(() -> repository.update(tx, next))
                .replaceWith(next);
    }

    private Uni<StoredCampaign> addTask(Tx tx, Caller caller, StoredCampaign campaign, CampaignActionRequest request) {
        return department(tx, caller, requireNonNull(request.departmentId())).chain(department -> {
            List<Violation> faults = new ArrayList<>();
            if (department == null || !worksFor(department, campaign)) {
                faults.add(new Violation("/departmentId", "not-found", "没有这个部门，请重新选择。"));
            }
            if (requireNonNull(request.dueDate()).isBefore(BusinessZone.dateOf(now()))) {
                faults.add(new Violation("/dueDate", "in-the-past", "请选择今天或以后的日期。"));
            }
            if (!faults.isEmpty()) {
                throw ProblemException.invalid(faults);
            }
            Task task = new Task(
                    campaign.tasks().size() + 1,
                    requireNonNull(department),
                    requireNonNull(request.text()),
                    requireNonNull(request.dueDate()),
                    null,
                    null);
            return repository
                    .insertTask(tx, campaign, task)
                    .chain(() -> notices.tellOfTask(tx, caller.userId(), campaign, task))
                    .chain(() -> changed(tx, campaign.withTask(task)));
        });
    }

    private static boolean worksFor(Department department, StoredCampaign campaign) {
        String home = department.path().substring(0, department.path().lastIndexOf('/'));
        return Grant.lineOf(campaign.areaPath()).contains(home);
    }

    private Uni<StoredCampaign> changed(Tx tx, StoredCampaign next) {
        return repository.update(tx, next).replaceWith(next);
    }

    private Uni<Void> record(Tx tx, Caller caller, String action, StoredCampaign campaign) {
        JsonObject detail = new JsonObject().put("version", campaign.version());
        return audit.append(tx, caller, action, SUBJECT, campaign.id(), detail);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
