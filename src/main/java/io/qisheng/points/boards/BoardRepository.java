package io.qisheng.points.boards;

import io.qisheng.organisations.Organisations;
import io.qisheng.platform.tx.Statements;
import io.qisheng.points.domain.Period;
import io.qisheng.points.domain.Ref;
import io.qisheng.points.domain.Tenths;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The ranks of members, added up from their balances. */
@ApplicationScoped
class BoardRepository {

    private static final String HIGHEST = """
            with peer as (%s)
            select rank() over (order by sum(b.tenths) desc)::int as rank, peer.id, peer.name, sum(b.tenths)::int as tenths
            from peer join points_balance b on b.district_id = peer.district_id and b.member_id = peer.id and b.month between $3 and $4
            group by peer.id, peer.name
            order by sum(b.tenths) desc, peer.name collate "zh-x-icu", peer.id limit $5""".formatted(Organisations.membersBelow("$1", "$2::text"));

    private final Statements statements;

    BoardRepository(Statements statements) {
        this.statements = statements;
    }

    /** The highest ranks below an organisation. */
    Uni<List<LeaderboardView.Place>> highest(UUID districtId, String path, Period period, int limit) {
        Tuple values = Tuple.from(Arrays.asList(districtId, path, period.first(), period.last(), limit));
        return statements
                .read(HIGHEST, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(BoardRepository::place)
                        .toList());
    }

    private static LeaderboardView.Place place(Row row) {
        return new LeaderboardView.Place(
                row.getInteger("rank"),
                new Ref(row.getUUID("id"), row.getString("name")),
                Tenths.decimal(row.getInteger("tenths")));
    }
}
