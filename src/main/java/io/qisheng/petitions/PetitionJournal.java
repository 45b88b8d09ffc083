package io.qisheng.petitions;

import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Decision;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.platform.Caller;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.outbox.Outbox;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what was decided: the row, the timeline, what the live stream is fed from, and the audit trail. */
@ApplicationScoped
class PetitionJournal {

    static final String TOPIC = "petition";

    private final PetitionRepository repository;
    private final Outbox outbox;
    private final Audit audit;

    PetitionJournal(PetitionRepository repository, Outbox outbox, Audit audit) {
        this.repository = repository;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** One decided action on a petition whose row is locked. */
    Uni<Void> write(Tx tx, @Nullable Caller caller, PetitionRecord row, Decision.Applied applied, Clocks clocks) {
        row.take(applied.petition(), clocks);
        TimelineEntry entry = applied.entry();
        boolean numbered = entry.action() == PetitionAction.SUBMIT;
        return repository
                .update(tx, row)
                .chain(() ->
                        numbered ? repository.index(tx, row) : Uni.createFrom().voidItem())
                .chain(() -> follow(tx, caller, row, entry));
    }

    /** What follows a row that is written already: the timeline, the stream and the audit trail. */
    Uni<Void> follow(Tx tx, @Nullable Caller caller, PetitionRecord row, TimelineEntry entry) {
        return repository
                .append(tx, row, entry)
                .chain(() -> announce(tx, row))
                .chain(() -> record(
                        tx,
                        caller,
                        row,
                        "petition-" + entry.action().code(),
                        new JsonObject()
                                .put("seq", entry.seq())
                                .put("to", entry.to().name())));
    }

    /** A change that is no action of the table: a draft made or rewritten. */
    Uni<Void> record(Tx tx, @Nullable Caller caller, PetitionRecord row, String action, JsonObject detail) {
        return caller == null
                ? audit.append(tx, row.key.districtId(), action, TOPIC, row.key.id(), detail)
                : audit.append(tx, caller, action, TOPIC, row.key.id(), detail);
    }

    /** Drafts are nobody's business yet. What decides who may hear stands in the event, so that a stream asks no database. */
    private Uni<Void> announce(Tx tx, PetitionRecord row) {
        if (row.number == null) {
            return Uni.createFrom().voidItem();
        }
        JsonObject payload = new JsonObject()
                .put("number", row.number)
                .put("status", row.status)
                .put("version", row.version)
                .put("scopePaths", new JsonArray(List.of((Object[]) row.scopePaths)))
                .put("departmentPaths", new JsonArray(List.of((Object[]) row.departmentPaths)))
                .put("hiddenPaths", new JsonArray(List.of((Object[]) row.hiddenPaths)));
        return outbox.append(tx, row.key.districtId(), TOPIC, row.key.id(), payload);
    }

    /** A petition that begins with this row. */
    Uni<Void> begin(Tx tx, Caller caller, PetitionRecord row, @Nullable TimelineEntry submitted) {
        return repository
                .insert(tx, row)
                .chain(() -> submitted == null
                        ? record(tx, caller, row, "petition-draft", new JsonObject())
                        : follow(tx, caller, row, submitted));
    }

    /** A draft that was rewritten. */
    Uni<Void> rewrite(Tx tx, Caller caller, PetitionRecord row, Petition redrafted, Clocks clocks) {
        row.take(redrafted, clocks);
        return repository
                .update(tx, row)
                .chain(() -> repository.index(tx, row))
                .chain(() -> record(tx, caller, row, "petition-redraft", new JsonObject()));
    }
}
