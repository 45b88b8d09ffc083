package io.qisheng.organisations;

import io.qisheng.organisations.OrganisationRepository.Filter;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tree and the members as far as the caller's grants reach. */
@ApplicationScoped
class OrganisationService {

    /** Who may look at members: secretaries of theirs, and staff of the township. */
    static final Set<Role> MEMBER_READERS = Role.staffAnd(Role.SECRETARY);

    private final Transactions transactions;
    private final OrganisationRepository organisations;
    private final MemberRepository members;
    private final Cursors cursors;

    OrganisationService(
            Transactions transactions,
            OrganisationRepository organisations,
            MemberRepository members,
            Cursors cursors) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.members = members;
        this.cursors = cursors;
    }

    Uni<Page<OrganisationView>> list(
            Caller caller, List<OrganisationKind> kinds, @Nullable UUID parentId, int limit, @Nullable String cursor) {
        List<String> scopes =
                caller.grants().stream().map(Grant::path).distinct().sorted().toList();
        Filter filter = new Filter(caller.districtId(), scopes, kinds, parentId);
        String after = cursor == null
                ? null
                : cursors.decode(filter.toString(), cursor).getFirst();
        return transactions
                .read(tx -> organisations.page(tx, filter, after, limit + 1))
                .map(rows -> cursors.page(filter.toString(), rows, limit, row -> List.of(row.path())));
    }

    Uni<OrganisationView> get(Caller caller, UUID id) {
        return transactions
                .read(tx -> organisations.find(tx, caller.districtId(), id))
                .map(found -> visible(caller, found));
    }

    Uni<Page<MemberView>> listMembers(
            Caller caller, @Nullable UUID organisationId, int limit, @Nullable String cursor) {
        String filter = caller.userId() + " " + organisationId;
        MemberView.Ref after = cursor == null ? null : after(cursors.decode(filter, cursor));
        return transactions
                .read(tx -> memberScopes(tx, caller, organisationId)
                        .chain(scopes -> members.page(tx, caller.districtId(), scopes, after, limit + 1)))
                .map(rows -> cursors.page(
                        filter, rows, limit, row -> List.of(row.name(), row.id().toString())));
    }

    Uni<MemberView> getMember(Caller caller, UUID id) {
        return transactions
                .read(tx -> members.find(tx, caller.districtId(), id, readerScopes(caller)))
                .map(OrganisationService::found);
    }

    /** The scopes of a member list: the caller's own, or the asked organisation where the caller reaches it. */
    private Uni<List<String>> memberScopes(Tx tx, Caller caller, @Nullable UUID organisationId) {
        if (organisationId == null) {
            return Uni.createFrom().item(readerScopes(caller));
        }
        return organisations
                .find(tx, caller.districtId(), organisationId)
                .map(organisation -> organisation != null && reachesMembers(caller, organisation.path())
                        ? List.of(organisation.path())
                        : List.of());
    }

    static boolean reachesMembers(Caller caller, String path) {
        return MEMBER_READERS.stream().anyMatch(role -> caller.reaches(role, path));
    }

    private static List<String> readerScopes(Caller caller) {
        return MEMBER_READERS.stream()
                .flatMap(role -> caller.paths(role).stream())
                .distinct()
                .toList();
    }

    private static OrganisationView visible(Caller caller, @Nullable OrganisationView organisation) {
        OrganisationView found = found(organisation);
        boolean open = switch (found.kind()) {
            case DISTRICT, TOWNSHIP, DEPARTMENT -> true;
            case COMMITTEE, GENERAL_BRANCH, BRANCH, ENTERPRISE, ALLIANCE, VILLAGE ->
                caller.grants().stream().anyMatch(grant -> grant.reaches(found.path()));
        };
        if (!open) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return found;
    }

    private static <T> T found(@Nullable T thing) {
        if (thing == null) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return thing;
    }

    private static MemberView.Ref after(List<String> keys) {
        return new MemberView.Ref(UUID.fromString(keys.get(1)), keys.get(0));
    }
}
