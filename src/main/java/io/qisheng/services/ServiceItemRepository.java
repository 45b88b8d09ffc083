package io.qisheng.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Tx;
import io.qisheng.services.domain.ItemStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements that keep the menu. Versions are written once. */
@ApplicationScoped
class ServiceItemRepository {

    /** How items are written may change, what is stored stays readable: hence a mapper of its own. */
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final String ITEM = """
            select i.id, i.status, i.revision, i.published, cast(i.draft as text) as draft, v.version,
                cast(v.content as text) as content, v.published_at
            from service_item i left join service_item_version v on v.district_id = i.district_id and v.item_id = i.id
                and v.version =\s""";

    /** Of the townships above and below the caller's offices and enterprises. */
    private static final String NEAR = " and " + """
            (i.home_path = any(string_to_array(:lines, ','))
              or exists (select 1 from unnest(string_to_array(:seats, ',')) s (path) where starts_with(i.home_path, s.path || '/')))""";

    /** A page of items by age; without {@code all} only what is on the menu. */
    Uni<List<StoredItem>> page(
            Tx tx, Caller caller, List<ItemStatus> statuses, boolean all, @Nullable UUID after, int limit) {
        String wanted = statuses.isEmpty() ? "" : " and i.status in (:statuses)";
        var query = tx.session()
                .createNativeQuery(
                        ITEM + "i.published where i.district_id = :district" + NEAR + wanted
                                + (all ? "" : " and i.status = 'PUBLISHED'")
                                + (after == null ? "" : " and i.id > :after") + " order by i.id limit :limit",
                        Tuple.class)
                .setParameter("district", caller.districtId())
                .setParameter("lines", lines(caller))
                .setParameter("seats", seats(caller))
                .setParameter("limit", limit);
        if (!statuses.isEmpty()) {
            query.setParameter("statuses", statuses.stream().map(Enum::name).toList());
        }
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultList()
                .map(rows -> rows.stream().map(ServiceItemRepository::item).toList());
    }

    /** An item that the caller is near enough to know of, at a version, or at the latest for null. */
    Uni<@Nullable StoredItem> findNear(Tx tx, Caller caller, UUID id, @Nullable Integer version) {
        return tx.session()
                .createNativeQuery(
                        ITEM + "coalesce(cast(:version as integer), i.published)"
                                + " where i.district_id = :district and i.id = :id" + NEAR,
                        Tuple.class)
                .setParameter("version", version)
                .setParameter("district", caller.districtId())
                .setParameter("id", id)
                .setParameter("lines", lines(caller))
                .setParameter("seats", seats(caller))
                .getSingleResultOrNull()
                .map(row -> row == null ? null : item(row));
    }

    /** An item at a version, of what lies above an enterprise. */
    Uni<@Nullable StoredItem> findOver(Tx tx, UUID districtId, String enterprisePath, UUID id, int version) {
        return tx.session()
                .createNativeQuery(
                        ITEM + ":version where i.district_id = :district and i.id = :id and i.home_path in (:line)",
                        Tuple.class)
                .setParameter("version", version)
                .setParameter("line", Grant.lineOf(enterprisePath))
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : item(row));
    }

    /**
     * The latest version of an item, with its row locked. Two statements: one that had to wait would see the row as it is now, and the
     * version beside it as it was before.
     */
    Uni<@Nullable StoredItem> lock(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(
                        "select i.id from service_item i where i.district_id = :district and i.id = :id for update",
                        UUID.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .chain(() -> find(tx, districtId, id));
    }

    private static Uni<@Nullable StoredItem> find(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(ITEM + "i.published where i.district_id = :district and i.id = :id", Tuple.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : item(row));
    }

    Uni<Void> insert(Tx tx, UUID districtId, UUID id, ItemContent draft) {
        return tx.session()
                .createNativeQuery("""
                        insert into service_item (district_id, id, status, revision, published, draft, home_path)
                        values (:district, :id, 'DRAFT', 1, 0, cast(cast(:draft as text) as jsonb), :home)""")
                .setParameter("district", districtId)
                .setParameter("id", id)
                .setParameter("draft", encode(draft))
                .setParameter("home", draft.department().home())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Writes the draft of an item whose row is locked; null is no draft any more. */
    Uni<Void> update(
            Tx tx,
            UUID districtId,
            UUID id,
            ItemStatus status,
            int published,
            @Nullable ItemContent draft,
            String home) {
        return tx.session()
                .createNativeQuery("""
                        update service_item set status = :status, revision = revision + 1, published = :published,
                            draft = cast(cast(:draft as text) as jsonb), home_path = :home
                        where district_id = :district and id = :id""")
                .setParameter("status", status.name())
                .setParameter("published", published)
                .setParameter("draft", draft == null ? null : encode(draft))
                .setParameter("home", home)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> publish(Tx tx, Caller caller, UUID id, int version, ItemContent content, Instant at) {
        return tx.session()
                .createNativeQuery("""
                        insert into service_item_version (district_id, item_id, version, content, published_at, published_by_id,
                            published_by_name)
                        values (:district, :id, :version, cast(cast(:content as text) as jsonb), :at, :user, :name)""")
                .setParameter("district", caller.districtId())
                .setParameter("id", id)
                .setParameter("version", version)
                .setParameter("content", encode(content))
                .setParameter("at", at)
                .setParameter("user", caller.userId())
                .setParameter("name", caller.name())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String lines(Caller caller) {
        return caller.grants().stream()
                .flatMap(grant -> Grant.lineOf(grant.path()).stream())
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static String seats(Caller caller) {
        return caller.grants().stream().map(Grant::path).distinct().collect(Collectors.joining(","));
    }

    private static StoredItem item(Tuple row) {
        Integer version = row.get("version", Integer.class);
        OffsetDateTime publishedAt = row.get("published_at", OffsetDateTime.class);
        return new StoredItem(
                row.get("id", UUID.class),
                ItemStatus.valueOf(row.get("status", String.class)),
                row.get("revision", Long.class),
                row.get("published", Integer.class),
                decode(row.get("draft", String.class)),
                version == null ? 0 : version,
                decode(row.get("content", String.class)),
                publishedAt == null ? null : Times.known(publishedAt.toInstant()));
    }

    static String encode(ItemContent content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable ItemContent decode(@Nullable String stored) {
        try {
            return stored == null ? null : JSON.readValue(stored, ItemContent.class);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored service item cannot be read", corrupt);
        }
    }
}
