package io.qisheng.petitions.campaigns;

import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.platform.Grant;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes an open campaign whose entries have been carried out of all its petitions already; on the test class path only. */
public final class CampaignSeed {

    private final Connection connection;
    private final UUID districtId;
    private final UUID id;

    public CampaignSeed(Connection connection, UUID districtId, UUID id) {
        this.connection = connection;
        this.districtId = districtId;
        this.id = id;
    }

    /** What a campaign is about, and for which organisation it was opened. */
    public record Words(String title, String cause, String category, String keyword, String areaPath) {}

    /** Somebody who holds an office there. */
    public record Officer(UUID id, String name, String role) {}

    public record Task(
            Department department,
            String text,
            LocalDate due,
            @Nullable Instant doneAt,
            @Nullable String doneBy) {}

    /** @param kind {@code LINK} or {@code PROGRESS} */
    public record Entry(
            UUID noticeId, String kind, @Nullable String text, Instant at, Officer by) {}

    public void write(Words words, Department lead, List<Task> tasks, List<Entry> entries, List<UUID> petitions)
            throws SQLException {
        campaign(words, lead, tasks, entries);
        for (int n = 1; n <= tasks.size(); n++) {
            task(n, tasks.get(n - 1));
        }
        for (int seq = 1; seq <= entries.size(); seq++) {
            entry(seq, entries.get(seq - 1), petitions);
        }
    }

    private void campaign(Words words, Department lead, List<Task> tasks, List<Entry> entries) throws SQLException {
        Set<String> departments = new TreeSet<>(Grant.lineOf(lead.path()));
        tasks.forEach(task -> departments.addAll(Grant.lineOf(task.department().path())));
        run(
                """
                insert into campaign (district_id, id, title, cause, category, keyword, area_path, scope_paths, department_paths,
                    lead_department_id, lead_department_name, lead_department_path, status, version, entries, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?)""",
                districtId,
                id,
                words.title(),
                words.cause(),
                words.category(),
                words.keyword(),
                words.areaPath(),
                texts(Grant.lineOf(words.areaPath())),
                texts(departments),
                lead.id(),
                lead.name(),
                lead.path(),
                (long) entries.size() + tasks.size(),
                entries.size(),
                entries.getFirst().at());
    }

    private void task(int nth, Task task) throws SQLException {
        run(
                """
                insert into campaign_task (district_id, campaign_id, nth, department_id, department_name, department_path, text, due_date,
                    done_at, done_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                districtId,
                id,
                nth,
                task.department().id(),
                task.department().name(),
                task.department().path(),
                task.text(),
                task.due(),
                task.doneAt(),
                task.doneBy());
    }

    private void entry(int seq, Entry entry, List<UUID> petitions) throws SQLException {
        run(
                """
                insert into campaign_entry (district_id, campaign_id, seq, kind, text, at, actor_id, actor_name, actor_role, notice_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                districtId,
                id,
                seq,
                entry.kind(),
                entry.text(),
                entry.at(),
                entry.by().id(),
                entry.by().name(),
                entry.by().role(),
                entry.noticeId());
        for (UUID petition : petitions) {
            run("""
                    insert into campaign_delivery (district_id, campaign_id, seq, petition_id, state, settled_at)
                    values (?, ?, ?, ?, 'DONE', ?)""", districtId, id, seq, petition, entry.at());
        }
    }

    private Array texts(Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private void run(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            statement.executeUpdate();
        }
    }
}
