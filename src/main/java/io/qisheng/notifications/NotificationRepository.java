package io.qisheng.notifications;

import io.qisheng.platform.Grant;
import io.qisheng.platform.Ids;
import io.qisheng.platform.outbox.Outbox;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The inbox's statements. Each address has an index of its own order; a page is the newest of the few addresses of a reader. */
@ApplicationScoped
class NotificationRepository {

    /** How many unread ones are counted at most. */
    static final int COUNTED = 100;

    private static final String COLUMNS =
            "n.id, n.kind, n.title, n.text, n.subject_type, n.subject_id, n.created_at, r.at as read_at";
    private static final String READ = """
            left join notification_read r on r.district_id = n.district_id and r.user_id = $3 and r.notification_id = n.id""";
    private static final String PAGE = "select " + COLUMNS + """
             from (
                select distinct on (told.id) told.* from unnest($2::text[]) address(text)
                cross join lateral (
                    select i.* from notification i
                    where i.district_id = $1 and i.addressee = address.text and ($4::uuid is null or i.id < $4)
                      and not i.hidden_from && $7::text[]
                      and (not $6::boolean or not exists (select 1 from notification_read d
                           where d.district_id = i.district_id and d.user_id = $3 and d.notification_id = i.id))
                    order by i.id desc limit $5) told
                order by told.id desc limit $5) n
            """ + READ + " order by n.id desc";
    private static final String UNREAD = """
            select count(*)::int as unread from (
                select distinct n.id from notification n
                where n.district_id = $1 and n.addressee = any ($2::text[]) and not n.hidden_from && $5::text[]
                  and not exists (select 1 from notification_read d
                      where d.district_id = n.district_id and d.user_id = $3 and d.notification_id = n.id)
                limit $4) counted""";
    private static final String MARK =
            """
            with n as (
                select * from notification
                where district_id = $1 and addressee = any ($2::text[]) and id = $4 and not hidden_from && $6::text[] limit 1),
            marked as (
                insert into notification_read (district_id, user_id, notification_id, at)
                select district_id, $3, id, $5 from n
                on conflict (district_id, user_id, notification_id) do nothing
                returning at)
            select\s""" + COLUMNS.replace("r.at as read_at", "coalesce(r.at, marked.at, $5) as read_at") + """
             from n
            """ + READ
                    + " left join marked on true";

    /**
     * A notice goes to the people it names and to whoever holds one of its offices at the place meant or above it. One that has a card goes
     * on to WeChat, if somebody has allowed its template at all.
     */
    private static final String TELL = """
            with n as materialized (
                select * from jsonb_to_recordset(cast(cast(:notices as text) as jsonb)) as n (id uuid, kind text, title text,
                    text text, subject_type text, subject_id uuid, once text, hidden text[], people text[], offices jsonb,
                    template_id text, card jsonb)),
            told as (
                insert into notification (district_id, id, addressee, kind, title, text, subject_type, subject_id, created_at,
                    hidden_from, once)
                select :district, n.id, addressed.addressee, n.kind, n.title, n.text, n.subject_type, n.subject_id, :now,
                    n.hidden, n.once
                from n cross join lateral (
                    select unnest(n.people) as addressee
                    union
                    select f.prefix || o.id from jsonb_to_recordset(n.offices) as f (prefix text, line text[])
                    join organisation o on o.district_id = :district and o.path = any (f.line)) addressed
                on conflict (district_id, once, addressee) where once is not null do nothing
                returning id)
            insert into outbox_event (district_id, id, topic, subject, payload, created_at)
            select :district, uuidv7(), :topic, n.id, n.card, :now from n
            where n.card is not null and n.id in (select id from told)
              and exists (select 1 from subscription s
                  where s.district_id = :district and s.template_id = n.template_id and s.credits > 0)""";

    private final Statements statements;
    private final SubscribeTemplates templates;
    private final Outbox outbox;
    private final Clock clock;

    NotificationRepository(Statements statements, SubscribeTemplates templates, Outbox outbox, Clock clock) {
        this.statements = statements;
        this.templates = templates;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Puts each notice into the inbox of each of its addresses, and into the outbox those that WeChat may carry. */
    Uni<Void> insert(Tx tx, UUID districtId, List<Telling> tellings) {
        JsonArray notices = new JsonArray();
        tellings.forEach(telling -> notices.add(json(telling)));
        return tx.session()
                .createNativeQuery(TELL)
                .setParameter("district", districtId)
                .setParameter("now", clock.instant())
                .setParameter("topic", SubscribeDelivery.TOPIC)
                .setParameter("notices", notices.encode())
                .executeUpdate()
                .invoke(queued -> {
                    if (queued > 0) {
                        tx.afterCommit(outbox::nudge);
                    }
                })
                .replaceWithVoid();
    }

    private JsonObject json(Telling telling) {
        Notice notice = telling.notice();
        Audience audience = telling.audience();
        JsonArray people = new JsonArray();
        audience.people().forEach(addressee -> people.add(addressee.text()));
        JsonArray offices = new JsonArray();
        audience.offices().forEach(office -> offices.add(json(office)));
        JsonArray hidden = new JsonArray(new ArrayList<>(audience.barred()));
        audience.except().forEach(addressee -> hidden.add(addressee.text()));
        JsonObject told = new JsonObject()
                .put("id", (telling.id() == null ? Ids.next() : telling.id()).toString())
                .put("kind", notice.kind())
                .put("title", notice.title())
                .put("text", notice.text())
                .put("subject_type", notice.subjectType().name())
                .put("subject_id", notice.subjectId().toString())
                .put("once", telling.once())
                .put("hidden", hidden)
                .put("people", people)
                .put("offices", offices);
        Card card = telling.card();
        String templateId = card == null ? null : templates.id(card.template());
        return card == null || templateId == null
                ? told
                : told.put("template_id", templateId).put("card", SubscribeDelivery.payload(card));
    }

    private static JsonObject json(Office office) {
        String holder = office.holder() == null ? "office:" : "holder:" + office.holder() + ":";
        return new JsonObject()
                .put("prefix", holder + office.role() + ":")
                .put("line", new JsonArray(Grant.lineOf(office.path())));
    }

    Uni<List<NotificationView>> page(UUID districtId, Reader reader, boolean unread, @Nullable UUID after, int limit) {
        Tuple values = Tuple.from(Arrays.asList(
                districtId, array(reader.addresses()), reader.userId(), after, limit, unread, array(reader.marks())));
        return statements
                .read(PAGE, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(NotificationRepository::view)
                        .toList());
    }

    Uni<Integer> unread(UUID districtId, Reader reader) {
        Tuple values = Tuple.from(
                Arrays.asList(districtId, array(reader.addresses()), reader.userId(), COUNTED, array(reader.marks())));
        return statements
                .read(UNREAD, values)
                .map(rows -> rows.iterator().next().getInteger("unread"));
    }

    /** Marks one as read, if it is for the reader. */
    Uni<@Nullable NotificationView> read(UUID districtId, Reader reader, UUID id, Instant now) {
        Tuple values = Tuple.from(Arrays.asList(
                districtId, array(reader.addresses()), reader.userId(), id, Times.known(now), array(reader.marks())));
        return statements
                .write(MARK, values)
                .map(rows -> rows.size() == 0 ? null : view(rows.iterator().next()));
    }

    /** The addresses of a notice, and from whom it is hidden. */
    record Addressed(List<String> addressees, List<String> hiddenFrom) {}

    Uni<Addressed> addressed(Tx tx, UUID districtId, UUID noticeId) {
        return tx.session()
                .createNativeQuery("""
                        select addressee, array_to_string(hidden_from, ' ') as hidden from notification
                        where district_id = :district and id = :id""", jakarta.persistence.Tuple.class)
                .setParameter("district", districtId)
                .setParameter("id", noticeId)
                .getResultList()
                .map(rows -> new Addressed(
                        rows.stream()
                                .map(row -> row.get("addressee", String.class))
                                .toList(),
                        rows.stream()
                                .flatMap(row -> Stream.of(
                                        row.get("hidden", String.class).split(" ", -1)))
                                .distinct()
                                .toList()));
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static NotificationView view(Row row) {
        OffsetDateTime readAt = row.getOffsetDateTime("read_at");
        return new NotificationView(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("text"),
                new NotificationView.Subject(
                        Notice.SubjectType.valueOf(row.getString("subject_type")), row.getUUID("subject_id")),
                Times.known(row.getOffsetDateTime("created_at").toInstant()),
                readAt == null ? null : Times.known(readAt.toInstant()));
    }
}
