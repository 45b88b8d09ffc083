package io.qisheng.notifications;

import io.qisheng.notifications.NotificationRepository.Addressed;
import io.qisheng.notifications.SubscriptionRepository.Message;
import io.qisheng.platform.outbox.OutboxEvent;
import io.qisheng.platform.outbox.OutboxHandler;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.qisheng.wechat.SubscribeMessage;
import io.qisheng.wechat.SubscribeResult;
import io.qisheng.wechat.SubscribeResult.End;
import io.qisheng.wechat.WeChat;
import io.qisheng.wechat.WeChatProblem;
import io.qisheng.wechat.WeChatReader;
import io.qisheng.wechat.WeChatReaders;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sends a notice through WeChat to those of its readers who have allowed it. Who reads it is asked now, since an office may have changed
 * hands. The right to send a message is taken in one transaction with the tap that pays for it, so it is sent at most once.
 */
@ApplicationScoped
class SubscribeDelivery implements OutboxHandler {

    static final String TOPIC = "wechat-notice";

    /** Later it is no news any more, and the inbox has it. */
    private static final Duration FRESH = Duration.ofHours(12);

    private final Transactions transactions;
    private final NotificationRepository notices;
    private final SubscriptionRepository subscriptions;
    private final SubscribeTemplates templates;
    private final WeChatReaders readers;
    private final WeChat wechat;
    private final Clock clock;

    SubscribeDelivery(
            Transactions transactions,
            NotificationRepository notices,
            SubscriptionRepository subscriptions,
            SubscribeTemplates templates,
            WeChatReaders readers,
            WeChat wechat,
            Clock clock) {
        this.transactions = transactions;
        this.notices = notices;
        this.subscriptions = subscriptions;
        this.templates = templates;
        this.readers = readers;
        this.wechat = wechat;
        this.clock = clock;
    }

    /** What an event carries of a card. */
    static JsonObject payload(Card card) {
        return new JsonObject()
                .put("template", card.template().name())
                .put("number", card.number())
                .put("subject", card.subject())
                .put("status", card.status())
                .put("at", card.at().toString())
                .put("remark", card.remark())
                .put("page", card.page());
    }

    private static Card card(JsonObject payload) {
        return new Card(
                SubscribeTemplate.valueOf(payload.getString("template")),
                payload.getString("number"),
                payload.getString("subject"),
                payload.getString("status"),
                Instant.parse(payload.getString("at")),
                payload.getString("remark"),
                payload.getString("page"));
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    /** Fails with {@code wechat-unavailable} where somebody could not be reached who may be later. */
    @Override
    public Uni<Void> handle(OutboxEvent event) {
        Card card = card(event.payload());
        String templateId = templates.id(card.template());
        if (templateId == null || card.at().plus(FRESH).isBefore(clock.instant())) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .read(tx -> readersOf(tx, event, templateId))
                .chain(found -> sendEach(event, templateId, card, found));
    }

    private Uni<List<WeChatReader>> readersOf(Tx tx, OutboxEvent event, String templateId) {
        return notices.addressed(tx, event.districtId(), event.subject())
                .chain(addressed -> readers.behind(
                                tx,
                                event.districtId(),
                                Addressee.users(addressed.addressees()),
                                Addressee.members(addressed.addressees()),
                                Addressee.seats(addressed.addressees()))
                        .map(found -> found.stream()
                                .filter(reader -> reads(reader, addressed))
                                .toList()))
                .chain(found -> allowing(tx, event.districtId(), templateId, found));
    }

    /** By the same rule as the inbox. */
    private static boolean reads(WeChatReader who, Addressed addressed) {
        Reader reader = Reader.of(who.userId(), who.memberId(), who.grants());
        return !Collections.disjoint(reader.addresses(), addressed.addressees())
                && Collections.disjoint(reader.marks(), addressed.hiddenFrom());
    }

    private Uni<List<WeChatReader>> allowing(Tx tx, UUID districtId, String templateId, List<WeChatReader> found) {
        Collection<UUID> users = found.stream().map(WeChatReader::userId).toList();
        return subscriptions
                .withCredit(tx, districtId, templateId, users)
                .map(allowed -> found.stream()
                        .filter(reader -> allowed.contains(reader.userId()))
                        .toList());
    }

    private Uni<Void> sendEach(OutboxEvent event, String templateId, Card card, List<WeChatReader> found) {
        Map<String, String> data = templates.data(card);
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(reader -> send(
                        new Message(event.districtId(), event.subject(), reader.userId(), templateId),
                        new SubscribeMessage(reader.openid(), templateId, card.page(), data)))
                .collect()
                .asList()
                .invoke(ends -> {
                    if (ends.contains(End.AWAY)) {
                        throw ProblemException.of(WeChatProblem.WECHAT_UNAVAILABLE);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<End> send(Message right, SubscribeMessage message) {
        return transactions
                .write(tx -> subscriptions.claim(tx, right, clock.instant()))
                .chain(mine -> mine
                        ? wechat.send(message)
                                .call(result -> transactions.write(
                                        tx -> subscriptions.ended(tx, right, result, clock.instant())))
                                .map(SubscribeResult::end)
                        : Uni.createFrom().item(End.UNKNOWN));
    }
}
