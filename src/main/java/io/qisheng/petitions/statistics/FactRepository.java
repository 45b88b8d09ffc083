package io.qisheng.petitions.statistics;

import io.qisheng.petitions.domain.Fact;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Keeps the facts of petitions. Whoever stores those of a petition has its row locked; what changes by it is written down as
 * differences in the same statement, which are folded into the tallies later.
 */
@ApplicationScoped
class FactRepository {

    private static final String CHANGE = """
            insert into petition_tally_change (district_id, rate, day, area, hidden_paths, department_id, department_path,
                category, numerator, denominator)
            select (f).district_id, (f).rate, (f).day, (f).area, (f).hidden_paths, (f).department_id, (f).department_path,
                (f).category, sum(sign * (case when (f).good then 1 else 0 end)),
                sum(sign * (case when (f).good is not null or (f).late then 1 else 0 end))
            from sides
            group by (f).district_id, (f).rate, (f).day, (f).area, (f).hidden_paths, (f).department_id, (f).department_path,
                (f).category
            having sum(sign * (case when (f).good then 1 else 0 end)) <> 0
                or sum(sign * (case when (f).good is not null or (f).late then 1 else 0 end)) <> 0""";

    private static final String STORE = """
            with given as (
                select g.district_id, g.petition_id, g.rate, g.nth, g.day, g.area, g.hidden_paths, g.department_id,
                    g.department_path, g.category, g.good, g.due,
                    g.good is null and coalesce(g.due < :now, false) as late
                from jsonb_to_recordset(cast(cast(:facts as text) as jsonb)) as g (district_id uuid, petition_id uuid,
                    rate text, nth integer, day date, area text, hidden_paths text[], department_id uuid,
                    department_path text, category text, good boolean, due timestamptz)),
            written as (
                merge into petition_fact f using given g
                on f.district_id = g.district_id and f.petition_id = g.petition_id and f.rate = g.rate and f.nth = g.nth
                when matched and (f.day, f.area, f.hidden_paths, f.department_id, f.department_path, f.category, f.good,
                        f.due, f.late)
                    is distinct from (g.day, g.area, g.hidden_paths, g.department_id, g.department_path, g.category,
                        g.good, g.due, g.late)
                then update set day = g.day, area = g.area, hidden_paths = g.hidden_paths,
                    department_id = g.department_id, department_path = g.department_path, category = g.category,
                    good = g.good, due = g.due, late = g.late
                when not matched then insert (district_id, petition_id, rate, nth, day, area, hidden_paths, department_id,
                        department_path, category, good, due, late)
                    values (g.district_id, g.petition_id, g.rate, g.nth, g.day, g.area, g.hidden_paths, g.department_id,
                        g.department_path, g.category, g.good, g.due, g.late)
                returning old as was, new as becomes),
            gone as (
                delete from petition_fact f
                using unnest(cast(:districts as uuid[]), cast(:petitions as uuid[])) as p (district_id, petition_id)
                where f.district_id = p.district_id and f.petition_id = p.petition_id
                  and not exists (select 1 from given g where g.district_id = f.district_id
                      and g.petition_id = f.petition_id and g.rate = f.rate and g.nth = f.nth)
                returning f as was),
            sides as (
                select 1 as sign, becomes as f from written
                union all select -1, was from written where (was).petition_id is not null
                union all select -1, was from gone)
            """ + CHANGE;

    private static final String MARK_LATE = """
            with due as (
                select district_id, petition_id, rate, nth from petition_fact
                where good is null and not late and due < :now order by due limit :limit for update skip locked),
            marked as (
                update petition_fact f set late = true from due d
                where f.district_id = d.district_id and f.petition_id = d.petition_id and f.rate = d.rate and f.nth = d.nth
                  and f.good is null and not f.late and f.due < :now
                returning f),
            sides as (select 1 as sign, f from marked)
            """ + CHANGE;

    /** Makes what is stored of these petitions what is given, in one statement. */
    Uni<Void> store(Tx tx, List<PetitionFacts> petitions, Instant now) {
        JsonArray facts = new JsonArray();
        petitions.forEach(petition -> petition.facts().forEach(fact -> facts.add(row(petition, fact))));
        return tx.session()
                .createNativeQuery(STORE)
                .setParameter("now", now)
                .setParameter("facts", facts.encode())
                .setParameter(
                        "districts",
                        petitions.stream().map(PetitionFacts::districtId).toArray(UUID[]::new))
                .setParameter(
                        "petitions",
                        petitions.stream().map(PetitionFacts::petitionId).toArray(UUID[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Has some awaited answers that became overdue counted; whether there may be more. */
    Uni<Boolean> markLate(Tx tx, Instant now, int limit) {
        return tx.session()
                .createNativeQuery(MARK_LATE)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .executeUpdate()
                .map(changes -> changes > 0);
    }

    private static JsonObject row(PetitionFacts petition, Fact fact) {
        return new JsonObject()
                .put("district_id", petition.districtId().toString())
                .put("petition_id", petition.petitionId().toString())
                .put("rate", fact.rate().name())
                .put("nth", fact.nth())
                .put("day", fact.day().toString())
                .put("area", petition.area())
                .put("hidden_paths", new JsonArray(petition.hiddenPaths()))
                .put("department_id", fact.department().id().toString())
                .put("department_path", fact.department().path())
                .put("category", fact.category())
                .put("good", fact.good())
                .put("due", fact.due() == null ? null : fact.due().toString());
    }
}
