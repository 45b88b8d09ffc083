package io.qisheng.policies;

import io.qisheng.organisations.OrganisationKind;
import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Role;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Tx;
import io.qisheng.policies.PolicyContent.Issuer;
import io.qisheng.policies.domain.Applicability;
import io.qisheng.policies.domain.Applicability.Place;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the content of a policy of what its editor wrote; all faults at once. */
@ApplicationScoped
class PolicyWriter {

    static final Set<Role> EDITORS = EnumSet.of(Role.DESK, Role.DEPARTMENT_LEAD, Role.SUPERVISOR, Role.ADMIN);
    private static final Set<OrganisationKind> ISSUERS =
            EnumSet.of(OrganisationKind.DISTRICT, OrganisationKind.TOWNSHIP, OrganisationKind.DEPARTMENT);
    static final Set<OrganisationKind> AREAS =
            EnumSet.of(OrganisationKind.DISTRICT, OrganisationKind.TOWNSHIP, OrganisationKind.VILLAGE);

    private final Organisations organisations;

    PolicyWriter(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Whether the caller's office lets write what this issuer publishes. */
    static boolean edits(Caller caller, String issuerPath) {
        return EDITORS.stream().anyMatch(role -> caller.reaches(role, issuerPath));
    }

    /** Fails with {@code validation-failed}. */
    Uni<PolicyContent> content(Tx tx, Caller caller, PolicyInput input) {
        return organisations
                .findAll(tx, caller.districtId(), input.organisations())
                .map(found -> found.stream().collect(Collectors.toMap(OrganisationView::id, Function.identity())))
                .map(found -> content(caller, input, found));
    }

    private static PolicyContent content(Caller caller, PolicyInput input, Map<UUID, OrganisationView> found) {
        List<Violation> violations = new ArrayList<>();
        OrganisationView issuer = found.get(input.issuerId());
        if (issuer == null || !ISSUERS.contains(issuer.kind()) || !edits(caller, issuer.path())) {
            violations.add(new Violation("/issuerId", "not-found", "没有这个发布单位，或不由您管理，请重新选择。"));
        }
        String home = issuer == null ? "" : homeOf(issuer);
        var asked = input.applicability();
        List<Place> alliances = places(
                asked.allianceIds(),
                "/applicability/allianceIds/",
                found,
                EnumSet.of(OrganisationKind.ALLIANCE),
                home,
                violations);
        List<Place> areas = places(asked.areaIds(), "/applicability/areaIds/", found, AREAS, home, violations);
        if (input.validTo() != null && input.validTo().isBefore(input.validFrom())) {
            violations.add(new Violation("/validTo", "not-allowed", "截止日期不能早于开始日期，请重新选择。"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new PolicyContent(
                input.title().strip(),
                input.summary().strip(),
                input.text(),
                issuer(Objects.requireNonNull(issuer)),
                input.documentNumber(),
                input.link(),
                new Applicability(asked.industries(), asked.sizes(), alliances, areas),
                input.validFrom(),
                input.validTo());
    }

    /** Those that exist, are of the right kind and lie where the policy holds. */
    private static List<Place> places(
            List<UUID> ids,
            String pointer,
            Map<UUID, OrganisationView> found,
            Set<OrganisationKind> kinds,
            String home,
            List<Violation> violations) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            OrganisationView one = found.get(ids.get(i));
            if (one == null || !kinds.contains(one.kind()) || !(one.path() + "/").startsWith(home + "/")) {
                violations.add(new Violation(pointer + i, "not-found", "这一项不在发布单位的范围内，请重新选择。"));
            } else {
                places.add(new Place(one.id(), one.name(), one.path()));
            }
        }
        return places;
    }

    private static Issuer issuer(OrganisationView issuer) {
        return new Issuer(issuer.id(), issuer.name(), issuer.path(), homeOf(issuer));
    }

    /** A department publishes for the enterprises of what stands above it. */
    private static String homeOf(OrganisationView issuer) {
        String path = issuer.path();
        int end = path.lastIndexOf('/');
        return issuer.kind() == OrganisationKind.DEPARTMENT && end > 0 ? path.substring(0, end) : path;
    }
}
