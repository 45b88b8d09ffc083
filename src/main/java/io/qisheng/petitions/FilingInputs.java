package io.qisheng.petitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qisheng.organisations.OrganisationKind;
import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.petitions.CreatePetition.Contact;
import io.qisheng.petitions.domain.Filing;
import io.qisheng.petitions.domain.Filing.Content;
import io.qisheng.petitions.domain.Filing.Enterprise;
import io.qisheng.petitions.domain.Filing.Person;
import io.qisheng.petitions.domain.Filing.PolicyRef;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.orders.ServiceOrders;
import io.qisheng.petitions.orders.ServiceOrders.Ordered;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.Role;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Tx;
import io.qisheng.policies.Policies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes filings of bodies: for which enterprise, by whom, hidden from which departments. */
@ApplicationScoped
class FilingInputs {

    private static final String NO_DEPARTMENT = "没有这个部门，请重新选择。";

    private final Organisations organisations;
    private final ServiceOrders orders;
    private final Policies policies;
    private final ObjectMapper json;

    FilingInputs(Organisations organisations, ServiceOrders orders, Policies policies, ObjectMapper json) {
        this.organisations = organisations;
        this.orders = orders;
        this.policies = policies;
        this.json = json;
    }

    /** What the ids of a body name: organisations, an item of the menu with the answers to it, and a policy. */
    private record Named(
            Map<UUID, OrganisationView> organisations,
            Enterprise enterprise,
            Ordered ordered,
            @Nullable PolicyRef policy) {}

    /** A filing and the contact that is kept apart from it. */
    record Filed(Filing filing, @Nullable Contact contact) {}

    /**
     * A new filing; fails with {@code validation-failed} for an enterprise that is not the caller's, unknown departments, and
     * answers that do not fit the service that is ordered.
     */
    Uni<Filing> filing(Tx tx, Caller caller, CreatePetition wish, Instant now) {
        boolean behalf = wish.onBehalfOf() != null || !caller.has(Role.OWNER);
        UUID enterpriseId = behalf ? behalfOf(caller, wish) : own(caller, wish.enterpriseId());
        Person person = new Person(caller.userId(), caller.name());
        UUID id = wish.id() == null ? Ids.next() : wish.id();
        return named(tx, caller, enterpriseId, behalf, wish, null)
                .invoke(named -> check(wish, named))
                .map(named -> new Filing(
                        id,
                        caller.districtId(),
                        named.enterprise(),
                        behalf ? null : person,
                        behalf ? person : null,
                        now,
                        content(wish, named)));
    }

    /** @param draft what is changed, nothing where it is new */
    private Uni<Named> named(
            Tx tx, Caller caller, UUID enterpriseId, boolean behalf, CreatePetition wish, @Nullable Content draft) {
        boolean files = draft == null && wish.files();
        return found(tx, caller, enterpriseId, wish).chain(found -> {
            Enterprise enterprise = enterprise(caller, found, enterpriseId, behalf);
            return orders.read(tx, caller.districtId(), enterprise.path(), wish.service(), files)
                    .chain(ordered -> policy(tx, caller, enterprise, wish, draft == null ? null : draft.policy())
                            .map(policy -> new Named(found, enterprise, ordered, policy)));
        });
    }

    /** A draft keeps the policy that it asks about when that is withdrawn: what is changed is something else. */
    private Uni<@Nullable PolicyRef> policy(
            Tx tx, Caller caller, Enterprise enterprise, CreatePetition wish, @Nullable PolicyRef kept) {
        UUID id = wish.policyId();
        if (id == null) {
            return Uni.createFrom().nullItem();
        }
        PolicyRef otherwise = kept != null && kept.id().equals(id) ? kept : null;
        return policies.published(tx, caller.districtId(), id, enterprise.path())
                .map(policy -> policy == null ? otherwise : new PolicyRef(policy.id(), policy.title()));
    }

    private static UUID behalfOf(Caller caller, CreatePetition wish) {
        UUID enterprise = wish.onBehalfOf();
        if (!caller.has(Role.DESK) && !caller.has(Role.INSTRUCTOR)) {
            throw invalid("/onBehalfOf", "not-allowed", "只有受理岗和党建指导员可以代企业填报。");
        }
        if (enterprise == null) {
            throw invalid("/onBehalfOf", "required", "请选择代哪家企业填报。");
        }
        if (wish.enterpriseId() != null) {
            throw invalid("/enterpriseId", "not-allowed", "代填时请只填写所代的企业。");
        }
        return enterprise;
    }

    private static UUID own(Caller caller, @Nullable UUID wanted) {
        List<UUID> owned = caller.organisations(Role.OWNER).stream().distinct().toList();
        if (wanted == null && owned.size() > 1) {
            throw invalid("/enterpriseId", "required", "您名下有多家企业，请选择为哪一家填报。");
        }
        if (wanted != null && !owned.contains(wanted)) {
            throw invalid("/enterpriseId", "not-found", "没有找到这家企业，请重新选择。");
        }
        return wanted == null ? owned.getFirst() : wanted;
    }

    private Uni<Map<UUID, OrganisationView>> found(Tx tx, Caller caller, UUID enterprise, CreatePetition wish) {
        Set<UUID> ids = new LinkedHashSet<>(wish.hiddenFrom());
        if (wish.complaintAbout() != null) {
            ids.add(wish.complaintAbout());
        }
        ids.add(enterprise);
        return organisations
                .findAll(tx, caller.districtId(), ids)
                .map(views -> views.stream().collect(Collectors.toMap(OrganisationView::id, Function.identity())));
    }

    private static Enterprise enterprise(Caller caller, Map<UUID, OrganisationView> found, UUID id, boolean behalf) {
        OrganisationView view = found.get(id);
        if (view == null || view.kind() != OrganisationKind.ENTERPRISE || (behalf && !servesFor(caller, view.path()))) {
            throw invalid(behalf ? "/onBehalfOf" : "/enterpriseId", "not-found", "没有找到这家企业，请重新选择。");
        }
        return new Enterprise(view.id(), view.name(), view.path());
    }

    private static boolean servesFor(Caller caller, String enterprisePath) {
        return caller.reaches(Role.DESK, enterprisePath) || caller.reaches(Role.INSTRUCTOR, enterprisePath);
    }

    private static Content content(CreatePetition wish, Named named) {
        return new Content(
                wish.kind(),
                wish.category(),
                wish.title(),
                wish.text(),
                wish.place() == null ? null : wish.place().place(),
                wish.visibility(),
                departments(wish.hiddenFrom(), named.organisations()),
                department(wish.complaintAbout(), named.organisations()),
                wish.photos(),
                named.ordered().order(),
                named.policy());
    }

    /** Departments that there are, somebody to complain about only in a complaint, and answers that fit what is ordered. */
    private static void check(CreatePetition wish, Named named) {
        Map<UUID, OrganisationView> found = named.organisations();
        List<Violation> violations = new ArrayList<>(named.ordered().violations());
        for (int i = 0; i < wish.hiddenFrom().size(); i++) {
            if (department(wish.hiddenFrom().get(i), found) == null) {
                violations.add(new Violation("/confidentialFrom/" + i, "not-found", NO_DEPARTMENT));
            }
        }
        if (wish.complaintAbout() != null && department(wish.complaintAbout(), found) == null) {
            violations.add(new Violation("/complaintAbout", "not-found", NO_DEPARTMENT));
        }
        if (wish.complaintAbout() != null && wish.kind() != null && wish.kind() != Filing.Kind.COMPLAINT) {
            violations.add(new Violation("/complaintAbout", "not-allowed", "只有投诉才填写所反映的部门，请改选“投诉”或去掉这一项。"));
        }
        if (wish.policyId() != null && named.policy() == null) {
            violations.add(new Violation("/policyId", "not-found", "这项政策没有发布或已撤回，请去掉后再提交。"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private static List<Department> departments(List<UUID> ids, Map<UUID, OrganisationView> found) {
        return ids.stream()
                .map(id -> department(id, found))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Department department(@Nullable UUID id, Map<UUID, OrganisationView> found) {
        OrganisationView view = id == null ? null : found.get(id);
        return view == null || view.kind() != OrganisationKind.DEPARTMENT
                ? null
                : new Department(view.id(), view.name(), view.path());
    }

    /** A draft with a merge patch (RFC 7396) applied to it. */
    Uni<Filed> patched(Tx tx, Caller caller, Filing filing, @Nullable Contact contact, JsonNode changes) {
        ObjectNode document = merge(document(filing, contact), (ObjectNode) changes);
        CreatePetition wish = json.convertValue(document, CreatePetition.class);
        boolean behalf = filing.filedBy() != null;
        UUID enterpriseId = behalf ? filing.enterprise().id() : own(caller, wish.enterpriseId());
        if (behalf && !enterpriseId.equals(wish.enterpriseId())) {
            throw invalid("/enterpriseId", "not-allowed", "代填的企业不能更改，请重新代填。");
        }
        return named(tx, caller, enterpriseId, behalf, wish, filing.content())
                .invoke(named -> check(wish, named))
                .map(named -> new Filed(
                        new Filing(
                                filing.id(),
                                filing.districtId(),
                                named.enterprise(),
                                filing.filer(),
                                filing.filedBy(),
                                filing.createdAt(),
                                content(wish, named)),
                        wish.contact()));
    }

    /** The draft in the shape of the body that would make it. */
    private ObjectNode document(Filing filing, @Nullable Contact contact) {
        Content content = filing.content();
        CreatePetition.PlaceInput place = content.place() == null
                ? null
                : new CreatePetition.PlaceInput(
                        content.place().name(),
                        content.place().latitude(),
                        content.place().longitude(),
                        content.place().crs());
        return json.valueToTree(new CreatePetition(
                null,
                filing.enterprise().id(),
                null,
                content.kind(),
                content.category(),
                content.title(),
                content.text(),
                place,
                content.evidenceIds(),
                contact,
                content.visibility(),
                content.confidentialFrom().stream().map(Department::id).toList(),
                content.complaintAbout() == null
                        ? null
                        : content.complaintAbout().id(),
                content.service() == null ? null : orders.asked(content.service()),
                content.policy() == null ? null : content.policy().id(),
                null));
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(change -> {
            JsonNode value = change.getValue();
            JsonNode before = target.get(change.getKey());
            if (value.isNull()) {
                target.remove(change.getKey());
            } else if (value instanceof ObjectNode object) {
                ObjectNode base = before instanceof ObjectNode known ? known : target.objectNode();
                target.set(change.getKey(), merge(base, object));
            } else {
                target.set(change.getKey(), value);
            }
        });
        return Objects.requireNonNull(target);
    }

    private static ProblemException invalid(String pointer, String code, String message) {
        return ProblemException.invalid(List.of(new Violation(pointer, code, message)));
    }
}
