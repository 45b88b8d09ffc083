package io.qisheng.petitions;

import io.qisheng.platform.tx.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads the petitions among which groups are looked for. */
@ApplicationScoped
class PetitionClusterRepository {

    /** So many are compared with each other. */
    static final int MOST = 300;

    /** What a matter is about stands in its first characters. */
    private static final int LONGEST = 400;

    private final Statements statements;

    PetitionClusterRepository(Statements statements) {
        this.statements = statements;
    }

    /** A row with its text. */
    record Candidate(PetitionRow row, String text) {}

    /** A statement with its values. */
    record Asked(String sql, List<Object> values) {}

    /**
     * The newest open ones from below some offices that the caller may see whole and that are in no campaign. What is hidden from anybody is left out for everybody,
     * and so are complaints and mediations: a group would show that there is such a petition.
     */
    static Asked candidates(UUID districtId, PetitionScope scope, List<String> offices, OffsetDateTime since) {
        PetitionSight sight = new PetitionSight(districtId, scope);
        String sql = "select " + PetitionListStatement.COLUMNS + ", left(p.text, " + LONGEST
                + ") as text from petition p where p.district_id = "
                + sight.district()
                + " and p.status in ('SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'TAKEN', 'HANDLING', 'PAUSED', 'CONSULTING')"
                + " and p.filed_at >= " + sight.place("since", since, "timestamptz")
                + " and p.hidden_paths = '{}' and p.campaign_id is null and p.kind not in ('COMPLAINT', 'MEDIATION')"
                + " and p.scope_paths && " + sight.place("offices", offices.toArray(String[]::new), "text[]")
                + " and (" + sight.whole() + ") order by p.filed_at desc, p.id desc limit " + MOST;
        return new Asked(sql, sight.values());
    }

    Uni<List<Candidate>> candidates(Asked asked) {
        return statements
                .read(asked.sql(), Tuple.from(asked.values()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Candidate(PetitionListRepository.petition(row), row.getString("text")))
                        .toList());
    }
}
