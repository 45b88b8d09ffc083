package io.qisheng.petitions.looks;

import io.qisheng.platform.Role;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The log of looks: one statement each way. */
@ApplicationScoped
class LookRepository {

    /** Looks of one viewer within the same slot count as one. */
    static final Duration SLOT = Duration.ofMinutes(10);

    private static final String NOTE = """
            insert into petition_look (district_id, petition_id, viewer_id, slot, viewer_name, role, organisation_id, at)
            values (%s, %s, %s, %s, %s, %s, %s, %s)
            on conflict (district_id, petition_id, viewer_id, slot) do nothing""";
    private static final String NOTE_ALONE = NOTE.formatted("$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8");
    private static final String NOTE_WITHIN =
            NOTE.formatted(":district", ":petition", ":viewer", ":slot", ":name", ":role", ":organisation", ":at");
    private static final String PAGE = """
            select viewer_id, viewer_name, role, organisation_id, at from petition_look
            where district_id = $1 and petition_id = $2 and ($3::timestamptz is null or (at, viewer_id) < ($3, $4))
            order by at desc, viewer_id desc limit $5""";

    private final Statements statements;

    LookRepository(Statements statements) {
        this.statements = statements;
    }

    Uni<Void> note(UUID districtId, UUID petitionId, Look look) {
        Tuple values = Tuple.from(Arrays.asList(
                districtId,
                petitionId,
                look.viewerId(),
                slot(look),
                look.viewerName(),
                look.role().name(),
                look.organisationId(),
                Times.known(look.at())));
        return statements.write(NOTE_ALONE, values).replaceWithVoid();
    }

    Uni<Void> note(Tx tx, UUID districtId, UUID petitionId, Look look) {
        return tx.session()
                .createNativeQuery(NOTE_WITHIN)
                .setParameter("district", districtId)
                .setParameter("petition", petitionId)
                .setParameter("viewer", look.viewerId())
                .setParameter("slot", slot(look))
                .setParameter("name", look.viewerName())
                .setParameter("role", look.role().name())
                .setParameter("organisation", look.organisationId())
                .setParameter("at", look.at())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static long slot(Look look) {
        return look.at().getEpochSecond() / SLOT.toSeconds();
    }

    /** The latest looks, or those before one. */
    Uni<List<Look>> page(
            UUID districtId, UUID petitionId, @Nullable Instant beforeAt, @Nullable UUID beforeViewer, int limit) {
        Tuple values = Tuple.from(Arrays.asList(districtId, petitionId, Times.local(beforeAt), beforeViewer, limit));
        return statements
                .read(PAGE, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LookRepository::look)
                        .toList());
    }

    private static Look look(Row row) {
        return new Look(
                row.getUUID("viewer_id"),
                row.getString("viewer_name"),
                Role.valueOf(row.getString("role")),
                row.getUUID("organisation_id"),
                row.getOffsetDateTime("at").toInstant());
    }
}
