package io.qisheng.organisations;

import io.qisheng.platform.Role;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads of the tree, as projections. */
@ApplicationScoped
class OrganisationRepository {

    private static final String COLUMNS = "id, code, name, kind, parent_id, path, industry, version";

    /** What a list is narrowed to; {@code scopes} are the paths whose subtrees the caller reaches. */
    record Filter(
            UUID districtId,
            List<String> scopes,
            List<OrganisationKind> kinds,
            @Nullable UUID parentId) {}

    Uni<@Nullable OrganisationView> find(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(
                        "select " + COLUMNS + " from organisation where district_id = :district and id = :id",
                        Tuple.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : view(row));
    }

    Uni<List<OrganisationView>> findAll(Tx tx, UUID districtId, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.session()
                .createNativeQuery(
                        "select " + COLUMNS + " from organisation where district_id = :district and id in (:ids)",
                        Tuple.class)
                .setParameter("district", districtId)
                .setParameter("ids", ids)
                .getResultList()
                .map(OrganisationRepository::views);
    }

    Uni<List<OrganisationView>> findByPaths(Tx tx, UUID districtId, Collection<String> paths) {
        return tx.session()
                .createNativeQuery(
                        "select " + COLUMNS
                                + " from organisation where district_id = :district and path in (:paths) order by path",
                        Tuple.class)
                .setParameter("district", districtId)
                .setParameter("paths", paths)
                .getResultList()
                .map(OrganisationRepository::views);
    }

    Uni<Boolean> isHeld(Tx tx, UUID districtId, Collection<String> paths, Role role, Collection<UUID> butThose) {
        return tx.session()
                .createNativeQuery("""
                        select exists (select 1 from organisation o
                            join user_grant g on g.district_id = o.district_id and g.organisation_id = o.id and g.role = :role
                            join app_user u on u.district_id = g.district_id and u.id = g.user_id and u.active
                            where o.district_id = :district and o.path in (:paths) and u.id not in (:those))""", Boolean.class)
                .setParameter("role", role.name())
                .setParameter("district", districtId)
                .setParameter("paths", paths)
                .setParameter("those", butThose)
                .getSingleResult();
    }

    Uni<@Nullable OrganisationView> findByCode(Tx tx, String code) {
        return tx.session()
                .createNativeQuery("select " + COLUMNS + " from organisation where code = :code", Tuple.class)
                .setParameter("code", code)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : view(row));
    }

    /** A page in the order of the tree, after {@code afterPath}. Departments are seen by everyone of the district. */
    Uni<List<OrganisationView>> page(Tx tx, Filter filter, @Nullable String afterPath, int limit) {
        StringBuilder sql =
                new StringBuilder("select " + COLUMNS + " from organisation o where district_id = :district");
        if (!filter.kinds().isEmpty()) {
            sql.append(" and kind in (:kinds)");
        }
        if (filter.parentId() != null) {
            sql.append(" and parent_id = :parent");
        }
        if (afterPath != null) {
            sql.append(" and path collate \"C\" > :after");
        }
        sql.append(
                        " and (kind in ('DEPARTMENT', 'TOWNSHIP', 'DISTRICT') or exists (select 1 from unnest(string_to_array(:scopes, ',')) s(path)")
                .append(" where o.path = s.path or starts_with(o.path, s.path || '/')))")
                .append(" order by path collate \"C\" limit :limit");
        var query = tx.session()
                .createNativeQuery(sql.toString(), Tuple.class)
                .setParameter("district", filter.districtId())
                .setParameter("scopes", String.join(",", filter.scopes()))
                .setParameter("limit", limit);
        if (!filter.kinds().isEmpty()) {
            query.setParameter("kinds", filter.kinds().stream().map(Enum::name).toList());
        }
        if (filter.parentId() != null) {
            query.setParameter("parent", filter.parentId());
        }
        if (afterPath != null) {
            query.setParameter("after", afterPath);
        }
        return query.getResultList().map(OrganisationRepository::views);
    }

    private static List<OrganisationView> views(List<Tuple> rows) {
        return rows.stream().map(OrganisationRepository::view).toList();
    }

    private static OrganisationView view(Tuple row) {
        return new OrganisationView(
                row.get("id", UUID.class),
                row.get("code", String.class),
                row.get("name", String.class),
                OrganisationKind.valueOf(row.get("kind", String.class)),
                row.get("parent_id", UUID.class),
                row.get("path", String.class),
                row.get("industry", String.class),
                row.get("version", Long.class));
    }
}
