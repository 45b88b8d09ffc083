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
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.Role;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Tx;
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

    private final Organisations organisations;
    private final ObjectMapper json;

    FilingInputs(Organisations organisations, ObjectMapper json) {
        this.organisations = organisations;
        this.json = json;
    }

    /** A filing and the contact that is kept apart from it. */
    record Filed(Filing filing, @Nullable Contact contact) {}

    /** A new filing; fails with {@code validation-failed} for an enterprise that is not the caller's and unknown departments. */
    Uni<Filing> filing(Tx tx, Caller caller, CreatePetition wish, Instant now) {
        boolean behalf = wish.onBehalfOf() != null || !caller.has(Role.OWNER);
        UUID enterpriseId = behalf ? behalfOf(caller, wish) : own(caller, wish.enterpriseId());
        Person person = new Person(caller.userId(), caller.name());
        UUID id = wish.id() == null ? Ids.next() : wish.id();
        return found(tx, caller, enterpriseId, wish.hiddenFrom())
                .map(found -> new Filing(
                        id,
                        caller.districtId(),
                        enterprise(caller, found, enterpriseId, behalf),
                        behalf ? null : person,
                        behalf ? person : null,
                        now,
                        content(wish, found)));
    }

    private static UUID behalfOf(Caller caller, CreatePetition wish) {
        UUID enterprise = wish.onBehalfOf();
        if (!caller.has(Role.DESK)) {
            throw invalid("/onBehalfOf", "not-allowed", "只有受理岗可以代企业填报。");
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

    private Uni<Map<UUID, OrganisationView>> found(Tx tx, Caller caller, UUID enterprise, List<UUID> departments) {
        Set<UUID> ids = new LinkedHashSet<>(departments);
        ids.add(enterprise);
        return organisations
                .findAll(tx, caller.districtId(), ids)
                .map(views -> views.stream().collect(Collectors.toMap(OrganisationView::id, Function.identity())));
    }

    private static Enterprise enterprise(Caller caller, Map<UUID, OrganisationView> found, UUID id, boolean behalf) {
        OrganisationView view = found.get(id);
        if (view == null
                || view.kind() != OrganisationKind.ENTERPRISE
                || (behalf && !caller.reaches(Role.DESK, view.path()))) {
            throw invalid(behalf ? "/onBehalfOf" : "/enterpriseId", "not-found", "没有找到这家企业，请重新选择。");
        }
        return new Enterprise(view.id(), view.name(), view.path());
    }

    private static Content content(CreatePetition wish, Map<UUID, OrganisationView> found) {
        return new Content(
                wish.kind(),
                wish.category(),
                wish.title(),
                wish.text(),
                wish.place() == null ? null : wish.place().place(),
                wish.visibility(),
                departments(wish.hiddenFrom(), found),
                wish.photos());
    }

    private static List<Department> departments(List<UUID> ids, Map<UUID, OrganisationView> found) {
        List<Department> departments = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            OrganisationView view = found.get(ids.get(i));
            if (view == null || view.kind() != OrganisationKind.DEPARTMENT) {
                violations.add(new Violation("/confidentialFrom/" + i, "not-found", "没有这个部门，请重新选择。"));
            } else {
                departments.add(new Department(view.id(), view.name(), view.path()));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return departments;
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
        return found(tx, caller, enterpriseId, wish.hiddenFrom())
                .map(found -> new Filed(
                        new Filing(
                                filing.id(),
                                filing.districtId(),
                                enterprise(caller, found, enterpriseId, behalf),
                                filing.filer(),
                                filing.filedBy(),
                                filing.createdAt(),
                                content(wish, found)),
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
