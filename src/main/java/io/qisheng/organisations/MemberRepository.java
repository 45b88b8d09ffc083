package io.qisheng.organisations;

import io.qisheng.organisations.MemberView.Ref;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads of members, as projections. */
@ApplicationScoped
class MemberRepository {

    private static final String SELECT = """
            select m.id, m.name, m.phone_masked, m.version, b.id as branch_id, b.name as branch_name,
                (select cast(coalesce(jsonb_agg(jsonb_build_object('id', p.organisation_id, 'name', o.name)
                        order by o.path), '[]') as text)
                 from participation p join organisation o on o.district_id = p.district_id and o.id = p.organisation_id
                 where p.district_id = m.district_id and p.member_id = m.id) as participations
            from member m join organisation b on b.district_id = m.district_id and b.id = m.branch_id
            where m.district_id = :district and (%s)""";

    /** A member belongs to a subtree by the branch of the affiliation or by a participation in it. */
    private static final String BELONGS = """
            exists (select 1 from unnest(string_to_array(:scopes, ',')) s(path)
                    where b.path = s.path or starts_with(b.path, s.path || '/')
                       or exists (select 1 from participation p
                                  join organisation o on o.district_id = p.district_id and o.id = p.organisation_id
                                  where p.district_id = m.district_id and p.member_id = m.id
                                    and (o.path = s.path or starts_with(o.path, s.path || '/'))))""";

    Uni<@Nullable MemberView> find(Tx tx, UUID districtId, UUID id, List<String> scopes) {
        return tx.session()
                .createNativeQuery(SELECT.formatted(BELONGS) + " and m.id = :id", Tuple.class)
                .setParameter("district", districtId)
                .setParameter("scopes", String.join(",", scopes))
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : view(row));
    }

    /** A page in the order of pinyin, after the member with this name and id. */
    Uni<List<MemberView>> page(Tx tx, UUID districtId, List<String> scopes, @Nullable Ref after, int limit) {
        String sql = SELECT.formatted(BELONGS)
                + (after == null ? "" : " and (m.name collate \"zh-x-icu\", m.id) > (:name, cast(:id as uuid))")
                + " order by m.name collate \"zh-x-icu\", m.id limit :limit";
        var query = tx.session()
                .createNativeQuery(sql, Tuple.class)
                .setParameter("district", districtId)
                .setParameter("scopes", String.join(",", scopes))
                .setParameter("limit", limit);
        if (after != null) {
            query.setParameter("name", after.name()).setParameter("id", after.id());
        }
        return query.getResultList()
                .map(rows -> rows.stream().map(MemberRepository::view).toList());
    }

    Uni<@Nullable UUID> branchOf(Tx tx, UUID districtId, UUID memberId) {
        return tx.session()
                .createNativeQuery(
                        "select branch_id from member where district_id = :district and id = :id", UUID.class)
                .setParameter("district", districtId)
                .setParameter("id", memberId)
                .getSingleResultOrNull();
    }

    Uni<List<UUID>> within(Tx tx, UUID districtId, Collection<UUID> ids, List<String> scopes) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.session()
                .createNativeQuery("""
                        select m.id from member m join organisation b on b.district_id = m.district_id and b.id = m.branch_id
                        where m.district_id = :district and m.id in (:ids) and (%s)""".formatted(BELONGS), UUID.class)
                .setParameter("district", districtId)
                .setParameter("scopes", String.join(",", scopes))
                .setParameter("ids", ids)
                .getResultList();
    }

    Uni<@Nullable MemberPlaceView> placeOf(Tx tx, UUID districtId, UUID memberId) {
        return tx.session()
                .createNativeQuery("""
                        select m.id, m.name, m.branch_id, b.name as branch_name, b.path,
                            (select string_agg(o.path, ',' order by o.path) from participation p
                             join organisation o on o.district_id = p.district_id and o.id = p.organisation_id
                             where p.district_id = m.district_id and p.member_id = m.id) as participations
                        from member m join organisation b on b.district_id = m.district_id and b.id = m.branch_id
                        where m.district_id = :district and m.id = :id""", Tuple.class)
                .setParameter("district", districtId)
                .setParameter("id", memberId)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : place(row));
    }

    private static MemberPlaceView place(Tuple row) {
        String participations = row.get("participations", String.class);
        return new MemberPlaceView(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("branch_id", UUID.class),
                row.get("branch_name", String.class),
                row.get("path", String.class),
                participations == null ? List.of() : List.of(participations.split(",")));
    }

    private static MemberView view(Tuple row) {
        List<Ref> participations = new JsonArray(row.get("participations", String.class))
                .stream()
                        .map(JsonObject.class::cast)
                        .map(entry -> new Ref(UUID.fromString(entry.getString("id")), entry.getString("name")))
                        .toList();
        return new MemberView(
                row.get("id", UUID.class),
                row.get("name", String.class),
                row.get("phone_masked", String.class),
                new Ref(row.get("branch_id", UUID.class), row.get("branch_name", String.class)),
                participations,
                row.get("version", Long.class));
    }
}
