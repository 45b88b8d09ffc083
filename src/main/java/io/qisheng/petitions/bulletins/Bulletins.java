package io.qisheng.petitions.bulletins;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.petitions.bulletins.BulletinRepository.After;
import io.qisheng.petitions.bulletins.StoredBulletin.Office;
import io.qisheng.petitions.reports.Reports;
import io.qisheng.petitions.statistics.Span;
import io.qisheng.platform.Caller;
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
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Bulletins: begun with the numbers of a month, written on by people, issued once. */
@ApplicationScoped
class Bulletins {

    private static final String SUBJECT = "bulletin";
    private static final Set<Role> WRITERS = EnumSet.of(Role.DESK, Role.SUPERVISOR);

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final BulletinRepository repository;
    private final BulletinSource source;
    private final Organisations organisations;
    private final Reports reports;
    private final Audit audit;
    private final Cursors cursors;
    private final ObjectMapper json;
    private final Clock clock;

    Bulletins(
            Transactions transactions,
            Idempotency idempotency,
            BulletinRepository repository,
            BulletinSource source,
            Organisations organisations,
            Reports reports,
            Audit audit,
            Cursors cursors,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.repository = repository;
        this.source = source;
        this.organisations = organisations;
        this.reports = reports;
        this.audit = audit;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
    }

    /** A page of those that the caller may know of, the latest month first; fails with {@code cursor-invalid}. */
    Uni<Page<BulletinView.Row>> list(Caller caller, int limit, @Nullable String cursor) {
        String bound = "bulletins " + caller.userId();
        After after = cursor == null ? null : after(cursors.decode(bound, cursor));
        return transactions
                .read(tx -> repository.page(tx, caller, after, limit + 1))
                .map(found -> cursors.page(
                        bound,
                        found,
                        limit,
                        bulletin -> List.of(
                                bulletin.month().toString(), bulletin.id().toString())))
                .map(page -> new Page<>(
                        page.items().stream().map(BulletinView.Row::of).toList(), page.nextCursor()));
    }

    private static After after(List<String> keys) {
        return new After(YearMonth.parse(keys.get(0)).atDay(1), UUID.fromString(keys.get(1)));
    }

    /** One of them; fails with {@code not-found}. */
    Uni<BulletinView> get(Caller caller, UUID id) {
        return seen(caller, id).map(bulletin -> view(caller, bulletin));
    }

    private Uni<StoredBulletin> seen(Caller caller, UUID id) {
        return transactions.read(tx -> repository.find(tx, caller, id)).map(Found::orMissing);
    }

    /**
     * Begins one with the numbers of this moment; fails with {@code validation-failed} for a month that is not over and where it is not clear
     * whose it is, with {@code forbidden} for who writes for no office, and with {@code bulletin-exists}.
     */
    Uni<Answer> create(Caller caller, BulletinInput input) {
        Instant now = now();
        YearMonth month = input.month();
        if (!month.isBefore(YearMonth.from(BusinessZone.dateOf(now)))) {
            throw ProblemException.invalid(List.of(new Violation("/month", "not-allowed", "这个月还没有结束，请选择以前的月份。")));
        }
        UUID id = Ids.next();
        return transactions
                .read(tx -> office(tx, caller, input.officeId()))
                .chain(office -> count(caller.districtId(), office.path(), month, now)
                        .map(figures -> new StoredBulletin(
                                caller.districtId(),
                                id,
                                office,
                                month,
                                1,
                                Words.first(office.name(), month),
                                figures,
                                now,
                                caller.name(),
                                null,
                                null)))
                .chain(bulletin -> idempotency.once(caller, tx -> insert(tx, caller, bulletin)));
    }

    private Uni<Answer> insert(Tx tx, Caller caller, StoredBulletin bulletin) {
        return repository
                .insert(tx, bulletin)
                .invoke(inserted -> {
                    if (!inserted) {
                        throw ProblemException.of(BulletinProblem.BULLETIN_EXISTS);
                    }
                })
                .call(() -> record(tx, caller, "bulletin-create", bulletin))
                .map(inserted -> {
                    BulletinView view = view(caller, bulletin);
                    return Answer.created("/api/v1/bulletins/" + bulletin.id(), json.valueToTree(view))
                            .withEtag(view.etag());
                });
    }

    /** The district or township that the caller writes for: the only one, or the one that was asked for. */
    Uni<Office> office(Tx tx, Caller caller, @Nullable UUID asked) {
        return organisations
                .led(tx, caller, WRITERS)
                .map(offices -> chosen(offices, asked))
                .map(chosen -> new Office(chosen.id(), chosen.name(), chosen.path()));
    }

    private static OrganisationView chosen(List<OrganisationView> offices, @Nullable UUID asked) {
        if (offices.isEmpty()) {
            throw ProblemException.of(PlatformProblem.FORBIDDEN);
        }
        if (asked == null && offices.size() > 1) {
            throw ProblemException.invalid(List.of(new Violation("/officeId", "required", "请选择为哪里生成通报。")));
        }
        return offices.stream()
                .filter(office -> asked == null || office.id().equals(asked))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.invalid(List.of(new Violation("/officeId", "not-allowed", "您不在这里任职，请另选一处。"))));
    }

    /** One question after the other: each takes a connection, and others want some too. */
    private Uni<Figures> count(UUID districtId, String office, YearMonth month, Instant now) {
        return told(districtId, office, month, now)
                .chain(told ->
                        told(districtId, office, month.minusMonths(1), now).map(before -> Figures.of(told, before)));
    }

    private Uni<BulletinSource.Told> told(UUID districtId, String office, YearMonth month, Instant now) {
        return source.told(districtId, office, new Span(month.atDay(1), month.atEndOfMonth()), now);
    }

    /**
     * Writes what the numbers do not say; fails with {@code not-found}, with {@code forbidden} for who only reads it, and with
     * {@code precondition-required}, {@code precondition-failed} and {@code bulletin-issued}.
     */
    Uni<Answer> put(Caller caller, UUID id, @Nullable String ifMatch, Words words) {
        return transactions.write(
                tx -> change(tx, caller, id, ifMatch, "bulletin-put", bulletin -> bulletin.with(words)));
    }

    /** Counts again or issues; fails as {@link #put} does. */
    Uni<Answer> act(Caller caller, UUID id, @Nullable String ifMatch, BulletinActionRequest request) {
        if (request.issues()) {
            return idempotency.once(
                    caller,
                    tx -> change(
                            tx,
                            caller,
                            id,
                            ifMatch,
                            "bulletin-issue",
                            bulletin -> bulletin.issued(now(), caller.name())));
        }
        Instant now = now();
        return seen(caller, id)
                .chain(bulletin ->
                        count(bulletin.districtId(), bulletin.office().path(), bulletin.month(), now))
                .chain(figures -> idempotency.once(
                        caller,
                        tx -> change(
                                tx,
                                caller,
                                id,
                                ifMatch,
                                "bulletin-refresh",
                                bulletin -> bulletin.with(figures, now, caller.name()))));
    }

    private Uni<Answer> change(
            Tx tx,
            Caller caller,
            UUID id,
            @Nullable String ifMatch,
            String action,
            UnaryOperator<StoredBulletin> change) {
        return repository
                .lock(tx, caller, id)
                .map(Found::orMissing)
                .invoke(bulletin -> mayChange(caller, bulletin, ifMatch))
                .map(change)
                .call(bulletin -> repository.update(tx, bulletin))
                .call(bulletin -> record(tx, caller, action, bulletin))
                .map(bulletin -> {
                    BulletinView view = view(caller, bulletin);
                    return Answer.ok(json.valueToTree(view)).withEtag(view.etag());
                });
    }

    private static void mayChange(Caller caller, StoredBulletin bulletin, @Nullable String ifMatch) {
        if (!writes(caller, bulletin)) {
            throw ProblemException.of(PlatformProblem.FORBIDDEN);
        }
        if (bulletin.isIssued()) {
            throw ProblemException.of(BulletinProblem.BULLETIN_ISSUED);
        }
        Precondition.mustMatch(ifMatch, bulletin.etag());
    }

    private static boolean writes(Caller caller, StoredBulletin bulletin) {
        return WRITERS.stream()
                .anyMatch(role -> caller.holds(role, bulletin.office().id()));
    }

    private static BulletinView view(Caller caller, StoredBulletin bulletin) {
        return BulletinView.of(bulletin, !bulletin.isIssued() && writes(caller, bulletin));
    }

    /** A paper, for the audit names it first; fails with {@code not-found} and {@code unavailable}. */
    Uni<Printed> print(Caller caller, UUID id) {
        return transactions
                .write(tx -> repository
                        .find(tx, caller, id)
                        .map(Found::orMissing)
                        .call(bulletin -> record(tx, caller, "bulletin-export", bulletin)))
                .chain(bulletin -> reports.print(caller, BulletinPaper.of(bulletin))
                        .map(bytes ->
                                new Printed(bulletin.month(), bulletin.words().title(), bytes)));
    }

    record Printed(YearMonth month, String title, byte[] bytes) {}

    private Uni<Void> record(Tx tx, Caller caller, String action, StoredBulletin bulletin) {
        JsonObject detail =
                new JsonObject().put("month", bulletin.month().toString()).put("version", bulletin.version());
        return audit.append(tx, caller, action, SUBJECT, bulletin.id(), detail);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
