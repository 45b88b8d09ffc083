package io.qisheng.services;

import io.qisheng.services.domain.ItemStatus;
import io.qisheng.services.domain.Question;
import io.qisheng.services.domain.Questionnaire;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes items of the menu into a database, by the very mapping that the service uses. It shares the service's package for that
 * reason and is on the test class path only.
 */
public final class ServiceItemSeed {

    private final Connection connection;
    private final UUID districtId;

    public ServiceItemSeed(Connection connection, UUID districtId) {
        this.connection = connection;
        this.districtId = districtId;
    }

    /** What an item says, in one version. */
    public record Version(String name, String summary, String description, String category, List<Question> questions) {}

    /** Who serves it. */
    public record Department(UUID id, String name, String path) {}

    /** Who published a version, and when. */
    public record Publisher(UUID id, String name, Instant at) {}

    /** Adds an item with the versions it had and the one that is being written. */
    public void add(
            UUID id,
            ItemStatus status,
            Department department,
            List<Version> versions,
            @Nullable Version draft,
            Publisher publisher)
            throws SQLException {
        insertItem(id, status, department, versions.size(), draft);
        for (int i = 0; i < versions.size(); i++) {
            insertVersion(id, i + 1, content(versions.get(i), department), publisher);
        }
    }

    private void insertItem(UUID id, ItemStatus status, Department department, int published, @Nullable Version draft)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into service_item (district_id, id, status, revision, published, draft, home_path)
                values (?, ?, ?, ?, ?, cast(? as jsonb), ?)""")) {
            insert.setObject(1, districtId);
            insert.setObject(2, id);
            insert.setString(3, status.name());
            insert.setLong(4, 1 + published);
            insert.setInt(5, published);
            insert.setString(6, draft == null ? null : ServiceItemRepository.encode(content(draft, department)));
            insert.setString(7, content(department).home());
            insert.executeUpdate();
        }
    }

    private void insertVersion(UUID id, int version, ItemContent content, Publisher publisher) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into service_item_version (district_id, item_id, version, content, published_at, published_by_id,
                    published_by_name)
                values (?, ?, ?, cast(? as jsonb), ?, ?, ?)""")) {
            insert.setObject(1, districtId);
            insert.setObject(2, id);
            insert.setInt(3, version);
            insert.setString(4, ServiceItemRepository.encode(content));
            insert.setObject(5, publisher.at().plusSeconds(version).atOffset(ZoneOffset.UTC));
            insert.setObject(6, publisher.id());
            insert.setString(7, publisher.name());
            insert.executeUpdate();
        }
    }

    private static ItemContent content(Version version, Department department) {
        if (!new Questionnaire(version.questions()).faults().isEmpty()) {
            throw new IllegalArgumentException("nobody could have written " + version);
        }
        return new ItemContent(
                version.name(),
                version.summary(),
                version.description(),
                version.category(),
                content(department),
                version.questions());
    }

    private static ItemContent.Department content(Department department) {
        return new ItemContent.Department(department.id(), department.name(), department.path());
    }
}
