package io.qisheng.services;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Tx;
import io.qisheng.services.AnsweredView.SpotView;
import io.qisheng.services.domain.Answer;
import io.qisheng.services.domain.Answer.Amount;
import io.qisheng.services.domain.Answer.Several;
import io.qisheng.services.domain.Answer.Spot;
import io.qisheng.services.domain.Answer.Words;
import io.qisheng.services.domain.Fault;
import io.qisheng.services.domain.ItemStatus;
import io.qisheng.services.domain.Question;
import io.qisheng.services.domain.Questionnaire;
import io.qisheng.services.domain.Questionnaire.Answered;
import io.qisheng.services.domain.Questionnaire.Judgement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other features ask of the menu: whether an order's answers fit the questions as they were asked. */
@ApplicationScoped
public class Services {

    private static final String NO_ITEM = "没有这项服务，请回到菜单重新选择。";
    private static final String NO_VERSION = "这项服务没有这一版，请重新打开填写页面。";

    private final ServiceItemRepository repository;
    private final Clock clock;

    Services(ServiceItemRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Judges answers by the version that they were asked with, whether or not that can still be ordered. A service of another township
     * is none.
     *
     * @param path the place of the enterprise that orders
     */
    public Uni<OrderView> judge(
            Tx tx, UUID districtId, String path, UUID itemId, int version, Map<String, JsonNode> answers) {
        return repository
                .findOver(tx, districtId, path, itemId, version)
                .map(item -> judge(itemId, version, item, answers));
    }

    private OrderView judge(UUID itemId, int version, @Nullable StoredItem item, Map<String, JsonNode> answers) {
        ItemContent content = item == null ? null : item.content();
        if (item == null || content == null) {
            Violation unknown = item == null || item.published() == 0
                    ? new Violation("/itemId", "not-found", NO_ITEM)
                    : new Violation("/version", "not-found", NO_VERSION);
            return new OrderView(itemId, version, "", "", itemId, "", List.of(), List.of(unknown), List.of());
        }
        Judgement judgement = new Questionnaire(content.questions())
                .judge(AnswerReader.read(answers), BusinessZone.dateOf(clock.instant()));
        List<Violation> lacking = new ArrayList<>(notOnTheMenu(item, version));
        lacking.addAll(violations(judgement.lacking()));
        return new OrderView(
                itemId,
                version,
                content.name(),
                content.category(),
                content.department().id(),
                content.department().name(),
                judgement.answered().stream().map(Services::view).toList(),
                violations(judgement.faults()),
                lacking);
    }

    private static List<Violation> notOnTheMenu(StoredItem item, int version) {
        if (item.status() == ItemStatus.RETIRED) {
            return List.of(new Violation("/itemId", "not-usable", "这项服务已下架，不能再点，您填写的内容还在；可以改用“说诉求”。"));
        }
        return version == item.published()
                ? List.of()
                : List.of(
                        new Violation("/version", "not-usable", "这项服务已更新到第 " + item.published() + " 版，请核对有变化的问题后再提交。"));
    }

    private static List<Violation> violations(List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Violation(fault.pointer(), fault.code(), fault.message()))
                .toList();
    }

    private static AnsweredView view(Answered answered) {
        Question question = answered.question();
        Answer answer = answered.answer();
        return new AnsweredView(
                question.key(),
                question.label(),
                question.type().name(),
                question.unit(),
                answer instanceof Words words ? words.text() : null,
                answer instanceof Amount amount ? amount.number() : null,
                answer instanceof Several several ? several.items() : List.of(),
                answer instanceof Spot spot
                        ? new SpotView(spot.name(), spot.latitude(), spot.longitude(), spot.crs())
                        : null);
    }
}
