package io.qisheng.petitions;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.qisheng.local.CopyRows;
import io.qisheng.petitions.CreatePetition.Contact;
import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.petitions.publishing.PublicationSeed;
import io.qisheng.petitions.statistics.FactSeed;
import io.qisheng.petitions.statistics.PetitionFacts;
import io.qisheng.platform.crypto.FieldCipher;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes petitions that were told by the rules into a database, by the very mapping that the service uses, so that a made row cannot
 * differ from a lived one. It shares the service's package for that reason and is on the test class path only.
 */
public final class PetitionSeed {

    private static final String PETITION = """
            petition (district_id, id, number, status, version, seq, kind, category, title, text, visibility, urgency,
                phase, outcome, enterprise_id, enterprise_name, filer_id, filed_by_id, confirmation, confirmation_due_at, lead_department_id,
                lead_department_name, handler_id, handler_name, scope_paths, department_paths, hidden_paths, filed_at,
                submitted_at, accepted_at, due_at, rating_due_at, publishable_since, escalate_at, ball_holder, ball_name, ball_due, ball_missing,
                ball_sentence, ball_user_id, contact_sealed, contact_name, contact_phone, campaign_id, state)""";
    private static final String TIMELINE = """
            petition_timeline (district_id, petition_id, seq, action, from_status, to_status, actor_id, actor_name,
                actor_role, at, internal, data)""";

    private final Connection connection;
    private final Clocks clocks;
    private final Contacts contacts;
    private final CopyRows petitions = new CopyRows(PETITION);
    private final CopyRows words = new CopyRows("petition_search (district_id, petition_id, words)");
    private final CopyRows timelines = new CopyRows(TIMELINE);
    private final FactSeed facts = new FactSeed();
    private final PublicationSeed publications = new PublicationSeed();

    public PetitionSeed(Connection connection, Clocks clocks, FieldCipher cipher) {
        this.connection = connection;
        this.clocks = clocks;
        this.contacts = new Contacts(cipher, new ObjectMapper().registerModule(new JavaTimeModule()));
    }

    /** The number that a petition gets when it is submitted as the n-th on this day. */
    public static String number(LocalDate day, long n) {
        return PetitionNumbers.format(day, n);
    }

    /** Adds one petition with all that happened to it. */
    public void add(Petition petition, List<TimelineEntry> timeline, String contactName, String phone) {
        PetitionRecord row = PetitionRecord.of(petition, clocks);
        row.version = Math.max(1, timeline.size());
        contacts.put(row, new Contact(contactName, phone));
        add(row);
        words.add(row.key.districtId(), row.key.id(), row.words());
        timeline.forEach(entry -> add(new TimelineRecord(row.key, entry)));
        facts.add(PetitionFacts.of(petition, clocks));
        publications.add(petition, timeline);
    }

    private void add(PetitionRecord row) {
        petitions.add(
                row.key.districtId(),
                row.key.id(),
                row.number,
                row.status,
                row.version,
                row.seq,
                row.kind,
                row.category,
                row.title,
                row.text,
                row.visibility,
                row.urgency,
                row.phase,
                row.outcome,
                row.enterpriseId,
                row.enterpriseName,
                row.filerId,
                row.filedById,
                row.confirmation,
                row.confirmationDueAt,
                row.leadDepartmentId,
                row.leadDepartmentName,
                row.handlerId,
                row.handlerName,
                row.scopePaths,
                row.departmentPaths,
                row.hiddenPaths,
                row.filedAt,
                row.submittedAt,
                row.acceptedAt,
                row.dueAt,
                row.ratingDueAt,
                row.publishableSince,
                row.escalateAt,
                row.ballHolder,
                row.ballName,
                row.ballDue,
                row.ballMissing,
                row.ballSentence,
                row.ballUserId,
                row.contactSealed,
                row.contactName,
                row.contactPhone,
                row.campaignId,
                row.state);
    }

    private void add(TimelineRecord row) {
        timelines.add(
                row.key.districtId(),
                row.key.petitionId(),
                row.key.seq(),
                row.action,
                row.fromStatus,
                row.toStatus,
                row.actorId,
                row.actorName,
                row.actorRole,
                row.at,
                row.internal,
                row.data);
    }

    /** Writes all that was added since the last time. */
    public void write() throws SQLException {
        petitions.write(connection);
        words.write(connection);
        timelines.write(connection);
        facts.write(connection);
        publications.write(connection);
    }
}
