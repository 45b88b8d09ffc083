package io.qisheng.services;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.organisations.OrganisationKind;
import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
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
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.qisheng.services.ItemContent.Department;
import io.qisheng.services.domain.ItemStatus;
import io.qisheng.services.domain.Questionnaire;
import io.qisheng.services.domain.ServiceProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The menu: read by everybody, written by those who stand above the department that serves, carried on version by version. */
@ApplicationScoped
class ServiceItems {

    private static final Set<Role> EDITORS = EnumSet.of(Role.DESK, Role.DEPARTMENT_LEAD, Role.SUPERVISOR, Role.ADMIN);
    private static final Set<Role> STAFF = Role.staffAnd(Role.INSTRUCTOR);

    private final Idempotency idempotency;
    private final Transactions transactions;
    private final ServiceItemRepository repository;
    private final Organisations organisations;
    private final Audit audit;
    private final Cursors cursors;
    private final ObjectMapper json;
    private final Clock clock;

    ServiceItems(
            Idempotency idempotency,
            Transactions transactions,
            ServiceItemRepository repository,
            Organisations organisations,
            Audit audit,
            Cursors cursors,
            ObjectMapper json,
            Clock clock) {
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.repository = repository;
        this.organisations = organisations;
        this.audit = audit;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
    }

    /** Items near the caller; those who are no staff see the menu only. */
    Uni<Page<ServiceItemView>> list(Caller caller, List<ItemStatus> statuses, int limit, @Nullable String cursor) {
        String bound = "service-items " + caller.userId() + " " + statuses;
        UUID after = cursor == null
                ? null
                : UUID.fromString(cursors.decode(bound, cursor).getFirst());
        return transactions
                .read(tx -> repository.page(tx, caller, statuses, isStaff(caller), after, limit + 1))
                .map(items -> items.stream().map(item -> view(caller, item)).toList())
                .map(items -> cursors.page(
                        bound, items, limit, item -> List.of(item.id().toString())));
    }

    /** One item, at a version or as it is now; fails with {@code not-found}, for others than staff also before publication. */
    Uni<ServiceItemView> get(Caller caller, UUID id, @Nullable Integer version) {
        return transactions
                .read(tx -> repository.findNear(tx, caller, id, version))
                .map(Found::orMissing)
                .invoke(item -> {
                    boolean absent = version != null && item.content() == null;
                    boolean unpublished = item.published() == 0 && !isStaff(caller);
                    if (absent || unpublished) {
                        throw Found.missing();
                    }
                })
                .map(item -> view(caller, item));
    }

    /** A new item, not yet on the menu; fails with {@code validation-failed}. */
    Uni<Answer> create(Caller caller, ServiceItemInput input) {
        UUID id = Ids.next();
        return idempotency.once(
                caller,
                tx -> content(tx, caller, input)
                        .call(content -> repository.insert(tx, caller.districtId(), id, content))
                        .call(() -> record(tx, caller, "service-item-create", id, new JsonObject()))
                        .chain(() -> show(tx, caller, id, 201)));
    }

    /**
     * Writes the next version, which nobody can order before it is published. Fails with {@code not-found},
     * {@code precondition-required}, {@code precondition-failed} and {@code validation-failed}.
     */
    Uni<Answer> put(Caller caller, UUID id, @Nullable String ifMatch, ServiceItemInput input) {
        return transactions.write(tx -> open(tx, caller, id, ifMatch)
                .chain(item -> content(tx, caller, input).call(content -> keepDraft(tx, caller, item, content)))
                .call(() -> record(tx, caller, "service-item-put", id, new JsonObject()))
                .chain(() -> show(tx, caller, id, 200)));
    }

    private Uni<Void> keepDraft(Tx tx, Caller caller, StoredItem item, ItemContent draft) {
        // While a version is on the menu its own department decides who may order.
        String home = item.shown().department().home();
        return repository.update(
                tx,
                caller.districtId(),
                item.id(),
                item.status(),
                item.published(),
                draft,
                item.content() == null ? draft.department().home() : home);
    }

    /**
     * Publishes what is written as the next version, or takes the item off the menu. Fails with {@code not-found}, for the version
     * as {@link #put} does, with {@code service-item-unchanged} and {@code service-item-not-published}.
     */
    Uni<Answer> act(Caller caller, UUID id, @Nullable String ifMatch, ServiceItemActionRequest request) {
        return idempotency.once(
                caller,
                tx -> open(tx, caller, id, ifMatch)
                        .chain(item -> request.publishes() ? publish(tx, caller, item) : retire(tx, caller, item))
                        .chain(() -> show(tx, caller, id, 200)));
    }

    /** A retired item comes back as it was when nothing was changed meanwhile; no version is made for that. */
    private Uni<Void> publish(Tx tx, Caller caller, StoredItem item) {
        ItemContent next = item.draft();
        boolean changed = next != null && !next.equals(item.content());
        if (!changed && item.status() != ItemStatus.RETIRED) {
            return Uni.createFrom().failure(ProblemException.of(ServiceProblem.SERVICE_ITEM_UNCHANGED));
        }
        if (changed && !edits(caller, Objects.requireNonNull(next).department().path())) {
            return Uni.createFrom().failure(Found.missing());
        }
        int version = changed ? item.published() + 1 : item.published();
        ItemContent content = changed ? Objects.requireNonNull(next) : item.shown();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Uni<Void> written = changed
                ? repository.publish(tx, caller, item.id(), version, content, now)
                : Uni.createFrom().voidItem();
        return written.chain(() -> repository.update(
                        tx,
                        caller.districtId(),
                        item.id(),
                        ItemStatus.PUBLISHED,
                        version,
                        null,
                        content.department().home()))
                .chain(() -> record(
                        tx, caller, "service-item-publish", item.id(), new JsonObject().put("version", version)));
    }

    private Uni<Void> retire(Tx tx, Caller caller, StoredItem item) {
        if (item.status() != ItemStatus.PUBLISHED) {
            return Uni.createFrom().failure(ProblemException.of(ServiceProblem.SERVICE_ITEM_NOT_PUBLISHED));
        }
        return repository
                .update(
                        tx,
                        caller.districtId(),
                        item.id(),
                        ItemStatus.RETIRED,
                        item.published(),
                        item.draft(),
                        item.shown().department().home())
                .chain(() -> record(tx, caller, "service-item-retire", item.id(), new JsonObject()));
    }

    private Uni<StoredItem> open(Tx tx, Caller caller, UUID id, @Nullable String ifMatch) {
        return repository
                .lock(tx, caller.districtId(), id)
                .map(Found::orMissing)
                .invoke(item -> mayEdit(caller, item, ifMatch));
    }

    private static void mayEdit(Caller caller, StoredItem item, @Nullable String ifMatch) {
        if (!edits(caller, item.shown().department().path())) {
            throw Found.missing();
        }
        Precondition.mustMatch(ifMatch, item.etag());
    }

    /** The content with its department looked up; all faults at once. */
    private Uni<ItemContent> content(Tx tx, Caller caller, ServiceItemInput input) {
        return organisations
                .find(tx, caller.districtId(), input.departmentId())
                .map(department -> content(caller, input, department));
    }

    private static ItemContent content(Caller caller, ServiceItemInput input, @Nullable OrganisationView department) {
        List<Violation> violations = new ArrayList<>();
        boolean usable = department != null
                && department.kind() == OrganisationKind.DEPARTMENT
                && edits(caller, department.path());
        if (!usable) {
            violations.add(new Violation("/departmentId", "not-found", "没有这个部门，或不由您管理，请重新选择。"));
        }
        new Questionnaire(input.asked())
                .faults().stream()
                        .map(fault -> new Violation(fault.pointer(), fault.code(), fault.message()))
                        .forEach(violations::add);
        if (department == null || !violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new ItemContent(
                input.name().strip(),
                input.summary().strip(),
                input.description(),
                input.category(),
                new Department(department.id(), department.name(), department.path()),
                input.asked());
    }

    private Uni<Answer> show(Tx tx, Caller caller, UUID id, int status) {
        return repository
                .lock(tx, caller.districtId(), id)
                .map(Found::orMissing)
                .map(item -> view(caller, item))
                .map(view -> new Answer(
                        status,
                        status == 201 ? "/api/v1/service-items/" + id : null,
                        view.etag(),
                        json.valueToTree(view),
                        false));
    }

    private Uni<Void> record(Tx tx, Caller caller, String action, UUID id, JsonObject detail) {
        return audit.append(tx, caller, action, "service-item", id, detail);
    }

    private static ServiceItemView view(Caller caller, StoredItem item) {
        return ServiceItemView.of(item, edits(caller, item.shown().department().path()));
    }

    private static boolean edits(Caller caller, String departmentPath) {
        return EDITORS.stream().anyMatch(role -> caller.reaches(role, departmentPath));
    }

    private static boolean isStaff(Caller caller) {
        return STAFF.stream().anyMatch(caller::has);
    }
}
