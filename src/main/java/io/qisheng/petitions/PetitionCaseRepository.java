package io.qisheng.petitions;

import io.qisheng.petitions.statistics.CaseFilter;
import io.qisheng.petitions.statistics.CaseStatement;
import io.qisheng.petitions.statistics.CaseStatement.After;
import io.qisheng.petitions.statistics.Within;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the petitions behind a number of the statistics. */
@ApplicationScoped
class PetitionCaseRepository {

    private final Statements statements;

    PetitionCaseRepository(Statements statements) {
        this.statements = statements;
    }

    /** A row with what its place in the list is. */
    record Item(PetitionRow row, After place) {}

    Uni<List<Item>> page(
            UUID districtId, Within within, CaseFilter filter, Instant now, @Nullable After after, int limit) {
        CaseStatement statement = new CaseStatement(districtId, within, filter, Times.known(now), after, limit);
        String sql = statement.rows(PetitionListStatement.COLUMNS);
        return sql == null
                ? Uni.createFrom().item(List.of())
                : statements
                        .read(sql, Tuple.from(statement.values()))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .limit(limit)
                                .map(PetitionCaseRepository::item)
                                .toList());
    }

    private static Item item(Row row) {
        After place = new After(row.getLocalDate("day"), row.getUUID("id"), row.getInteger("nth"));
        return new Item(PetitionListRepository.petition(row), place);
    }
}
