package io.qisheng.local.demo;

import io.qisheng.local.demo.DemoMatters.Matter;
import io.qisheng.petitions.domain.Filing.Place;
import io.qisheng.petitions.domain.ServiceOrder;
import io.qisheng.petitions.domain.ServiceOrder.Answered;
import io.qisheng.services.domain.Question;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What demonstration orders answer to the questions of the menu. */
final class DemoOrders {

    private static final Map<String, String> ITEMS = Map.of(
            "申请安全生产上岗培训到厂",
            "training",
            "申请知识产权专员上门服务",
            "patent",
            "申请专家做一次用电安全体检",
            "electricity",
            "预约法律顾问做合同体检",
            "contract");

    private static final Map<String, String> WORDS = Map.of(
            "idea", "把人工上料改成了自动送料，效率高了三成。",
            "worry", "付款期限写得太长，违约金又很低。",
            "way", "到企业来",
            "note", "培训最好安排在交接班的时候。");

    private static final Map<String, Integer> NUMBERS =
            Map.of("people", 32, "count", 3, "area", 3600, "age", 21, "sum", 180);

    private DemoOrders() {}

    /** The order of a matter that is one; nothing for others. */
    static @Nullable ServiceOrder of(Matter matter, String place, LocalDate filed) {
        String code = ITEMS.get(matter.title());
        if (code == null) {
            return null;
        }
        DemoMenu.Item item = DemoMenu.item(code);
        return new ServiceOrder(
                DemoServices.id(code),
                item.versions().size(),
                item.latest().name(),
                item.latest().category(),
                DemoIds.of(item.department()),
                DemoTownship.departmentName(item.department()),
                item.latest().questions().stream()
                        .map(question -> answer(question, place, filed))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static @Nullable Answered answer(Question question, String place, LocalDate filed) {
        return switch (question.type()) {
            case TEXT -> answered(question, WORDS.get(question.key()), null, List.of(), null);
            case NUMBER -> {
                int number = Objects.requireNonNull(NUMBERS.get(question.key()), question.key());
                yield answered(question, null, BigDecimal.valueOf(number), List.of(), null);
            }
            case CHOICE ->
                question.multiple()
                        ? answered(question, null, null, question.options().subList(0, 2), null)
                        : answered(question, question.options().getFirst(), null, List.of(), null);
            case DATE -> answered(question, filed.plusDays(7).toString(), null, List.of(), null);
            case PLACE -> answered(question, null, null, List.of(), new Place(place, null, null, null));
            case PHOTOS -> null;
        };
    }

    private static Answered answered(
            Question question,
            @Nullable String text,
            @Nullable BigDecimal number,
            List<String> items,
            @Nullable Place place) {
        return new Answered(
                question.key(), question.label(), question.type().name(), question.unit(), text, number, items, place);
    }
}
