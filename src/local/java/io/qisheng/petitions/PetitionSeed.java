package io.qisheng.petitions;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.qisheng.petitions.CreatePetition.Contact;
import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.platform.crypto.FieldCipher;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes petitions that were told by the rules into a database, by the very mapping that the service uses, so that a made row cannot
 * differ from a lived one. It shares the service's package for that reason and is on the test class path only.
 */
public final class PetitionSeed implements AutoCloseable {

    private static final String PETITION = """
            insert into petition (district_id, id, number, status, version, seq, kind, category, title, text, visibility, urgency,
                phase, outcome, enterprise_id, enterprise_name, filer_id, filed_by_id, lead_department_id,
                lead_department_name, handler_id, handler_name, scope_paths, department_paths, hidden_paths, filed_at,
                submitted_at, accepted_at, due_at, rating_due_at, ball_holder, ball_name, ball_due, ball_missing,
                ball_sentence, contact_sealed, contact_name, contact_phone, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?, cast(? as jsonb))""";
    private static final String TIMELINE = """
            insert into petition_timeline (district_id, petition_id, seq, action, from_status, to_status, actor_id, actor_name,
                actor_role, at, internal, data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))""";

    private final Connection connection;
    private final Clocks clocks;
    private final Contacts contacts;
    private final PreparedStatement petitions;
    private final PreparedStatement words;
    private final PreparedStatement timelines;

    public PetitionSeed(Connection connection, Clocks clocks, FieldCipher cipher) throws SQLException {
        this.connection = connection;
        this.clocks = clocks;
        this.contacts = new Contacts(cipher, new ObjectMapper().registerModule(new JavaTimeModule()));
        this.petitions = connection.prepareStatement(PETITION);
        this.words = connection.prepareStatement(
                "insert into petition_search (district_id, petition_id, words) values (?, ?, ?)");
        this.timelines = connection.prepareStatement(TIMELINE);
    }

    /** The number that a petition gets when it is submitted as the n-th on this day. */
    public static String number(LocalDate day, long n) {
        return PetitionNumbers.format(day, n);
    }

    /** Adds one petition with all that happened to it. */
    public void add(Petition petition, List<TimelineEntry> timeline, String contactName, String phone)
            throws SQLException {
        PetitionRecord row = PetitionRecord.of(petition, clocks);
        row.version = Math.max(1, timeline.size());
        contacts.put(row, new Contact(contactName, phone));
        Parameters p = new Parameters(petitions);
        p.value(row.key.districtId()).value(row.key.id()).value(row.number).value(row.status);
        p.value(row.version)
                .value(row.seq)
                .value(row.kind)
                .value(row.category)
                .value(row.title)
                .value(row.text);
        p.value(row.visibility).value(row.urgency).value(row.phase).value(row.outcome);
        p.value(row.enterpriseId).value(row.enterpriseName).value(row.filerId).value(row.filedById);
        p.value(row.leadDepartmentId)
                .value(row.leadDepartmentName)
                .value(row.handlerId)
                .value(row.handlerName);
        p.value(paths(row.scopePaths)).value(paths(row.departmentPaths)).value(paths(row.hiddenPaths));
        p.time(row.filedAt)
                .time(row.submittedAt)
                .time(row.acceptedAt)
                .time(row.dueAt)
                .time(row.ratingDueAt);
        p.value(row.ballHolder)
                .value(row.ballName)
                .time(row.ballDue)
                .value(row.ballMissing)
                .value(row.ballSentence);
        p.value(row.contactSealed)
                .value(row.contactName)
                .value(row.contactPhone)
                .value(row.state);
        petitions.addBatch();
        new Parameters(words).value(row.key.districtId()).value(row.key.id()).value(row.words());
        words.addBatch();
        for (TimelineEntry entry : timeline) {
            add(new TimelineRecord(row.key, entry));
        }
    }

    private void add(TimelineRecord row) throws SQLException {
        Parameters p = new Parameters(timelines);
        p.value(row.key.districtId())
                .value(row.key.petitionId())
                .value(row.key.seq())
                .value(row.action);
        p.value(row.fromStatus)
                .value(row.toStatus)
                .value(row.actorId)
                .value(row.actorName)
                .value(row.actorRole);
        p.time(row.at).value(row.internal).value(row.data);
        timelines.addBatch();
    }

    /** Writes all that was added. */
    public void write() throws SQLException {
        petitions.executeBatch();
        words.executeBatch();
        timelines.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        petitions.close();
        words.close();
        timelines.close();
    }

    private Array paths(String[] paths) throws SQLException {
        return connection.createArrayOf("text", paths);
    }

    /** Sets parameters one after the other. */
    private static final class Parameters {

        private final PreparedStatement statement;
        private int index;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        Parameters value(@Nullable Object value) throws SQLException {
            statement.setObject(++index, value);
            return this;
        }

        Parameters time(@Nullable Instant time) throws SQLException {
            if (time == null) {
                statement.setNull(++index, Types.TIMESTAMP_WITH_TIMEZONE);
            } else {
                statement.setObject(++index, time.atOffset(ZoneOffset.UTC));
            }
            return this;
        }
    }
}
