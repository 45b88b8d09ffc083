package io.qisheng.organisations;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other features may ask of the tree and its members. Reads join the caller's transaction. */
@ApplicationScoped
public class Organisations {

    /** The kinds above which there is nobody else to ask. */
    private static final Set<OrganisationKind> LEADING = Set.of(OrganisationKind.DISTRICT, OrganisationKind.TOWNSHIP);

    private final OrganisationRepository organisations;
    private final MemberRepository members;

    Organisations(OrganisationRepository organisations, MemberRepository members) {
        this.organisations = organisations;
        this.members = members;
    }

    /** One organisation of a district, or null. */
    public Uni<@Nullable OrganisationView> find(Tx tx, UUID districtId, UUID id) {
        return organisations.find(tx, districtId, id);
    }

    /** Those of the given organisations that exist, in no order. */
    public Uni<List<OrganisationView>> findAll(Tx tx, UUID districtId, Collection<UUID> ids) {
        return organisations.findAll(tx, districtId, ids);
    }

    /**
     * The path of an organisation, as an expression; null where there is none.
     *
     * @param district how the statement names the district
     * @param id how it names the organisation
     */
    public static String pathOf(String district, String id) {
        return "(select path from organisation where district_id = %s and id = %s)".formatted(district, id);
    }

    /** The organisations at paths, in the order of their paths; where there is none, none. */
    public Uni<List<OrganisationView>> findAt(Tx tx, UUID districtId, Collection<String> paths) {
        return organisations.findByPaths(tx, districtId, paths);
    }

    /** The organisation at a path with all that are above it, from the root down. */
    public Uni<List<OrganisationView>> lineOf(Tx tx, UUID districtId, String path) {
        return organisations.findByPaths(tx, districtId, Grant.lineOf(path));
    }

    /**
     * Fails with {@code forbidden} unless the caller holds a role on a district or a township: what holds for all is not written by
     * somebody who leads a branch, a committee or a department.
     */
    public Uni<Void> mustLeadAll(Tx tx, Caller caller, Role role) {
        return led(tx, caller, Set.of(role))
                .invoke(offices -> {
                    if (offices.isEmpty()) {
                        throw ProblemException.of(PlatformProblem.FORBIDDEN);
                    }
                })
                .replaceWithVoid();
    }

    /** The districts and townships on which the caller holds one of these roles, in no order. */
    public Uni<List<OrganisationView>> led(Tx tx, Caller caller, Set<Role> roles) {
        List<UUID> offices = roles.stream()
                .flatMap(role -> caller.organisations(role).stream())
                .distinct()
                .toList();
        return organisations
                .findAll(tx, caller.districtId(), offices)
                .map(found -> found.stream()
                        .filter(office -> LEADING.contains(office.kind()))
                        .toList());
    }

    /** Whether anybody active but those holds a role on the organisation at a path or on one above it. */
    public Uni<Boolean> isHeldOver(Tx tx, UUID districtId, String path, Role role, Collection<UUID> butThose) {
        return organisations.isHeld(tx, districtId, Grant.lineOf(path), role, butThose);
    }

    /** Whether the caller's office lets look at this member: a secretary's or staff's over a place where the member belongs. */
    public boolean looksAfter(Caller caller, MemberPlaceView member) {
        return looksAfter(caller, member.path())
                || member.participations().stream().anyMatch(path -> looksAfter(caller, path));
    }

    /** Whether the caller's office lets look at the members of the organisation at this path. */
    public boolean looksAfter(Caller caller, String path) {
        return OrganisationService.reachesMembers(caller, path);
    }

    /** The organisation with this code anywhere; codes are unique within a district. */
    public Uni<@Nullable OrganisationView> findByCode(Tx tx, String code) {
        return organisations.findByCode(tx, code);
    }

    /** The branch of a member's affiliation, or null where there is no such member. */
    public Uni<@Nullable UUID> branchOf(Tx tx, UUID districtId, UUID memberId) {
        return members.branchOf(tx, districtId, memberId);
    }

    /** Those of the given members that belong to one of the organisations at these paths or below it, by affiliation or participation. */
    public Uni<List<UUID>> membersWithin(Tx tx, UUID districtId, Collection<UUID> ids, List<String> paths) {
        return members.within(tx, districtId, ids, paths);
    }

    /** A member with the places where the member belongs, or null where there is none. */
    public Uni<@Nullable MemberPlaceView> placeOf(Tx tx, UUID districtId, UUID memberId) {
        return members.placeOf(tx, districtId, memberId);
    }

    /**
     * The text of a query for the members affiliated below an organisation, {@code (district_id, id, name, branch_id, branch_name)},
     * for statements of others that join them.
     *
     * @param district how the statement names the district, such as {@code $1}
     * @param path how it names the organisation's path
     */
    public static String membersBelow(String district, String path) {
        return """
                select m.district_id, m.id, m.name, m.branch_id, b.name as branch_name from member m
                join organisation b on b.district_id = m.district_id and b.id = m.branch_id
                where m.district_id = %1$s and (b.path = %2$s or starts_with(b.path, %2$s || '/'))""".formatted(district, path);
    }

    /**
     * The text of a query for the departments, {@code (id)}, that are one of some organisations or lie below one.
     *
     * @param district how the statement names the district
     * @param paths how it names the array of the organisations' paths
     */
    public static String departmentsAt(String district, String paths) {
        return """
                select o.id from organisation o where o.district_id = %1$s and o.kind = 'DEPARTMENT'
                  and exists (select 1 from unnest(%2$s) s (path) where o.path = s.path or starts_with(o.path, s.path || '/'))""".formatted(district, paths);
    }

    /**
     * The text of a query for how a member belongs, {@code (id, name, branch_id, branch_name, affiliated, participates, floating)}:
     * whether the branch of the affiliation, or an organisation of a participation, is one of some or lies below one.
     *
     * @param district how the statement names the district
     * @param member how it names the member's id
     * @param paths how it names the array of the organisations' paths
     */
    public static String belonging(String district, String member, String paths) {
        return """
                select m.id, m.name, m.branch_id, b.name as branch_name,
                    exists (select 1 from unnest(%3$s) s (path) where b.path = s.path or starts_with(b.path, s.path || '/')) as affiliated,
                    exists (select 1 from participation p
                            join organisation o on o.district_id = p.district_id and o.id = p.organisation_id
                            cross join unnest(%3$s) s (path)
                            where p.district_id = m.district_id and p.member_id = m.id
                              and (o.path = s.path or starts_with(o.path, s.path || '/'))) as participates,
                    exists (select 1 from participation p where p.district_id = m.district_id and p.member_id = m.id) as floating
                from member m join organisation b on b.district_id = m.district_id and b.id = m.branch_id
                where m.district_id = %1$s and m.id = %2$s""".formatted(district, member, paths);
    }
}
