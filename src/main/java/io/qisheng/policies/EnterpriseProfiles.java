package io.qisheng.policies;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.organisations.OrganisationKind;
import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Role;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.qisheng.policies.ProfileRepository.Stored;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of enterprises: read by their owners and by staff above them, who correct it. */
@ApplicationScoped
class EnterpriseProfiles {

    private static final Set<Role> EDITORS = EnumSet.of(Role.DESK, Role.SUPERVISOR, Role.ADMIN);
    private static final Set<Role> READERS = Role.staffAnd(Role.OWNER);

    private final Transactions transactions;
    private final ProfileRepository repository;
    private final Organisations organisations;
    private final Audit audit;
    private final ObjectMapper json;

    EnterpriseProfiles(
            Transactions transactions,
            ProfileRepository repository,
            Organisations organisations,
            Audit audit,
            ObjectMapper json) {
        this.transactions = transactions;
        this.repository = repository;
        this.organisations = organisations;
        this.audit = audit;
        this.json = json;
    }

    /** Fails with {@code not-found}. */
    Uni<ProfileView> get(Caller caller, UUID id) {
        return transactions
                .read(tx -> repository.profile(tx, caller.districtId(), id))
                .map(found -> reached(caller, READERS, found).view());
    }

    /** Fails with {@code not-found}, {@code precondition-required}, {@code precondition-failed} and {@code validation-failed}. */
    Uni<Answer> put(Caller caller, UUID id, @Nullable String ifMatch, ProfileInput input) {
        return transactions.write(tx -> repository
                .lock(tx, caller.districtId(), id)
                .chain(() -> repository.profile(tx, caller.districtId(), id))
                .invoke(found -> Precondition.mustMatch(
                        ifMatch, reached(caller, EDITORS, found).view().etag()))
                .chain(() -> check(tx, caller, input))
                .chain(() -> write(tx, caller, id, input)));
    }

    private Uni<Answer> write(Tx tx, Caller caller, UUID id, ProfileInput input) {
        return repository
                .put(tx, caller.districtId(), id, input)
                .chain(() -> audit.append(tx, caller, "enterprise-profile-put", "enterprise", id, new JsonObject()))
                .chain(() -> repository.profile(tx, caller.districtId(), id))
                .map(Found::orMissing)
                .map(stored -> Answer.ok(json.valueToTree(stored.view()))
                        .withEtag(stored.view().etag()));
    }

    private static Stored reached(Caller caller, Set<Role> roles, @Nullable Stored found) {
        if (found == null || roles.stream().noneMatch(role -> caller.reaches(role, found.path()))) {
            throw Found.missing();
        }
        return found;
    }

    private Uni<Void> check(Tx tx, Caller caller, ProfileInput input) {
        return organisations
                .findAll(tx, caller.districtId(), input.organisations())
                .map(found -> found.stream().collect(Collectors.toMap(OrganisationView::id, Function.identity())))
                .invoke(found -> check(input, found))
                .replaceWithVoid();
    }

    private static void check(ProfileInput input, Map<UUID, OrganisationView> found) {
        List<Violation> violations = new ArrayList<>();
        UUID areaId = input.areaId();
        if (areaId != null && !isOf(found.get(areaId), PolicyWriter.AREAS)) {
            violations.add(new Violation("/areaId", "not-found", "没有这个区域，请重新选择。"));
        }
        List<UUID> alliances = input.allianceIds() == null ? List.of() : input.allianceIds();
        for (int i = 0; i < alliances.size(); i++) {
            if (!isOf(found.get(alliances.get(i)), EnumSet.of(OrganisationKind.ALLIANCE))) {
                violations.add(new Violation("/allianceIds/" + i, "not-found", "没有这个联盟，请重新选择。"));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private static boolean isOf(@Nullable OrganisationView one, Set<OrganisationKind> kinds) {
        return Stream.ofNullable(one).anyMatch(found -> kinds.contains(found.kind()));
    }
}
