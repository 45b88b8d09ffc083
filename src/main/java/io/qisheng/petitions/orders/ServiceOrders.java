package io.qisheng.petitions.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qisheng.petitions.domain.Fault;
import io.qisheng.petitions.domain.Filing.Content;
import io.qisheng.petitions.domain.Filing.Place;
import io.qisheng.petitions.domain.ServiceOrder;
import io.qisheng.petitions.domain.ServiceOrder.Answered;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Tx;
import io.qisheng.services.AnsweredView;
import io.qisheng.services.OrderView;
import io.qisheng.services.Services;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes orders of what bodies say, with the menu's judgement of their answers. */
@ApplicationScoped
public class ServiceOrders {

    private static final String AT = "/service";

    private final Services services;

    ServiceOrders(Services services) {
        this.services = services;
    }

    /** An order, or nothing where nothing is ordered or where there are violations. */
    public record Ordered(@Nullable ServiceOrder order, List<Violation> violations) {}

    /**
     * The order of a body.
     *
     * @param path the place of the enterprise that orders
     * @param files whether it is filed with this body, so that also what it lacks is a violation
     */
    public Uni<Ordered> read(Tx tx, UUID districtId, String path, @Nullable ServiceInput input, boolean files) {
        if (input == null) {
            return Uni.createFrom().item(new Ordered(null, List.of()));
        }
        UUID itemId = input.itemId();
        Integer version = input.version();
        if (itemId == null || version == null) {
            return Uni.createFrom().item(new Ordered(null, unnamed(input)));
        }
        return services.judge(tx, districtId, path, itemId, version, input.given())
                .map(judged -> ordered(judged, files));
    }

    private static List<Violation> unnamed(ServiceInput input) {
        List<Violation> violations = new ArrayList<>();
        if (input.itemId() == null) {
            violations.add(new Violation(AT + "/itemId", "required", "请从服务菜单里选择一项。"));
        }
        if (input.version() == null) {
            violations.add(new Violation(AT + "/version", "required", "请写明填的是服务的哪一版。"));
        }
        return violations;
    }

    private static Ordered ordered(OrderView judged, boolean files) {
        List<Violation> violations = new ArrayList<>(pointed(judged.faults()));
        if (files) {
            violations.addAll(pointed(judged.lacking()));
        }
        return violations.isEmpty() ? new Ordered(order(judged), List.of()) : new Ordered(null, violations);
    }

    private static List<Violation> pointed(List<Violation> violations) {
        return violations.stream()
                .map(one -> new Violation(AT + one.pointer(), one.code(), one.message()))
                .toList();
    }

    private static ServiceOrder order(OrderView judged) {
        return new ServiceOrder(
                judged.itemId(),
                judged.version(),
                judged.name(),
                judged.category(),
                judged.departmentId(),
                judged.departmentName(),
                judged.answers().stream().map(ServiceOrders::answered).toList());
    }

    private static Answered answered(AnsweredView answer) {
        AnsweredView.SpotView spot = answer.spot();
        return new Answered(
                answer.key(),
                answer.label(),
                answer.type(),
                answer.unit(),
                answer.text(),
                answer.number(),
                // Ids are compared with those of photos, which are written in lower case.
                answer.type().equals("PHOTOS")
                        ? answer.items().stream()
                                .map(id -> id.toLowerCase(Locale.ROOT))
                                .toList()
                        : answer.items(),
                spot == null ? null : new Place(spot.name(), spot.latitude(), spot.longitude(), spot.crs()));
    }

    /** What a kept order lacks today before it can be filed: answers, or that its version is still on the menu. */
    public Uni<List<Fault>> lacking(Tx tx, UUID districtId, String path, @Nullable ServiceOrder order) {
        if (order == null) {
            return Uni.createFrom().item(List.of());
        }
        return services.judge(tx, districtId, path, order.itemId(), order.version(), given(order))
                .map(judged -> pointed(judged.lacking()).stream()
                        .map(one -> new Fault(one.pointer(), one.code(), one.message()))
                        .toList());
    }

    /** The order in the shape of the body that would make it. */
    public ServiceInput asked(ServiceOrder order) {
        return new ServiceInput(order.itemId(), order.version(), given(order));
    }

    private static Map<String, JsonNode> given(ServiceOrder order) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        order.answers().forEach(answer -> given.put(answer.key(), value(answer)));
        return given;
    }

    private static JsonNode value(Answered answer) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (answer.text() != null) {
            return make.textNode(answer.text());
        }
        if (answer.number() != null) {
            return make.numberNode(answer.number());
        }
        if (answer.place() != null) {
            return place(answer.place());
        }
        var items = make.arrayNode();
        answer.items().forEach(items::add);
        return items;
    }

    private static ObjectNode place(Place place) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", place.name());
        if (place.latitude() != null && place.longitude() != null) {
            node.put("latitude", place.latitude());
            node.put("longitude", place.longitude());
            node.put("crs", place.crs());
        }
        return node;
    }

    /** What is wrong with photos, told where the body has them: beside the order, or in the answer to a question. */
    public static List<Violation> pointed(List<Violation> violations, Content content) {
        return violations.stream().map(one -> pointed(one, content)).toList();
    }

    private static Violation pointed(Violation violation, Content content) {
        ServiceOrder order = content.service();
        int index = Integer.parseInt(
                violation.pointer().substring(violation.pointer().lastIndexOf('/') + 1));
        if (order == null || index < content.evidenceIds().size()) {
            return violation;
        }
        String id = content.photos().get(index).toString();
        return order.answers().stream()
                .filter(answer -> answer.items().contains(id))
                .findFirst()
                .map(answer ->
                        AT + "/answers/" + answer.key() + "/" + answer.items().indexOf(id))
                .map(pointer -> new Violation(pointer, violation.code(), violation.message()))
                .orElse(violation);
    }
}
