package io.qisheng.petitions.publishing;

import io.qisheng.petitions.domain.Answering.Answer;
import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Filing.PolicyRef;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.Petition.Publication;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.publishing.PublicationRow.DepartmentRef;
import io.qisheng.platform.page.Excerpt;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Keeps what is published, and reads it by PostgreSQL's own client: see decision 11. */
@ApplicationScoped
class PublicationRepository {

    private static final int EXCERPT = 120;

    private static final String SHOW = """
            with shown as (
                insert into publication (district_id, id, petition_id, title, question, answer, category, department_id,
                    department_name, outcome, answered_at, published_at, words, policy_id)
                values (:district, :id, :petition, :title, :question, :answer, :category, :department, :departmentName,
                    cast(:outcome as text), :answeredAt, :now, :words, cast(:policy as uuid))
                returning district_id, id, title, category)
            insert into publication_title_pair (district_id, pair, publication_id, category, pairs)
            select s.district_id, pair, s.id, s.category, cardinality(said.pairs)
            from shown s cross join lateral petition_bigrams(s.title) as said (pairs) cross join unnest(said.pairs) as p (pair)""";

    private static final String WITHDRAW = """
            with gone as (
                update publication set withdrawn_at = :now, title = null, question = null, answer = null, words = null
                where district_id = :district and petition_id = :petition and withdrawn_at is null
                returning district_id, id)
            delete from publication_title_pair p using gone g where p.district_id = g.district_id and p.publication_id = g.id""";

    private static final String READ = "select " + PublicationStatement.COLUMNS
            + ", p.petition_id, p.question, p.answer from publication p where p.district_id = $1 and p.id = $2";

    /** Of each pair the newest that have it, the fewer the more pairs there are, as open petitions are looked for: see decision 19. */
    static final String CANDIDATES = """
            with typed as materialized (
                select pair, count(*) over () as pairs from unnest(petition_bigrams($2::text)) as typed (pair)
            ), closest as (
                select hit.publication_id as id, max(hit.common / (hit.pairs + typed) + hit.common / least(hit.pairs, typed) / 2
                    + case when hit.category = $3::text then 0.1 else 0 end) as score
                from (select h.publication_id, h.category, h.pairs, typed.pairs as typed, count(*)::float8 as common
                    from typed cross join lateral (
                        select t.publication_id, t.category, t.pairs from publication_title_pair t
                        where t.district_id = $1::uuid and t.pair = typed.pair
                        order by t.publication_id desc limit greatest(40, least(300, 1200 / typed.pairs))) h
                    group by h.publication_id, h.category, h.pairs, typed.pairs) hit
                group by hit.publication_id order by score desc, id desc limit 12
            )
            select %s from closest
            join publication p on p.district_id = $1::uuid and p.id = closest.id
            where p.withdrawn_at is null order by closest.score desc, p.id desc""".formatted(PublicationStatement.COLUMNS);

    private final Statements statements;

    PublicationRepository(Statements statements) {
        this.statements = statements;
    }

    /** Where a page begins: after this row. */
    record After(OffsetDateTime publishedAt, UUID id) {}

    /** Something under this id; without words where it was taken back. The view itself does not say of which petition it is. */
    record Kept(UUID petitionId, @Nullable PublicationView view) {}

    /** Shows the answer of a petition whose row is locked. */
    Uni<Void> show(Tx tx, UUID id, Petition petition, Instant now) {
        Publication publication = Objects.requireNonNull(petition.publication());
        Answer answer = Objects.requireNonNull(petition.answer());
        Department department = Objects.requireNonNull(petition.routing().lead());
        String title = Objects.requireNonNull(publication.title());
        String question = Objects.requireNonNull(publication.question());
        String text = Objects.requireNonNull(publication.text());
        PolicyRef policy = petition.filing().content().policy();
        return tx.session()
                .createNativeQuery(SHOW)
                .setParameter("district", petition.filing().districtId())
                .setParameter("id", id)
                .setParameter("petition", petition.filing().id())
                .setParameter("title", title)
                .setParameter("question", question)
                .setParameter("answer", text)
                .setParameter("category", Objects.requireNonNull(petition.category()))
                .setParameter("department", department.id())
                .setParameter("departmentName", department.name())
                .setParameter("outcome", outcome(petition, answer))
                .setParameter("answeredAt", answer.at())
                .setParameter("now", now)
                .setParameter("words", words(title, question, text))
                .setParameter("policy", policy == null ? null : policy.id().toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** What the board says of how it ended: solved is what its filer or a reviewer called so. */
    private static @Nullable String outcome(Petition petition, Answer answer) {
        return answer.outcome() == Outcome.SOLVED && !Boolean.TRUE.equals(petition.solved())
                ? null
                : answer.outcome().name();
    }

    /** What search finds it by. */
    static String words(String title, String question, String answer) {
        return String.join("\n", title, question, answer).toLowerCase(Locale.ROOT);
    }

    /** Takes back what is shown of a petition whose row is locked. */
    Uni<Void> withdraw(Tx tx, Petition petition, Instant now) {
        return tx.session()
                .createNativeQuery(WITHDRAW)
                .setParameter("district", petition.filing().districtId())
                .setParameter("petition", petition.filing().id())
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<List<PublicationRow>> page(UUID districtId, PublicationFilter filter, @Nullable After after, int limit) {
        PublicationStatement statement = new PublicationStatement(districtId, filter, after, limit);
        return statements.read(statement.sql(), Tuple.from(statement.values())).map(PublicationRepository::rows);
    }

    Uni<List<PublicationRow>> candidates(UUID districtId, String title, @Nullable String category) {
        return statements
                .readPlanned(
                        CANDIDATES,
                        Tuple.tuple().addUUID(districtId).addString(title).addString(category))
                .map(PublicationRepository::rows);
    }

    Uni<@Nullable Kept> find(UUID districtId, UUID id) {
        return statements
                .readPlanned(READ, Tuple.of(districtId, id))
                .map(rows -> rows.size() == 0 ? null : kept(rows.iterator().next()));
    }

    private static Kept kept(Row row) {
        String answer = row.getString("answer");
        return new Kept(
                row.getUUID("petition_id"),
                answer == null ? null : new PublicationView(row(row), row.getString("question"), answer, null));
    }

    private static List<PublicationRow> rows(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PublicationRepository::row)
                .toList();
    }

    private static PublicationRow row(Row row) {
        return new PublicationRow(
                row.getUUID("id"),
                row.getString("title"),
                excerpt(row),
                row.getString("category"),
                new DepartmentRef(row.getUUID("department_id"), row.getString("department_name")),
                row.getString("outcome"),
                Times.known(row.getOffsetDateTime("answered_at").toInstant()),
                Times.known(row.getOffsetDateTime("published_at").toInstant()));
    }

    private static String excerpt(Row row) {
        String cut = row.getString("excerpt");
        int place = row.getInteger("place");
        if (place == 0) {
            return Excerpt.beginning(cut, EXCERPT);
        }
        return (row.getBoolean("asked") ? "问：" : "") + Excerpt.around(cut, place);
    }
}
