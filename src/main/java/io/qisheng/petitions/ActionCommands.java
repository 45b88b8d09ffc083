package io.qisheng.petitions;

import static java.util.Objects.requireNonNull;

import io.qisheng.organisations.OrganisationKind;
import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.petitions.campaigns.CampaignReader;
import io.qisheng.petitions.domain.Filing.Enterprise;
import io.qisheng.petitions.domain.Handling.Task;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionCommand;
import io.qisheng.petitions.domain.PetitionCommand.*;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.orders.ServiceOrders;
import io.qisheng.petitions.publishing.domain.PublicText;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes commands of requests: looks up what they name by id, and takes a number where one is needed. */
@ApplicationScoped
class ActionCommands {

    private static final String NO_DEPARTMENT = "没有这个部门，请重新选择。";

    private final Organisations organisations;
    private final PetitionRepository petitions;
    private final PetitionNumbers numbers;
    private final ServiceOrders orders;
    private final PublicationDrafts drafts;
    private final CampaignReader campaigns;

    ActionCommands(
            Organisations organisations,
            PetitionRepository petitions,
            PetitionNumbers numbers,
            ServiceOrders orders,
            PublicationDrafts drafts,
            CampaignReader campaigns) {
        this.organisations = organisations;
        this.petitions = petitions;
        this.numbers = numbers;
        this.orders = orders;
        this.drafts = drafts;
        this.campaigns = campaigns;
    }

    /** The command; fails with {@code validation-failed} for ids that name nothing the petition can go to. */
    Uni<PetitionCommand> of(Tx tx, Caller caller, Petition petition, ActionRequest request) {
        return switch (request.name()) {
            case SUBMIT -> submit(tx, petition);
            case REJECT -> reject(tx, caller, request);
            case DISPATCH, RULE, CONSULT, CONCLUDE -> withDepartments(tx, petition, request);
            case LINK -> link(tx, caller, request);
            case JOIN -> join(tx, caller, petition, request);
            case PUBLISH -> publish(tx, petition, request);
            case ACCEPT,
                    UNLINK,
                    PROGRESS,
                    TAKE,
                    RETURN,
                    CLAIM,
                    RELEASE,
                    NOTE,
                    PROMISE,
                    PAUSE,
                    SUPPLEMENT,
                    REQUEST_EXTENSION,
                    DECIDE_EXTENSION,
                    URGE,
                    SUPERVISE,
                    ANSWER,
                    RATE,
                    REVIEW,
                    CLOSE_UNRATED,
                    WITHDRAW,
                    CONFIRM_FILING,
                    REFUSE_FILING,
                    MARK_UNCONFIRMED,
                    CONSENT_TO_PUBLISH,
                    WITHDRAW_CONSENT,
                    UNPUBLISH -> Uni.createFrom().item(plain(request));
        };
    }

    /** A draft was judged when it was written; what it lacks today is asked today. */
    private Uni<PetitionCommand> submit(Tx tx, Petition petition) {
        return orders.lacking(
                        tx,
                        petition.filing().districtId(),
                        petition.filing().enterprise().path(),
                        petition.filing().content().service())
                .chain(lacking -> numbers.next(tx).map(number -> new Submit(number, lacking)));
    }

    private static PetitionCommand plain(ActionRequest r) {
        return switch (r.name()) {
            case ACCEPT ->
                new Accept(requireNonNull(r.category()), requireNonNull(r.urgency()), requireNonNull(r.complexity()));
            case UNLINK -> new Unlink(requireNonNull(r.reason()));
            case TAKE -> new Take();
            case RETURN -> new Return(requireNonNull(r.reason()));
            case CLAIM -> new Claim();
            case RELEASE -> new Release(requireNonNull(r.reason()));
            case NOTE -> new Note(requireNonNull(r.text()), !Boolean.FALSE.equals(r.internal()), r.photos());
            case PROMISE -> new Promise(requireNonNull(r.text()), requireNonNull(r.dueDate()));
            case PAUSE -> new Pause(requireNonNull(r.missing()));
            case SUPPLEMENT -> new Supplement(requireNonNull(r.text()), r.photos());
            case REQUEST_EXTENSION -> new RequestExtension(requireNonNull(r.days()), requireNonNull(r.reason()));
            case DECIDE_EXTENSION -> new DecideExtension(requireNonNull(r.granted()), requireNonNull(r.reason()));
            case URGE -> new Urge(r.text());
            case SUPERVISE -> new Supervise(requireNonNull(r.text()));
            case ANSWER -> new Answer(requireNonNull(r.outcome()), requireNonNull(r.text()), r.photos());
            case RATE -> new Rate(requireNonNull(r.solved()), requireNonNull(r.satisfaction()), r.text());
            case REVIEW -> new Review(requireNonNull(r.solved()), requireNonNull(r.text()));
            case WITHDRAW -> new Withdraw(requireNonNull(r.reason()));
            case CONFIRM_FILING -> new ConfirmFiling();
            case REFUSE_FILING -> new RefuseFiling(requireNonNull(r.reason()));
            case CONSENT_TO_PUBLISH -> new ConsentToPublish();
            case WITHDRAW_CONSENT -> new WithdrawConsent();
            case UNPUBLISH -> new Unpublish(requireNonNull(r.reason()));
            case SUBMIT,
                    REJECT,
                    DISPATCH,
                    RULE,
                    CONSULT,
                    CONCLUDE,
                    JOIN,
                    LINK,
                    PROGRESS,
                    PUBLISH,
                    CLOSE_UNRATED,
                    MARK_UNCONFIRMED -> throw new IllegalStateException(r.action() + " is no plain action");
        };
    }

    /** What a reviewer wrote is held against who is behind the petition: that stands sealed in its row. */
    private Uni<PetitionCommand> publish(Tx tx, Petition petition, ActionRequest r) {
        PublicText text =
                new PublicText(requireNonNull(r.title()), requireNonNull(r.question()), requireNonNull(r.text()));
        return petitions
                .find(tx, petition.filing().districtId(), petition.filing().id())
                .map(row -> new Publish(
                        text.title(),
                        text.question(),
                        text.text(),
                        text.revealing(drafts.redaction(requireNonNull(row)))));
    }

    private Uni<PetitionCommand> link(Tx tx, Caller caller, ActionRequest request) {
        return campaigns
                .joinable(tx, caller, requireNonNull(request.campaignId()))
                .map(campaign -> {
                    if (campaign == null) {
                        throw unknown("/campaignId", "没有找到这项专项整治，请重新选择。");
                    }
                    return new Link(campaign.id(), campaign.lead(), campaign.areaPath());
                });
    }

    private Uni<PetitionCommand> reject(Tx tx, Caller caller, ActionRequest request) {
        Reject command =
                new Reject(requireNonNull(request.reasonCode()), requireNonNull(request.text()), request.duplicateOf());
        UUID twin = request.duplicateOf();
        if (twin == null) {
            return Uni.createFrom().item(command);
        }
        return petitions.find(tx, caller.districtId(), twin).map(found -> {
            if (found == null || !sees(caller, found)) {
                throw unknown("/duplicateOf", "没有找到这件诉求，请重新选择。");
            }
            return command;
        });
    }

    private static boolean sees(Caller caller, PetitionRecord petition) {
        return PetitionAudience.view(petition.petition(), PetitionScope.actor(caller)) != PetitionAudience.View.NONE;
    }

    private Uni<PetitionCommand> withDepartments(Tx tx, Petition petition, ActionRequest request) {
        return departments(tx, petition, named(request)).map(known -> {
            List<Violation> violations = faults(request, known);
            if (!violations.isEmpty()) {
                throw ProblemException.invalid(violations);
            }
            return command(request, known);
        });
    }

    private static Set<UUID> named(ActionRequest request) {
        Set<UUID> ids = new LinkedHashSet<>(request.assistants());
        ids.addAll(request.consulted());
        request.work().forEach(task -> ids.add(task.departmentId()));
        if (request.leadDepartmentId() != null) {
            ids.add(request.leadDepartmentId());
        }
        return ids;
    }

    /** Departments of the petition's own township or of what stands above it. */
    Uni<Map<UUID, Department>> departments(Tx tx, Petition petition, Set<UUID> ids) {
        Set<String> above =
                Set.copyOf(Grant.lineOf(petition.filing().enterprise().path()));
        return organisations
                .findAll(tx, petition.filing().districtId(), ids)
                .map(found -> found.stream()
                        .filter(organisation -> organisation.kind() == OrganisationKind.DEPARTMENT)
                        .filter(organisation -> above.contains(parentPath(organisation)))
                        .map(view -> new Department(view.id(), view.name(), view.path()))
                        .collect(Collectors.toMap(Department::id, Function.identity())));
    }

    private static String parentPath(OrganisationView organisation) {
        return organisation.path().substring(0, organisation.path().lastIndexOf('/'));
    }

    private static List<Violation> faults(ActionRequest request, Map<UUID, Department> known) {
        List<Violation> violations = new ArrayList<>();
        check(violations, known, "/leadDepartmentId", request.leadDepartmentId());
        for (int i = 0; i < request.assistants().size(); i++) {
            check(
                    violations,
                    known,
                    "/assistingDepartmentIds/" + i,
                    request.assistants().get(i));
        }
        for (int i = 0; i < request.consulted().size(); i++) {
            check(violations, known, "/departmentIds/" + i, request.consulted().get(i));
        }
        for (int i = 0; i < request.work().size(); i++) {
            check(
                    violations,
                    known,
                    "/tasks/" + i + "/departmentId",
                    request.work().get(i).departmentId());
        }
        return violations;
    }

    private static void check(
            List<Violation> violations, Map<UUID, Department> known, String pointer, @Nullable UUID id) {
        if (id != null && !known.containsKey(id)) {
            violations.add(new Violation(pointer, "not-found", NO_DEPARTMENT));
        }
    }

    private static PetitionCommand command(ActionRequest r, Map<UUID, Department> known) {
        return switch (r.name()) {
            case DISPATCH -> new Dispatch(lead(r, known), all(r.assistants(), known), r.note());
            case RULE -> new Rule(lead(r, known), requireNonNull(r.reason()));
            case CONSULT ->
                new Consult(
                        all(r.consulted(), known),
                        requireNonNull(r.question()),
                        requireNonNull(r.meetsAt()).toInstant());
            default -> new Conclude(requireNonNull(r.resolution()), tasks(r));
        };
    }

    private static Department lead(ActionRequest request, Map<UUID, Department> known) {
        return requireNonNull(known.get(requireNonNull(request.leadDepartmentId())));
    }

    private static List<Department> all(List<UUID> ids, Map<UUID, Department> known) {
        return ids.stream().map(id -> requireNonNull(known.get(id))).toList();
    }

    private static List<Task> tasks(ActionRequest request) {
        return request.work().stream()
                .map(task -> new Task(task.departmentId(), task.text(), task.dueDate()))
                .toList();
    }

    /** The one enterprise of the caller that has not joined yet, or the one that is named; the rules have seen that there is one. */
    private Uni<PetitionCommand> join(Tx tx, Caller caller, Petition petition, ActionRequest request) {
        List<UUID> joinable = petition.joinableBy(PetitionScope.actor(caller));
        UUID named = request.enterpriseId();
        if (named == null && joinable.size() > 1) {
            return Uni.createFrom()
                    .failure(ProblemException.invalid(
                            List.of(new Violation("/enterpriseId", "required", "您名下有多家企业，请选择哪一家也有同样的问题。"))));
        }
        if (named != null && !joinable.contains(named)) {
            return Uni.createFrom().failure(unknown("/enterpriseId", "这家企业不能附议，请重新选择。"));
        }
        return organisations
                .find(tx, caller.districtId(), named == null ? joinable.getFirst() : named)
                .map(view -> requireNonNull(view))
                .map(view -> new Join(new Enterprise(view.id(), view.name(), view.path())));
    }

    private static ProblemException unknown(String pointer, String message) {
        return ProblemException.invalid(List.of(new Violation(pointer, "not-found", message)));
    }
}
