package io.qisheng.policies;

import io.qisheng.policies.domain.Applicability;
import io.qisheng.policies.domain.Applicability.Place;
import io.qisheng.policies.domain.PolicyStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes policies into a database, by the very mapping that the service uses. It shares the service's package for that reason and is on
 * the test class path only.
 */
public final class PolicySeed {

    private final Connection connection;
    private final UUID districtId;

    public PolicySeed(Connection connection, UUID districtId) {
        this.connection = connection;
        this.districtId = districtId;
    }

    /** Who issues a policy; the enterprises below {@code home} are told. */
    public record Issuer(UUID id, String name, String path, String home) {}

    /** What a policy says. */
    public record Words(
            String title,
            String summary,
            String text,
            @Nullable String documentNumber,
            Applicability applicability,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /** Who published a policy, and when. */
    public record Publisher(UUID id, String name, Instant at) {}

    /** Adds a policy that is only written so far. */
    public void write(UUID id, Issuer issuer, Words words) throws SQLException {
        insert(id, PolicyStatus.DRAFT, issuer, words);
    }

    /** Adds a policy that was published once, to the enterprises that it fits now. */
    public void publish(UUID id, Issuer issuer, Words words, Publisher publisher) throws SQLException {
        insert(id, PolicyStatus.PUBLISHED, issuer, words);
        try (PreparedStatement version = connection.prepareStatement("""
                insert into policy_version (district_id, policy_id, version, content, published_at, published_by_id,
                    published_by_name)
                values (?, ?, 1, cast(? as jsonb), ?, ?, ?)""")) {
            version.setObject(1, districtId);
            version.setObject(2, id);
            version.setString(3, PolicyRows.encode(content(issuer, words)));
            version.setObject(4, publisher.at().atOffset(ZoneOffset.UTC));
            version.setObject(5, publisher.id());
            version.setString(6, publisher.name());
            version.executeUpdate();
        }
        try (PreparedStatement address = connection.prepareStatement(
                PolicyRepository.ADDRESS.replace(":district", "?").replace(":id", "?"))) {
            address.setObject(1, districtId);
            address.setObject(2, id);
            address.executeUpdate();
        }
    }

    /** Keeps that an enterprise has read it. */
    public void read(UUID id, UUID enterprise, UUID user, Instant at) throws SQLException {
        try (PreparedStatement reading = connection.prepareStatement("""
                insert into policy_reading (district_id, policy_id, version, enterprise_id, user_id, read_at)
                values (?, ?, 1, ?, ?, ?)""")) {
            reading.setObject(1, districtId);
            reading.setObject(2, id);
            reading.setObject(3, enterprise);
            reading.setObject(4, user);
            reading.setObject(5, at.atOffset(ZoneOffset.UTC));
            reading.executeUpdate();
        }
    }

    /** What is known of an enterprise beside what the tree says; the area is left open where none is given. */
    public void know(UUID enterprise, String industry, String size, @Nullable UUID area) throws SQLException {
        try (PreparedStatement profile = connection.prepareStatement("""
                insert into enterprise_profile (district_id, enterprise_id, industry, size, area_id, alliance_ids, version)
                values (?, ?, ?, ?, ?, '{}', 1)""")) {
            profile.setObject(1, districtId);
            profile.setObject(2, enterprise);
            profile.setString(3, industry);
            profile.setString(4, size);
            profile.setObject(5, area);
            profile.executeUpdate();
        }
    }

    private void insert(UUID id, PolicyStatus status, Issuer issuer, Words words) throws SQLException {
        boolean published = status == PolicyStatus.PUBLISHED;
        Applicability applicability = words.applicability();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into policy (district_id, id, status, revision, published, draft, issuer_path, home_path, valid_to, industries,
                    sizes, alliance_ids, area_paths)
                values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, districtId);
            insert.setObject(2, id);
            insert.setString(3, status.name());
            insert.setLong(4, published ? 2 : 1);
            insert.setInt(5, published ? 1 : 0);
            insert.setString(6, published ? null : PolicyRows.encode(content(issuer, words)));
            insert.setString(7, issuer.path());
            insert.setString(8, issuer.home());
            insert.setObject(9, published ? words.validTo() : null);
            insert.setArray(
                    10, texts(published, applicability.industries().stream().map(Enum::name)));
            insert.setArray(11, texts(published, applicability.sizes().stream().map(Enum::name)));
            insert.setArray(
                    12, connection.createArrayOf("uuid", published ? ids(applicability.alliances()) : new Object[0]));
            insert.setArray(13, texts(published, applicability.areas().stream().map(Place::path)));
            insert.executeUpdate();
        }
    }

    private java.sql.Array texts(boolean published, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", published ? texts.toArray() : new Object[0]);
    }

    private static Object[] ids(List<Place> places) {
        return places.stream().map(Place::id).toArray();
    }

    private static PolicyContent content(Issuer issuer, Words words) {
        return new PolicyContent(
                words.title(),
                words.summary(),
                words.text(),
                new PolicyContent.Issuer(issuer.id(), issuer.name(), issuer.path(), issuer.home()),
                words.documentNumber(),
                null,
                words.applicability(),
                words.validFrom(),
                words.validTo());
    }
}
