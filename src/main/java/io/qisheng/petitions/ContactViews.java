package io.qisheng.petitions;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.petitions.ContactViewRepository.Entry;
import io.qisheng.petitions.CreatePetition.Contact;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.domain.PetitionProblem;
import io.qisheng.petitions.domain.Standing;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Role;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows the filer's contact in clear to those who have to call, and keeps who looked, for the filer to read. */
@ApplicationScoped
class ContactViews {

    /** In the order in which the log prefers to name the looker's role. Who only assists or reads has no one to call. */
    private static final Set<Standing> CALLERS =
            EnumSet.of(Standing.DESK, Standing.SUPERVISOR, Standing.DEPARTMENT_LEAD, Standing.DEPARTMENT_HANDLER);

    /** How long a tap may come again and be the same. */
    private static final Duration SAME_TAP = Duration.ofMinutes(1);

    private final Idempotency idempotency;
    private final Transactions transactions;
    private final PetitionRepository petitions;
    private final ContactViewRepository views;
    private final PetitionLooks looks;
    private final Contacts contacts;
    private final Audit audit;
    private final ObjectMapper json;
    private final Cursors cursors;
    private final Clock clock;

    ContactViews(
            Idempotency idempotency,
            Transactions transactions,
            PetitionRepository petitions,
            ContactViewRepository views,
            PetitionLooks looks,
            Contacts contacts,
            Audit audit,
            ObjectMapper json,
            Cursors cursors,
            Clock clock) {
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.petitions = petitions;
        this.views = views;
        this.looks = looks;
        this.contacts = contacts;
        this.audit = audit;
        this.json = json;
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * The contact in clear; the look is written before it is shown, each one, however often, unless it is the same tap that comes again
     * within a minute: a key that is kept for longer opens nothing unseen. The contact itself is not kept under the tap's key but read
     * anew. Fails with {@code not-found} also where the filer left no contact,
     * and with {@code petition-action-forbidden} for those who have no one to call.
     */
    Uni<Answer> reveal(Caller caller, UUID id) {
        return idempotency
                .once(caller, tx -> find(tx, caller, id).chain(row -> log(tx, caller, row)))
                .chain(logged -> shown(caller, id, logged.replayed())
                        .map(row -> new Answer(
                                200, null, null, json.valueToTree(contact(caller, row)), logged.replayed())));
    }

    private Uni<PetitionRecord> shown(Caller caller, UUID id, boolean repeated) {
        return repeated
                ? transactions.write(tx -> find(tx, caller, id).call(row -> logAnew(tx, caller, row)))
                : transactions.read(tx -> find(tx, caller, id));
    }

    private Uni<Void> logAnew(Tx tx, Caller caller, PetitionRecord row) {
        return views.sawSince(tx, caller, row.key, clock.instant().minus(SAME_TAP))
                .chain(seen -> seen
                        ? Uni.createFrom().voidItem()
                        : log(tx, caller, row).replaceWithVoid());
    }

    private Uni<Answer> log(Tx tx, Caller caller, PetitionRecord row) {
        contact(caller, row);
        return views.append(tx, caller, row.key, role(standing(caller, row)), clock.instant())
                .chain(() -> audit.append(
                        tx, caller, "petition-contact-view", PetitionJournal.TOPIC, row.key.id(), new JsonObject()))
                .replaceWith(new Answer(200, null, null, null, false));
    }

    private Contact contact(Caller caller, PetitionRecord row) {
        standing(caller, row);
        return Found.orMissing(contacts.read(row));
    }

    private static Standing standing(Caller caller, PetitionRecord row) {
        return CALLERS.stream()
                .filter(PetitionAudience.standings(row.petition(), PetitionScope.actor(caller))::contains)
                .findFirst()
                .orElseThrow(() -> ProblemException.of(PetitionProblem.PETITION_ACTION_FORBIDDEN));
    }

    /** Who looked at a petition's contact. */
    private record Listed(PetitionRecord row, List<Entry> entries) {}

    private static String role(Standing as) {
        return as == Standing.DEPARTMENT_HANDLER ? Role.HANDLER.name() : as.name();
    }

    /** Who looked, the newest first; for the filer's side and the staff. Fails with {@code not-found} and {@code cursor-invalid}. */
    Uni<Page<ContactViewItem>> list(Caller caller, UUID id, int limit, @Nullable String cursor) {
        String bound = "petition-contact-views " + id;
        UUID before = cursor == null
                ? null
                : UUID.fromString(cursors.decode(bound, cursor).getFirst());
        return transactions
                .read(tx -> find(tx, caller, id)
                        .chain(row ->
                                views.list(tx, row.key, before, limit + 1).map(entries -> new Listed(row, entries))))
                .call(listed -> looks.note(caller, listed.row(), view(caller, listed.row())))
                .map(Listed::entries)
                .map(entries -> cursors.page(
                        bound, entries, limit, entry -> List.of(entry.id().toString())))
                .map(page -> new Page<>(page.items().stream().map(Entry::item).toList(), page.nextCursor()));
    }

    private Uni<PetitionRecord> find(Tx tx, Caller caller, UUID id) {
        return petitions.find(tx, caller.districtId(), id).map(Found::orMissing).invoke(row -> {
            View view = view(caller, row);
            if (view == View.NONE || view == View.PUBLIC) {
                throw Found.missing();
            }
        });
    }

    private static View view(Caller caller, PetitionRecord row) {
        return PetitionAudience.view(row.petition(), PetitionScope.actor(caller));
    }
}
