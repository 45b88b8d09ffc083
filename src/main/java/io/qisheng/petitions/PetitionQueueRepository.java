package io.qisheng.petitions;

import io.qisheng.petitions.desk.QueueCounts;
import io.qisheng.petitions.desk.QueueCounts.Count;
import io.qisheng.petitions.desk.QueueFilter;
import io.qisheng.petitions.desk.QueueStatement;
import io.qisheng.petitions.desk.QueueStatement.After;
import io.qisheng.petitions.desk.Reach;
import io.qisheng.platform.page.Excerpt;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads queues, each page and all counts in one statement. */
@ApplicationScoped
class PetitionQueueRepository {

    private static final String COLUMNS = PetitionListStatement.COLUMNS + ", p.queue_due, p.queue_rank";

    private final Statements statements;

    PetitionQueueRepository(Statements statements) {
        this.statements = statements;
    }

    /** A row with what its place in the queue is. */
    record Item(PetitionRow row, After place) {}

    Uni<List<Item>> page(Reach reach, QueueFilter filter, @Nullable After after, Instant now, int limit) {
        QueueStatement statement = new QueueStatement(reach, Times.known(now));
        String words = filter.q();
        String columns = words == null
                ? COLUMNS
                : COLUMNS + ", "
                        + PetitionSearchStatement.cut(statement.value(words.toLowerCase(Locale.ROOT)) + "::text");
        String sql = statement.rows(columns, filter, after, limit);
        return sql == null
                ? Uni.createFrom().item(List.of())
                : statements
                        .readPlanned(sql, Tuple.from(statement.values()))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> item(row, words))
                                .toList());
    }

    /** Counts by the name that each filter goes by; names whose filter reaches nothing are left out. */
    Uni<List<Count>> counts(Reach reach, Map<String, QueueFilter> filters, Instant now) {
        QueueStatement statement = new QueueStatement(reach, Times.known(now));
        String moment = statement.value(Times.known(now));
        List<String> parts = new ArrayList<>();
        filters.forEach((name, filter) -> {
            String rows = statement.rows("p.id, p.queue_due, p.queue_rank", filter, null, QueueCounts.MOST);
            if (rows != null) {
                parts.add("select " + statement.value(name) + "::text as name, count(*)::int as count, count(*) filter"
                        + " (where queue_due < " + moment + ")::int as overdue from (" + rows + ") counted");
            }
        });
        return parts.isEmpty()
                ? Uni.createFrom().item(List.of())
                : statements
                        .readPlanned(String.join(" union all ", parts), Tuple.from(statement.values()))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> new Count(
                                        row.getString("name"), row.getInteger("count"), row.getInteger("overdue")))
                                .toList());
    }

    private static Item item(Row row, @Nullable String words) {
        After place = new After(row.getOffsetDateTime("queue_due"), row.getShort("queue_rank"), row.getUUID("id"));
        PetitionRow petition = PetitionListRepository.petition(row);
        String cut = words == null || petition.names(words) ? null : row.getString("excerpt");
        return new Item(
                cut == null || row.getInteger("place") == 0
                        ? petition
                        : petition.withExcerpt(Excerpt.around(cut, row.getInteger("place"))),
                place);
    }
}
