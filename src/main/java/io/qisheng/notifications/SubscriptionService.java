package io.qisheng.notifications;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.notifications.SubscriptionAnswers.Given;
import io.qisheng.notifications.SubscriptionsView.Item;
import io.qisheng.platform.Caller;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Keeps what a user has allowed: a tap is one message of one template. */
@ApplicationScoped
class SubscriptionService {

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final SubscriptionRepository repository;
    private final SubscribeTemplates templates;
    private final ObjectMapper json;
    private final Clock clock;

    SubscriptionService(
            Transactions transactions,
            Idempotency idempotency,
            SubscriptionRepository repository,
            SubscribeTemplates templates,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.repository = repository;
        this.templates = templates;
        this.json = json;
        this.clock = clock;
    }

    Uni<SubscriptionsView> list(Caller caller) {
        return transactions.read(tx -> list(tx, caller));
    }

    private Uni<SubscriptionsView> list(Tx tx, Caller caller) {
        return repository.credits(tx, caller.districtId(), caller.userId()).map(this::view);
    }

    private SubscriptionsView view(Map<String, Integer> credits) {
        return new SubscriptionsView(templates.configured().stream()
                .map(template -> {
                    String id = Objects.requireNonNull(templates.id(template));
                    return new Item(id, template, credits.getOrDefault(id, 0));
                })
                .toList());
    }

    /** Records the answers of one tap; fails with {@code validation-failed} for a template that is not one of ours. */
    Uni<Answer> answered(Caller caller, SubscriptionAnswers answers) {
        refuseUnknown(answers);
        return idempotency.once(
                caller,
                tx -> recordEach(tx, caller, answers)
                        .chain(() -> list(tx, caller))
                        .map(view -> Answer.ok(json.valueToTree(view))));
    }

    private void refuseUnknown(SubscriptionAnswers answers) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < answers.answers().size(); i++) {
            if (!templates.knows(answers.answers().get(i).templateId())) {
                violations.add(new Violation("/answers/" + i + "/templateId", "not-found", "没有这个消息模板，请刷新后再试。"));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private Uni<Void> recordEach(Tx tx, Caller caller, SubscriptionAnswers answers) {
        return Multi.createFrom()
                .iterable(answers.answers())
                .onItem()
                .transformToUniAndConcatenate(given -> record(tx, caller, given))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> record(Tx tx, Caller caller, Given given) {
        return repository.answered(
                tx, caller.districtId(), caller.userId(), given.templateId(), given.answer(), clock.instant());
    }
}
