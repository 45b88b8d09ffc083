package io.qisheng.policies;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.tx.Tx;
import io.qisheng.policies.domain.Applicability;
import io.qisheng.policies.domain.Applicability.Place;
import io.qisheng.policies.domain.PolicyStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements that keep policies. Versions and whom they fitted are written once. */
@ApplicationScoped
class PolicyRepository {

    private static final String POLICY = "select " + PolicyRows.COLUMNS + " from policy p " + PolicyRows.LATEST
            + " left join policy_reading r on false where p.district_id = :district";

    /** Of the organisations above and below the caller's offices; what nobody has published yet, for its editors only. */
    private static final String NEAR = " and " + """
            (p.home_path = any(string_to_array(:lines, ','))
              or exists (select 1 from unnest(string_to_array(:seats, ',')) s (path) where starts_with(p.home_path, s.path || '/')))
            and (p.published > 0 or exists (select 1 from unnest(string_to_array(:desks, ',')) s (path)
                where p.issuer_path = s.path or starts_with(p.issuer_path, s.path || '/')))""";

    /** Enterprises below the policy's home that it fits now; the bounds of the path are those of an index. */
    static final String ADDRESS = """
            insert into policy_addressee (district_id, policy_id, version, enterprise_id)
            select p.district_id, p.id, p.published, o.id from policy p
            join organisation o on o.district_id = p.district_id and o.kind = 'ENTERPRISE'
                and o.path ~>=~ (p.home_path || '/') and o.path ~<~ (p.home_path || '0')
            %s
            where p.district_id = :district and p.id = :id and policy_fit(p.industries, p.sizes, p.alliance_ids, p.area_paths,
                %s) = 2""".formatted(ProfileRepository.JOINS, ProfileRepository.FACTS);

    /** A page for staff, the newest first. */
    Uni<List<StoredPolicy>> page(Tx tx, Caller caller, List<PolicyStatus> statuses, @Nullable UUID after, int limit) {
        String sql = POLICY + NEAR
                + (statuses.isEmpty() ? "" : " and p.status in (:statuses)")
                + (after == null ? "" : " and p.id < :after")
                + " order by p.id desc limit :limit";
        var query = tx.session()
                .createNativeQuery(sql, Tuple.class)
                .setParameter("district", caller.districtId())
                .setParameter("lines", lines(caller))
                .setParameter("seats", seats(caller))
                .setParameter("desks", desks(caller))
                .setParameter("limit", limit);
        if (!statuses.isEmpty()) {
            query.setParameter("statuses", statuses.stream().map(Enum::name).toList());
        }
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultList()
                .map(rows ->
                        rows.stream().map(row -> PolicyRows.policy(row::get)).toList());
    }

    /** A policy that the caller's office is near enough to know of. */
    Uni<@Nullable StoredPolicy> findNear(Tx tx, Caller caller, UUID id) {
        return tx.session()
                .createNativeQuery(POLICY + " and p.id = :id" + NEAR, Tuple.class)
                .setParameter("district", caller.districtId())
                .setParameter("id", id)
                .setParameter("lines", lines(caller))
                .setParameter("seats", seats(caller))
                .setParameter("desks", desks(caller))
                .getSingleResultOrNull()
                .map(row -> row == null ? null : PolicyRows.policy(row::get));
    }

    /** A published policy whose home is one of these paths. */
    Uni<@Nullable StoredPolicy> findPublished(Tx tx, UUID districtId, UUID id, List<String> homes) {
        return tx.session()
                .createNativeQuery(
                        POLICY + " and p.id = :id and p.status = 'PUBLISHED' and p.home_path in (:homes)", Tuple.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .setParameter("homes", homes)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : PolicyRows.policy(row::get));
    }

    /**
     * A policy with its row locked. Two statements: one that had to wait would see the row as it is now, and the version beside it as it
     * was before.
     */
    Uni<@Nullable StoredPolicy> lock(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(
                        "select p.id from policy p where p.district_id = :district and p.id = :id for update",
                        UUID.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .chain(() -> find(tx, districtId, id));
    }

    private static Uni<@Nullable StoredPolicy> find(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(POLICY + " and p.id = :id", Tuple.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : PolicyRows.policy(row::get));
    }

    Uni<Void> insert(Tx tx, UUID districtId, UUID id, PolicyContent draft) {
        return tx.session()
                .createNativeQuery("""
                        insert into policy (district_id, id, status, revision, published, draft, issuer_path, home_path)
                        values (:district, :id, 'DRAFT', 1, 0, cast(cast(:draft as text) as jsonb), :issuer, :home)""")
                .setParameter("district", districtId)
                .setParameter("id", id)
                .setParameter("draft", PolicyRows.encode(draft))
                .setParameter("issuer", draft.issuer().path())
                .setParameter("home", draft.issuer().home())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Writes the draft of a policy whose row is locked; of one that was never published it decides whose it is. */
    Uni<Void> putDraft(Tx tx, UUID districtId, UUID id, PolicyContent draft) {
        return tx.session()
                .createNativeQuery("""
                        update policy set revision = revision + 1, draft = cast(cast(:draft as text) as jsonb),
                            issuer_path = case when published = 0 then :issuer else issuer_path end,
                            home_path = case when published = 0 then :home else home_path end
                        where district_id = :district and id = :id""")
                .setParameter("draft", PolicyRows.encode(draft))
                .setParameter("issuer", draft.issuer().path())
                .setParameter("home", draft.issuer().home())
                .setParameter("district", districtId)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> setStatus(Tx tx, UUID districtId, UUID id, PolicyStatus status) {
        return tx.session()
                .createNativeQuery("""
                        update policy set revision = revision + 1, status = :status
                        where district_id = :district and id = :id""")
                .setParameter("status", status.name())
                .setParameter("district", districtId)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The next version of a policy whose row is locked, with the conditions as statements compare them. */
    Uni<Void> publish(Tx tx, Caller caller, UUID id, int version, PolicyContent content, Instant at) {
        return tx.session()
                .createNativeQuery("""
                        insert into policy_version (district_id, policy_id, version, content, published_at, published_by_id,
                            published_by_name)
                        values (:district, :id, :version, cast(cast(:content as text) as jsonb), :at, :user, :name)""")
                .setParameter("district", caller.districtId())
                .setParameter("id", id)
                .setParameter("version", version)
                .setParameter("content", PolicyRows.encode(content))
                .setParameter("at", at)
                .setParameter("user", caller.userId())
                .setParameter("name", caller.name())
                .executeUpdate()
                .chain(() -> becomes(tx, caller.districtId(), id, version, content))
                .chain(() -> address(tx, caller.districtId(), id));
    }

    private static Uni<Integer> becomes(Tx tx, UUID districtId, UUID id, int version, PolicyContent content) {
        Applicability applicability = content.applicability();
        return tx.session()
                .createNativeQuery("""
                        update policy set status = 'PUBLISHED', revision = revision + 1, published = :version, draft = null,
                            issuer_path = :issuer, home_path = :home, valid_to = cast(:validTo as date),
                            industries = string_to_array(:industries, ','), sizes = string_to_array(:sizes, ','),
                            alliance_ids = cast(string_to_array(:alliances, ',') as uuid[]),
                            area_paths = string_to_array(:areas, ',')
                        where district_id = :district and id = :id""")
                .setParameter("version", version)
                .setParameter("issuer", content.issuer().path())
                .setParameter("home", content.issuer().home())
                .setParameter("validTo", content.validTo())
                .setParameter(
                        "industries", joined(applicability.industries().stream().map(Enum::name)))
                .setParameter("sizes", joined(applicability.sizes().stream().map(Enum::name)))
                .setParameter(
                        "alliances",
                        joined(applicability.alliances().stream()
                                .map(place -> place.id().toString())))
                .setParameter("areas", joined(applicability.areas().stream().map(Place::path)))
                .setParameter("district", districtId)
                .setParameter("id", id)
                .executeUpdate();
    }

    private static Uni<Void> address(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(ADDRESS)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining(","));
    }

    private static String lines(Caller caller) {
        return joined(offices(caller)
                .flatMap(grant -> Grant.lineOf(grant.path()).stream())
                .distinct());
    }

    private static String seats(Caller caller) {
        return joined(offices(caller).map(Grant::path).distinct());
    }

    /** Where the caller writes policies. */
    private static String desks(Caller caller) {
        return joined(caller.grants().stream()
                .filter(grant -> PolicyWriter.EDITORS.contains(grant.role()))
                .map(Grant::path)
                .distinct());
    }

    /** Who owns an enterprise elsewhere is no staff there. */
    private static Stream<Grant> offices(Caller caller) {
        return caller.grants().stream().filter(grant -> grant.role().isStaff());
    }
}
