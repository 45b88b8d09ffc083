package io.qisheng.petitions;

import io.qisheng.petitions.PetitionRow.BallView;
import io.qisheng.petitions.PetitionRow.Ref;
import io.qisheng.petitions.domain.Ball;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.platform.page.Excerpt;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Pages of petitions as far as a caller sees them, by PostgreSQL's own client: see decision 11. */
@ApplicationScoped
class PetitionListRepository {

    private static final int FILED_AT = 25;
    private static final int HIDDEN = 26;
    private static final int FILER = 27;
    private static final int WHOLE = 28;
    private static final int TIER = 29;
    private static final int SLICE = 30;
    private static final int EXCERPT = 31;
    private static final int PLACE = 32;

    private final Statements statements;

    PetitionListRepository(Statements statements) {
        this.statements = statements;
    }

    /** Where a page begins: after this row. */
    record After(Instant filedAt, UUID id, @Nullable Rank rank) {}

    /** How well a row answers a search: the tier of its match, the least first, and the slice of petitions that it was filed in. */
    record Rank(int tier, int slice) {}

    /** A row with what its place in the list is. */
    record Item(PetitionRow row, After place) {}

    Uni<List<Item>> page(
            UUID districtId, PetitionScope scope, PetitionFilter filter, @Nullable After after, int limit) {
        String q = filter.q();
        if (q != null) {
            PetitionSearchStatement search = new PetitionSearchStatement(districtId, scope, filter, q, after, limit);
            return search.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : items(search.sql(), search.values(), limit, row -> found(row, scope));
        }
        PetitionListStatement list = new PetitionListStatement(districtId, scope, filter, after, limit);
        return list.isEmpty()
                ? Uni.createFrom().item(List.of())
                : items(list.sql(), list.values(), limit, row -> item(row, seen(row, scope), null));
    }

    private Uni<List<Item>> items(String sql, List<Object> values, int limit, Function<Row, Item> item) {
        return statements
                .readPlanned(sql, Tuple.from(values))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .limit(limit)
                        .map(item)
                        .toList());
    }

    private static Item found(Row row, PetitionScope scope) {
        Rank rank = new Rank(row.getInteger(TIER), row.getInteger(SLICE));
        PetitionRow seen = seen(row, scope);
        boolean inText = row.getBoolean(WHOLE)
                && rank.tier() == PetitionSearchStatement.BODY
                && row.getInteger(PLACE) > 0
                // each look at a confidential text is told to its filer, and a list is no look
                && row.getString(EXCERPT) != null;
        return item(
                row,
                inText ? seen.withExcerpt(Excerpt.around(row.getString(EXCERPT), row.getInteger(PLACE))) : seen,
                rank);
    }

    private static Item item(Row row, PetitionRow seen, @Nullable Rank rank) {
        return new Item(seen, new After(row.getOffsetDateTime(FILED_AT).toInstant(), seen.id(), rank));
    }

    private static PetitionRow seen(Row row, PetitionScope scope) {
        PetitionRow whole = petition(
                row, row.getBoolean(HIDDEN) && !scope.isOwnSide(row.getUUID(10), row.getUUID(FILER), row.getString(8)));
        return row.getBoolean(WHOLE) ? whole : whole.forOthers();
    }

    /** As staff see it in a list. The columns stand in the order of {@link PetitionListStatement#COLUMNS}. */
    static PetitionRow petition(Row row) {
        return petition(row, row.getBoolean(HIDDEN));
    }

    private static PetitionRow petition(Row row, boolean hushed) {
        return new PetitionRow(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                Ref.of(row.getUUID(10), row.getString(11)),
                Ref.of(row.getUUID(12), row.getString(13)),
                Ref.of(row.getUUID(14), row.getString(15)),
                time(row, 16),
                time(row, 17),
                ball(row, hushed),
                row.getString(23),
                null,
                row.getLong(24));
    }

    private static BallView ball(Row row, boolean hushed) {
        return hushed && PetitionStatus.PAUSED.name().equals(row.getString(5))
                ? BallView.of(Ball.hushed())
                : new BallView(
                        row.getString(18), row.getString(19), time(row, 20), row.getString(21), row.getString(22));
    }

    private static @Nullable OffsetDateTime time(Row row, int column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : Times.known(time.toInstant());
    }
}
