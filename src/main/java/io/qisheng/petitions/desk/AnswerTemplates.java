package io.qisheng.petitions.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.petitions.desk.TemplateRepository.After;
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
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Templates and phrases: one's own, and those that an office shares. Who heads an office writes what it shares. */
@ApplicationScoped
public class AnswerTemplates {

    private static final Set<Role> READERS =
            EnumSet.of(Role.DESK, Role.HANDLER, Role.DEPARTMENT_LEAD, Role.SUPERVISOR, Role.ADMIN);
    private static final Set<Role> WRITERS = EnumSet.of(Role.DESK, Role.DEPARTMENT_LEAD, Role.SUPERVISOR, Role.ADMIN);
    private static final String SUBJECT = "answer-template";

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final TemplateRepository repository;
    private final Organisations organisations;
    private final Audit audit;
    private final Cursors cursors;
    private final ObjectMapper json;
    private final Clock clock;

    AnswerTemplates(
            Transactions transactions,
            Idempotency idempotency,
            TemplateRepository repository,
            Organisations organisations,
            Audit audit,
            Cursors cursors,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.repository = repository;
        this.organisations = organisations;
        this.audit = audit;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
    }

    /** A page of what the caller may use, the own ones and those of the caller's offices, by title; fails with {@code cursor-invalid}. */
    public Uni<Page<AnswerTemplateView>> list(Caller caller, int limit, @Nullable String cursor) {
        String bound = "answer-templates " + caller.userId();
        After after = cursor == null ? null : After.of(cursors.decode(bound, cursor));
        return transactions.read(tx -> repository
                .usable(tx, caller, offices(caller, READERS), after, limit + 1)
                .map(rows -> cursors.page(
                        bound, rows, limit, row -> List.of(row.title(), row.id().toString())))
                .chain(page -> views(tx, caller, page.items()).map(views -> new Page<>(views, page.nextCursor()))));
    }

    /** One of them; fails with {@code not-found}. */
    public Uni<AnswerTemplateView> get(Caller caller, UUID id) {
        return transactions.read(tx -> usable(tx, caller, id).chain(row -> view(tx, caller, row)));
    }

    /**
     * A new template. Fails with {@code validation-failed} for an office whose templates are not the caller's to write, and beyond
     * the most that are kept.
     */
    public Uni<Answer> create(Caller caller, WriteTemplate wish) {
        TemplateRow row = new TemplateRow(
                caller.districtId(),
                Ids.next(),
                wish.officeId(),
                wish.officeId() == null ? caller.userId() : null,
                wish.kind(),
                wish.title(),
                wish.text(),
                1);
        return idempotency.once(
                caller,
                tx -> mayWrite(tx, caller, row)
                        .chain(() -> repository.insert(tx, row, clock.instant()))
                        .chain(() -> record(tx, caller, "answer-template-create", row))
                        .chain(() -> view(tx, caller, row))
                        .map(view -> Answer.created("/api/v1/answer-templates/" + view.id(), json.valueToTree(view))
                                .withEtag(view.etag())));
    }

    private Uni<Void> mayWrite(Tx tx, Caller caller, TemplateRow row) {
        if (!writes(caller, row)) {
            return Uni.createFrom()
                    .failure(ProblemException.invalid(
                            List.of(new Violation("/officeId", "not-allowed", "您不能为这个单位写模板，请存为自己的。"))));
        }
        return repository.count(tx, row).invoke(AnswerTemplates::mustFit).replaceWithVoid();
    }

    private static void mustFit(long kept) {
        if (kept >= TemplateRepository.MOST) {
            throw ProblemException.invalid(
                    List.of(new Violation("/title", "too-many", "最多保存 " + TemplateRepository.MOST + " 条，请先删除不用的。")));
        }
    }

    /** Rewrites one; whose it is stays. Fails with {@code not-found}, {@code forbidden} and the problems of {@code If-Match}. */
    public Uni<AnswerTemplateView> put(Caller caller, UUID id, @Nullable String ifMatch, WriteTemplate wish) {
        return transactions.write(tx -> writable(tx, caller, id)
                .invoke(row -> mustBe(row, ifMatch))
                .map(row -> row.rewritten(wish))
                .call(row -> repository.update(tx, row, clock.instant()))
                .call(row -> record(tx, caller, "answer-template-put", row))
                .chain(row -> view(tx, caller, row)));
    }

    private static void mustBe(TemplateRow row, @Nullable String ifMatch) {
        Precondition.mustMatch(ifMatch, row.etag());
    }

    /** Removes one; fails with {@code not-found} and {@code forbidden}. */
    public Uni<Void> remove(Caller caller, UUID id) {
        return transactions.write(tx -> writable(tx, caller, id)
                .chain(row ->
                        repository.delete(tx, row).chain(() -> record(tx, caller, "answer-template-delete", row))));
    }

    private Uni<TemplateRow> usable(Tx tx, Caller caller, UUID id) {
        return repository
                .lock(tx, caller.districtId(), id)
                .map(Found::orMissing)
                .invoke(row -> {
                    if (!row.isOf(caller.userId()) && !row.isOfOneOf(offices(caller, READERS))) {
                        throw Found.missing();
                    }
                });
    }

    private Uni<TemplateRow> writable(Tx tx, Caller caller, UUID id) {
        return usable(tx, caller, id).invoke(row -> {
            if (!writes(caller, row)) {
                throw ProblemException.of(PlatformProblem.FORBIDDEN);
            }
        });
    }

    private static boolean writes(Caller caller, TemplateRow row) {
        return row.isOf(caller.userId()) || row.isOfOneOf(offices(caller, WRITERS));
    }

    private static Set<UUID> offices(Caller caller, Set<Role> roles) {
        return caller.grants().stream()
                .filter(grant -> roles.contains(grant.role()))
                .map(Grant::organisationId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Uni<Void> record(Tx tx, Caller caller, String action, TemplateRow row) {
        JsonObject detail = new JsonObject().put("version", row.version());
        return audit.append(tx, caller, action, SUBJECT, row.id(), detail);
    }

    private Uni<AnswerTemplateView> view(Tx tx, Caller caller, TemplateRow row) {
        return views(tx, caller, List.of(row)).map(List::getFirst);
    }

    private Uni<List<AnswerTemplateView>> views(Tx tx, Caller caller, List<TemplateRow> rows) {
        Set<UUID> ids =
                rows.stream().flatMap(row -> Stream.ofNullable(row.officeId())).collect(Collectors.toUnmodifiableSet());
        Uni<List<OrganisationView>> offices =
                ids.isEmpty() ? Uni.createFrom().item(List.of()) : organisations.findAll(tx, caller.districtId(), ids);
        return offices.map(found -> {
            Map<UUID, OrganisationView> byId =
                    found.stream().collect(Collectors.toMap(OrganisationView::id, Function.identity()));
            return rows.stream()
                    .map(row -> row.view(row.officeId() == null ? null : byId.get(row.officeId()), writes(caller, row)))
                    .toList();
        });
    }
}
