package io.qisheng.petitions;

import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.testing.LocalStackResource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The petitions as they stand in the tests' database, read beside the service. */
final class StoredPetitions {

    private StoredPetitions() {}

    static Connection connect(String userSetting, String passwordSetting) throws SQLException {
        Map<String, String> settings = LocalStackResource.stack().environment();
        String url = "jdbc:postgresql://%s:%s/%s"
                .formatted(settings.get("DB_HOST"), settings.get("DB_PORT"), settings.get("DB_NAME"));
        return DriverManager.getConnection(url, settings.get(userSetting), settings.get(passwordSetting));
    }

    static Connection asOwner() throws SQLException {
        return connect("MIGRATION_DB_USER", "MIGRATION_DB_PASSWORD");
    }

    static Connection asService() throws SQLException {
        return connect("DB_USER", "DB_PASSWORD");
    }

    static Map<UUID, Petition> all() throws SQLException {
        Map<UUID, Petition> petitions = new LinkedHashMap<>();
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, state, title, text from petition")) {
            while (rows.next()) {
                petitions.put(
                        rows.getObject(1, UUID.class),
                        PetitionCodec.decode(rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return petitions;
    }

    static List<TimelineEntry> timeline(Connection connection, UUID id) throws SQLException {
        List<TimelineEntry> timeline = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select * from petition_timeline where petition_id = ? order by seq")) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    timeline.add(TimelineRows.entry(rows));
                }
            }
        }
        return timeline;
    }
}
