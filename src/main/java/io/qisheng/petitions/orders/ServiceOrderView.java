package io.qisheng.petitions.orders;

import io.qisheng.evidence.EvidenceView;
import io.qisheng.petitions.domain.Filing.Content;
import io.qisheng.petitions.domain.Filing.Place;
import io.qisheng.petitions.domain.ServiceOrder;
import io.qisheng.petitions.domain.ServiceOrder.Answered;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as it is shown: its questions with their answers. */
public record ServiceOrderView(
        UUID itemId,
        int version,
        String name,
        Ref department,
        @Nullable String note,
        List<AnswerView> answers) {

    /** Something by id and name. */
    public record Ref(UUID id, String name) {}

    /** A question with its answer; photos as they can be seen. */
    public record AnswerView(
            String key,
            String label,
            String type,
            @Nullable String unit,
            @Nullable String text,
            @Nullable Number number,
            List<String> items,
            @Nullable Place place,
            List<EvidenceView> evidence) {}

    /** The order with the photos of the filing; nothing where nothing was ordered. */
    public static @Nullable ServiceOrderView of(Content content, List<EvidenceView> photos) {
        ServiceOrder order = content.service();
        return order == null
                ? null
                : new ServiceOrderView(
                        order.itemId(),
                        order.version(),
                        order.name(),
                        new Ref(order.departmentId(), order.departmentName()),
                        order.words().equals(content.text()) ? null : content.text(),
                        order.answers().stream()
                                .map(answer -> view(answer, photos))
                                .toList());
    }

    /** The photos that answer no question of an order. */
    public static List<EvidenceView> beside(Content content, List<EvidenceView> photos) {
        Set<UUID> own = Set.copyOf(content.evidenceIds());
        return content.service() == null
                ? photos
                : photos.stream().filter(photo -> own.contains(photo.id())).toList();
    }

    /** Whole numbers go out as such: trees of JSON would make 3.6E+3 of 3600. */
    private static @Nullable Number plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        return number.scale() == 0 ? (Number) number.longValueExact() : number;
    }

    private static AnswerView view(Answered answer, List<EvidenceView> photos) {
        boolean pictured = answer.type().equals("PHOTOS");
        List<EvidenceView> shown = photos.stream()
                .filter(photo -> pictured && answer.items().contains(photo.id().toString()))
                .toList();
        return new AnswerView(
                answer.key(),
                answer.label(),
                answer.type(),
                answer.unit(),
                answer.text(),
                plain(answer.number()),
                pictured ? List.of() : answer.items(),
                answer.place(),
                shown);
    }
}
