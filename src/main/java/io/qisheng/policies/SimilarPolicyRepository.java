package io.qisheng.policies;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import io.qisheng.platform.tx.Statements;
import io.qisheng.policies.PolicyView.Ref;
import io.qisheng.policies.domain.Match.Fit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Reads the policies whose title or summary has most in common with some words: see decision 19. Of what is published at each place
 * above an enterprise only the newest are compared, so what is read is bounded, whatever is typed.
 */
@ApplicationScoped
class SimilarPolicyRepository {

    private static final Fit[] FITS = Fit.values();

    static final String CANDIDATES = """
            with typed as materialized (
                select petition_bigrams($2::text) as pairs
            ), mine as materialized (
                select o.id, o.name, o.path, f.industry, f.size, f.alliance_ids, f.place, f.known
                from organisation o
                %s
                cross join lateral (select %s) f (industry, size, alliance_ids, place, known)
                where o.district_id = $1::uuid and o.id = any ($3::uuid[]) and o.kind = 'ENTERPRISE'
            ), closest as (
                select p.id, p.home_path, p.industries, p.sizes, p.alliance_ids, p.area_paths, p.valid_to, p.version, said.score
                from typed cross join unnest($4::text[]) as home (path) cross join lateral (
                    select n.id, n.home_path, n.industries, n.sizes, n.alliance_ids, n.area_paths, n.valid_to,
                        n.published as version
                    from policy n
                    where n.district_id = $1::uuid and n.status = 'PUBLISHED' and n.home_path = home.path
                        and (n.valid_to is null or n.valid_to >= $5::date)
                    order by n.id desc limit 200) p
                join policy_version v on v.district_id = $1::uuid and v.policy_id = p.id and v.version = p.version
                cross join lateral (
                    select max(common::float8 / (words + sought) + common::float8 / least(words, sought) / 2) as score
                    from (select count(*) as common, cardinality(one.pairs) as words, cardinality(typed.pairs) as sought
                        from (values (v.title_pairs), (v.summary_pairs)) as one (pairs) cross join unnest(one.pairs) as has (pair)
                        where has.pair = any (typed.pairs) group by one.pairs) counted) said
                where said.score is not null
                order by said.score desc, p.id desc limit 12
            )
            select c.id, v.content ->> 'title' as title, v.content ->> 'summary' as summary, c.valid_to, own.fit,
                own.id as enterprise_id, own.name as enterprise_name
            from closest c
            join policy_version v on v.district_id = $1::uuid and v.policy_id = c.id and v.version = c.version
            cross join lateral (
                select m.id, m.name, policy_fit(c.industries, c.sizes, c.alliance_ids, c.area_paths, m.industry, m.size,
                    m.alliance_ids, m.place, m.known) as fit
                from mine m where m.path = c.home_path or starts_with(m.path, c.home_path || '/')
                order by fit desc, m.id limit 1) own
            where cast(v.content ->> 'validFrom' as date) <= $5::date
            order by c.score desc, c.id desc""".formatted(ProfileRepository.JOINS, ProfileRepository.FACTS);

    private final Statements statements;

    SimilarPolicyRepository(Statements statements) {
        this.statements = statements;
    }

    /** What is published above an enterprise of the caller and holds on this day, the closest first. */
    Uni<List<SimilarPolicyView>> candidates(Caller caller, String words, LocalDate today) {
        Tuple values = Tuple.tuple()
                .addUUID(caller.districtId())
                .addString(words)
                .addArrayOfUUID(caller.organisations(Role.OWNER).toArray(UUID[]::new))
                .addArrayOfString(caller.paths(Role.OWNER).stream()
                        .flatMap(path -> Grant.lineOf(path).stream())
                        .distinct()
                        .toArray(String[]::new))
                .addLocalDate(today);
        return statements
                .readPlanned(CANDIDATES, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SimilarPolicyRepository::view)
                        .toList());
    }

    private static SimilarPolicyView view(Row row) {
        return new SimilarPolicyView(
                row.getUUID("id"),
                row.getString("title"),
                row.getString("summary"),
                row.getLocalDate("valid_to"),
                FITS[row.getInteger("fit")],
                new Ref(row.getUUID("enterprise_id"), row.getString("enterprise_name")));
    }
}
