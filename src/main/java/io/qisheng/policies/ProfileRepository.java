package io.qisheng.policies;

import io.qisheng.platform.tx.Tx;
import io.qisheng.policies.PolicyView.Ref;
import io.qisheng.policies.domain.EnterpriseFacts;
import io.qisheng.policies.domain.EnterpriseSize;
import io.qisheng.policies.domain.Industry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements that keep what is known of enterprises. */
@ApplicationScoped
class ProfileRepository {

    /** What {@link #FACTS} reads, for an enterprise {@code o}: looked up for each, so that the rest of the district is not read. */
    static final String JOINS = """
            left join lateral (select f.enterprise_id, f.district_id, f.industry, f.size, f.area_id, f.alliance_ids, f.version
                from enterprise_profile f where f.district_id = o.district_id and f.enterprise_id = o.id limit 1) e on true
            left join lateral (select g.id, g.name, g.path, g.kind
                from organisation g where g.district_id = e.district_id and g.id = e.area_id limit 1) a on true""";

    /** What is known, in the order in which {@code policy_fit} takes it. */
    static final String FACTS = """
            case when e.enterprise_id is null then o.industry else e.industry end, e.size, e.alliance_ids,
            coalesce(a.path, regexp_replace(o.path, '/[^/]*$', '')), coalesce(a.kind = 'VILLAGE', false)""";

    private static final String ENTERPRISE = """
            select o.id, o.name, o.path, f.industry, f.size, array_to_string(f.alliance_ids, ',') as alliances, f.place, f.known
            from organisation o
            %s
            cross join lateral (select %s) f (industry, size, alliance_ids, place, known)
            where o.district_id = :district and o.id = :id and o.kind = 'ENTERPRISE'""".formatted(JOINS, FACTS);

    private static final String PROFILE = """
            select o.id, o.name, o.path, case when e.enterprise_id is null then o.industry else e.industry end as industry, e.size,
                a.id as area_id, a.name as area_name, coalesce(e.version, 0) as version,
                case when e.alliance_ids is not null then (
                    select cast(coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) order by l.path), '[]') as text)
                    from organisation l where l.district_id = o.district_id and l.id = any (e.alliance_ids)) end as alliances
            from organisation o
            %s
            where o.district_id = :district and o.id = :id and o.kind = 'ENTERPRISE'""".formatted(JOINS);

    Uni<@Nullable Enterprise> find(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(ENTERPRISE, Tuple.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : enterprise(row));
    }

    /** A profile, and the path of its enterprise. */
    record Stored(ProfileView view, String path) {}

    Uni<@Nullable Stored> profile(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(PROFILE, Tuple.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : stored(row));
    }

    /** Locks the enterprise, so that of two who correct it at once the second sees what the first wrote. */
    Uni<Void> lock(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(
                        "select id from organisation where district_id = :district and id = :id for no key update",
                        UUID.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    Uni<Void> put(Tx tx, UUID districtId, UUID id, ProfileInput input) {
        List<UUID> alliances = input.allianceIds();
        return tx.session()
                .createNativeQuery("""
                        insert into enterprise_profile (district_id, enterprise_id, industry, size, area_id, alliance_ids, version)
                        values (:district, :id, cast(:industry as text), cast(:size as text), cast(:area as uuid),
                            cast(string_to_array(cast(:alliances as text), ',') as uuid[]), 1)
                        on conflict (district_id, enterprise_id) do update set industry = excluded.industry, size = excluded.size,
                            area_id = excluded.area_id, alliance_ids = excluded.alliance_ids,
                            version = enterprise_profile.version + 1""")
                .setParameter("district", districtId)
                .setParameter("id", id)
                .setParameter("industry", name(input.industry()))
                .setParameter("size", name(input.size()))
                .setParameter(
                        "area", input.areaId() == null ? null : input.areaId().toString())
                .setParameter(
                        "alliances",
                        alliances == null
                                ? null
                                : alliances.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static Enterprise enterprise(Tuple row) {
        String size = row.get("size", String.class);
        EnterpriseFacts facts = new EnterpriseFacts(
                row.get("industry", String.class),
                size == null ? null : EnterpriseSize.valueOf(size),
                alliances(row.get("alliances", String.class)),
                row.get("place", String.class),
                row.get("known", Boolean.class));
        return new Enterprise(
                row.get("id", UUID.class), row.get("name", String.class), row.get("path", String.class), facts);
    }

    private static @Nullable Set<UUID> alliances(@Nullable String joined) {
        if (joined == null) {
            return null;
        }
        return joined.isEmpty()
                ? Set.of()
                : Arrays.stream(joined.split(",")).map(UUID::fromString).collect(Collectors.toUnmodifiableSet());
    }

    private static Stored stored(Tuple row) {
        String size = row.get("size", String.class);
        UUID areaId = row.get("area_id", UUID.class);
        String alliances = row.get("alliances", String.class);
        ProfileView view = new ProfileView(
                new Ref(row.get("id", UUID.class), row.get("name", String.class)),
                Industry.find(row.get("industry", String.class)),
                size == null ? null : EnterpriseSize.valueOf(size),
                areaId == null ? null : new Ref(areaId, row.get("area_name", String.class)),
                alliances == null ? null : refs(alliances),
                row.get("version", Long.class));
        return new Stored(view, row.get("path", String.class));
    }

    private static List<Ref> refs(String json) {
        return new JsonArray(json)
                .stream()
                        .map(JsonObject.class::cast)
                        .map(one -> new Ref(UUID.fromString(one.getString("id")), one.getString("name")))
                        .toList();
    }
}
