package io.qisheng.petitions;

import io.qisheng.petitions.campaigns.CampaignDelivery;
import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Decision;
import io.qisheng.petitions.domain.Escalation;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.petitions.notices.PetitionNotices;
import io.qisheng.petitions.publishing.Publications;
import io.qisheng.petitions.statistics.Tallies;
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

/** Writes what was decided: the row, the timeline, what the live stream is fed from, the audit trail, what counts, what is published, and what is told. */
@ApplicationScoped
class PetitionJournal {

    static final String TOPIC = "petition";

    private final PetitionRepository repository;

    private final Outbox outbox;
    private final Audit audit;
    private final PetitionNotices notices;
    private final Tallies tallies;
    private final Publications publications;

    PetitionJournal(
            PetitionRepository repository,
            Outbox outbox,
            Audit audit,
            PetitionNotices notices,
            Tallies tallies,
            Publications publications) {
        this.repository = repository;
        this.outbox = outbox;
        this.audit = audit;
        this.notices = notices;
        this.tallies = tallies;
        this.publications = publications;
    }

    /** One decided action on a petition whose row is locked. */
    Uni<Void> write(Tx tx, @Nullable Caller caller, PetitionRecord row, Decision.Applied applied, Clocks clocks) {
        return write(tx, caller, row, applied, clocks, null);
    }

    /** The same, which carries out what a campaign had decided. */
    Uni<Void> write(Tx tx, PetitionRecord row, Decision.Applied applied, Clocks clocks, CampaignDelivery cause) {
        return write(tx, null, row, applied, clocks, cause);
    }

    private Uni<Void> write(
            Tx tx,
            @Nullable Caller caller,
            PetitionRecord row,
            Decision.Applied applied,
            Clocks clocks,
            @Nullable CampaignDelivery cause) {
        Petition before = row.petition();
        row.take(applied.petition(), clocks);
        TimelineEntry entry = applied.entry();
        boolean numbered = entry.action() == PetitionAction.SUBMIT;
        return repository
                .update(tx, row)
                .chain(() ->
                        numbered ? repository.index(tx, row) : Uni.createFrom().voidItem())
                .chain(() -> follow(tx, caller, row, entry))
                .chain(() -> tallies.follow(tx, before, applied.petition(), clocks, entry.at()))
                .chain(() -> publications.follow(tx, before, applied.petition(), entry.at()))
                .chain(() -> notices.tell(tx, before, entry, applied.petition(), cause));
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

    /** A row whose dates changed with the calendar. */
    Uni<Void> recounted(Tx tx, PetitionRecord row) {
        return repository.update(tx, row).chain(() -> announce(tx, row));
    }

    /** A row of which somebody higher was told; nobody, where it had been told before. */
    Uni<Void> escalated(Tx tx, PetitionRecord row, List<Escalation> told) {
        Uni<Void> written = repository.update(tx, row);
        if (told.isEmpty()) {
            return written;
        }
        JsonArray steps = new JsonArray();
        told.forEach(step -> steps.add(new JsonObject()
                .put("clock", step.clock().name())
                .put("level", step.level().name())));
        JsonObject detail = new JsonObject().put("steps", steps);
        return written.chain(() -> announce(tx, row)).chain(() -> record(tx, null, row, "petition-escalated", detail));
    }

    /** A petition that begins with this row. */
    Uni<Void> begin(Tx tx, Caller caller, PetitionRecord row, Petition petition, @Nullable TimelineEntry submitted) {
        return repository
                .insert(tx, row)
                .chain(() -> submitted == null
                        ? record(tx, caller, row, "petition-draft", new JsonObject())
                        : follow(tx, caller, row, submitted)
                                .chain(() -> notices.tell(
                                        tx, Petition.draft(petition.filing()), submitted, petition, null)));
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
