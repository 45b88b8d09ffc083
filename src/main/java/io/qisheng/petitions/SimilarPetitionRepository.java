package io.qisheng.petitions;

import io.qisheng.platform.tx.EntityRows;
import io.qisheng.platform.tx.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads the open petitions whose titles have most in common with a title, by PostgreSQL's own client: see decisions 11 and 19. Of
 * each pair of characters only the newest petitions that have it are counted, of an own enterprise only the newest that are open, so
 * what is counted is bounded, whatever is typed. Each stretch is read by itself: of one for several values the kept plan would think it
 * better to walk down all petitions of the district.
 */
@ApplicationScoped
class SimilarPetitionRepository {

    private static final EntityRows<PetitionRecord> ROWS = EntityRows.of(PetitionRecord.class);

    /** Who sees an own one is said by {@link PetitionListStatement} as well, for lists. */
    static final String CANDIDATES = """
            with typed as materialized (
                select pair, count(*) over () as pairs from unnest(petition_bigrams($2::text)) as typed (pair)
            ), shared as (
                select hit.petition_id as id, hit.category, hit.pairs, typed.pairs as typed, count(*) as common
                from typed cross join lateral (
                    select t.petition_id, t.category, t.pairs from petition_title_pair t
                    where t.district_id = $1::uuid and t.pair = typed.pair
                    order by t.petition_id desc limit greatest(40, least(300, 1200 / typed.pairs))) hit
                group by hit.petition_id, hit.category, hit.pairs, typed.pairs
            ), own as (
                select newest.id, newest.category, cardinality(newest.bigrams) as pairs, typed.pairs as typed, count(*) as common
                from unnest($3::uuid[]) as mine (enterprise_id) cross join lateral (
                    select p.id, p.category, petition_bigrams(p.title) as bigrams from petition p
                    where p.district_id = $1::uuid and p.enterprise_id = mine.enterprise_id
                      and p.status in ('SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'TAKEN', 'HANDLING', 'PAUSED', 'CONSULTING')
                      and (p.filer_id is null or p.filer_id = $4::uuid or p.visibility in ('ENTERPRISE', 'PUBLIC'))
                    order by p.filed_at desc, p.id desc limit 50) newest
                join typed on typed.pair = any (newest.bigrams)
                group by newest.id, newest.category, newest.bigrams, typed.pairs
            ), closest as (
                select id, max(common::float8 / (pairs + typed) + common::float8 / least(pairs, typed) / 2
                    + case when category = $5::text then 0.1 else 0 end) as score
                from (select id, category, pairs, typed, common from shared
                    union all select id, category, pairs, typed, common from own) found
                group by id order by score desc, id desc limit 12
            )
            select %s from closest
            join petition p on p.district_id = $1::uuid and p.id = closest.id
            order by closest.score desc""".formatted(ROWS.columns("p"));

    private final Statements statements;

    SimilarPetitionRepository(Statements statements) {
        this.statements = statements;
    }

    /** Those that are worth a closer look; the rule decides which of them are close enough, and who may see them. */
    Uni<List<PetitionRecord>> candidates(
            UUID districtId, PetitionScope scope, String title, @Nullable String category) {
        return statements
                .readPlanned(CANDIDATES, values(districtId, scope, title, category))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ROWS::read)
                        .toList());
    }

    private static Tuple values(UUID districtId, PetitionScope scope, String title, @Nullable String category) {
        return Tuple.tuple()
                .addUUID(districtId)
                .addString(title)
                .addArrayOfUUID(scope.enterprises().toArray(UUID[]::new))
                .addUUID(scope.userId())
                .addString(category);
    }
}
