package io.qisheng.notifications;

import io.qisheng.notifications.SubscriptionAnswers.Answer;
import io.qisheng.platform.Ids;
import io.qisheng.platform.tx.Tx;
import io.qisheng.wechat.SubscribeResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** What users let us send and what was sent: the balance of each, its ledger, and one row for each message. */
@ApplicationScoped
class SubscriptionRepository {

    /** A message to be sent: what is told to whom by which template. */
    record Message(UUID districtId, UUID noticeId, UUID userId, String templateId) {}

    Uni<Map<String, Integer>> credits(Tx tx, UUID districtId, UUID userId) {
        return tx.session()
                .createNativeQuery(
                        "select template_id, credits from subscription where district_id = :district and user_id = :user",
                        Tuple.class)
                .setParameter("district", districtId)
                .setParameter("user", userId)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.get("template_id", String.class),
                                row -> row.get("credits", Integer.class))));
    }

    /** Which of these users have a message of this template left. */
    Uni<List<UUID>> withCredit(Tx tx, UUID districtId, String templateId, Collection<UUID> users) {
        return tx.session()
                .createNativeQuery("""
                        select user_id from subscription
                        where district_id = :district and template_id = :template and credits > 0
                          and user_id = any (cast(cast(:users as text[]) as uuid[]))""", UUID.class)
                .setParameter("district", districtId)
                .setParameter("template", templateId)
                .setParameter("users", users.stream().map(UUID::toString).toArray(String[]::new))
                .getResultList();
    }

    /** An answer; only a yes is a message more. */
    Uni<Void> answered(Tx tx, UUID districtId, UUID userId, String templateId, Answer answer, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        with balance as (
                            insert into subscription (district_id, user_id, template_id, credits, answer, answered_at)
                            values (:district, :user, :template, :more, :answer, :now)
                            on conflict (district_id, user_id, template_id) do update
                            set credits = subscription.credits + excluded.credits, answer = excluded.answer,
                                answered_at = excluded.answered_at
                            returning user_id)
                        insert into subscription_entry (district_id, id, user_id, template_id, change, reason, at)
                        select :district, :id, user_id, :template, :more, 'TAP', :now from balance where :more > 0""")
                .setParameter("district", districtId)
                .setParameter("user", userId)
                .setParameter("template", templateId)
                .setParameter("more", answer == Answer.ACCEPT ? 1 : 0)
                .setParameter("answer", answer.name())
                .setParameter("id", Ids.next())
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Takes the right to send a message, and the tap that pays for it. Whoever finds it taken by somebody who never said how it ended
     * notes that nobody knows.
     *
     * @return whether it may be sent now
     */
    Uni<Boolean> claim(Tx tx, Message message, Instant now) {
        return begin(tx, message, now)
                .chain(begun -> begun == 0
                        ? abandon(tx, message, now).replaceWith(false)
                        : spend(tx, message, now)
                                .chain(spent -> spent == 1
                                        ? Uni.createFrom().item(true)
                                        : end(tx, message, "NO_CREDIT", 0, now).replaceWith(false)));
    }

    private static Uni<Integer> begin(Tx tx, Message message, Instant now) {
        return of(tx, message, """
                insert into subscribe_message (district_id, notice_id, user_id, template_id, state, claimed_at)
                values (:district, :notice, :user, :template, 'SENDING', :now)
                on conflict (district_id, notice_id, user_id) do update set state = 'SENDING', claimed_at = excluded.claimed_at
                where subscribe_message.state = 'AWAY'""")
                .setParameter("template", message.templateId())
                .setParameter("now", now)
                .executeUpdate();
    }

    private static Uni<Integer> abandon(Tx tx, Message message, Instant now) {
        return of(tx, message, """
                update subscribe_message set state = 'UNKNOWN', ended_at = :now
                where district_id = :district and notice_id = :notice and user_id = :user and state = 'SENDING'""").setParameter("now", now).executeUpdate();
    }

    private static Uni<Integer> spend(Tx tx, Message message, Instant now) {
        return of(tx, message, """
                with spent as (
                    update subscription set credits = credits - 1
                    where district_id = :district and user_id = :user and template_id = :template and credits > 0
                    returning user_id)
                insert into subscription_entry (district_id, id, user_id, template_id, change, reason, notice_id, at)
                select :district, :id, user_id, :template, -1, 'MESSAGE', :notice, :now from spent""")
                .setParameter("template", message.templateId())
                .setParameter("id", Ids.next())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Notes how it ended. What certainly was not sent gives the tap back; where WeChat knows of no tap, none is left. */
    Uni<Void> ended(Tx tx, Message message, SubscribeResult result, Instant now) {
        Uni<Void> noted = end(tx, message, result.end().name(), result.errcode(), now);
        return switch (result.end()) {
            case SENT, UNKNOWN -> noted;
            case AWAY -> noted.chain(() -> giveBack(tx, message, now));
            case REFUSED ->
                noted.chain(() -> result.errcode() == SubscribeResult.NOT_ALLOWED
                        ? voidAll(tx, message, now)
                        : giveBack(tx, message, now));
        };
    }

    private static Uni<Void> end(Tx tx, Message message, String state, int errcode, Instant now) {
        return of(tx, message, """
                update subscribe_message set state = :state, errcode = nullif(:errcode, 0), ended_at = :now
                where district_id = :district and notice_id = :notice and user_id = :user""")
                .setParameter("state", state)
                .setParameter("errcode", errcode)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> giveBack(Tx tx, Message message, Instant now) {
        return of(tx, message, """
                with returned as (
                    update subscription set credits = credits + 1
                    where district_id = :district and user_id = :user and template_id = :template
                    returning user_id)
                insert into subscription_entry (district_id, id, user_id, template_id, change, reason, notice_id, at)
                select :district, :id, user_id, :template, 1, 'RETURNED', :notice, :now from returned""")
                .setParameter("template", message.templateId())
                .setParameter("id", Ids.next())
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> voidAll(Tx tx, Message message, Instant now) {
        return of(tx, message, """
                with known as (
                    select credits from subscription
                    where district_id = :district and user_id = :user and template_id = :template and credits > 0 for update),
                emptied as (
                    update subscription set credits = 0
                    where district_id = :district and user_id = :user and template_id = :template
                      and exists (select 1 from known))
                insert into subscription_entry (district_id, id, user_id, template_id, change, reason, notice_id, at)
                select :district, :id, :user, :template, -credits, 'VOIDED', :notice, :now from known""")
                .setParameter("template", message.templateId())
                .setParameter("id", Ids.next())
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Mutiny.Query<?> of(Tx tx, Message message, String sql) {
        return tx.session()
                .createNativeQuery(sql)
                .setParameter("district", message.districtId())
                .setParameter("notice", message.noticeId())
                .setParameter("user", message.userId());
    }
}
