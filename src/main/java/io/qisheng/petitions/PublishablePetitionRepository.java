package io.qisheng.petitions;

import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads what waits to be published, by PostgreSQL's own client: see decision 11. */
@ApplicationScoped
class PublishablePetitionRepository {

    private static final String WAITING =
            "select " + PetitionListStatement.COLUMNS + ", p.publishable_since from petition p"
                    + " where p.district_id = $1::uuid and p.publishable_since is not null and p.scope_paths && $2::text[]";
    private static final String ORDER = " order by p.publishable_since, p.id limit $3::integer";
    static final String FIRST = WAITING + ORDER;
    private static final String NEXT =
            WAITING + " and (p.publishable_since, p.id) > ($4::timestamptz, $5::uuid)" + ORDER;

    private final Statements statements;

    PublishablePetitionRepository(Statements statements) {
        this.statements = statements;
    }

    /** Where a page begins: after this row. */
    record After(OffsetDateTime since, UUID id) {}

    /** A row with since when it waits. */
    record Item(PetitionRow row, OffsetDateTime since) {}

    /** What waits below offices at these paths. */
    Uni<List<Item>> page(UUID districtId, List<String> paths, @Nullable After after, int limit) {
        Tuple values = Tuple.of(districtId, paths.toArray(String[]::new), limit);
        if (after != null) {
            values.addOffsetDateTime(after.since()).addUUID(after.id());
        }
        return statements
                .read(after == null ? FIRST : NEXT, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PublishablePetitionRepository::item)
                        .toList());
    }

    private static Item item(Row row) {
        return new Item(
                PetitionListRepository.petition(row),
                Times.known(row.getOffsetDateTime("publishable_since").toInstant()));
    }
}
