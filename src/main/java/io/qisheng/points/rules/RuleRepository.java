package io.qisheng.points.rules;

import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.qisheng.platform.tx.Tx;
import io.qisheng.points.domain.Caps;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Versions of rules. Those of district 0 are shipped; a district's own go on counting from there. */
@ApplicationScoped
public class RuleRepository {

    /** The district whose rules hold wherever there is no version of the district's own. */
    public static final UUID SHIPPED = new UUID(0, 0);

    private static final String IN_FORCE = """
            select r.code, r.version, r.name, r.text, r.category, r.tenths, r.day_cap, r.month_cap, r.year_cap, r.source,
                r.activity_kinds, r.exemptions, r.approver_role, r.photos_needed, r.active, r.in_force_from
            from (
                select distinct on (r.code) r.* from points_rule r
                where r.district_id in ($1, '00000000-0000-0000-0000-000000000000')
                  and r.in_force_from <= $2 and ($3::text is null or r.code = $3)
                order by r.code, r.version desc) r
            where ($4::text is null or r.code > $4) order by r.code limit $5""";

    private final Statements statements;

    RuleRepository(Statements statements) {
        this.statements = statements;
    }

    /** The rules in force at a moment, by code, after {@code after}. */
    public Uni<List<PointsRuleView>> inForce(UUID districtId, Instant at, @Nullable String after, int limit) {
        return read(districtId, at, null, after, limit);
    }

    /** The rule that was in force at a moment, or null. */
    public Uni<@Nullable PointsRuleView> inForce(UUID districtId, Instant at, String code) {
        return read(districtId, at, code, null, 1).map(rules -> rules.isEmpty() ? null : rules.getFirst());
    }

    private Uni<List<PointsRuleView>> read(
            UUID districtId, Instant at, @Nullable String code, @Nullable String after, int limit) {
        Tuple values = Tuple.from(Arrays.asList(districtId, Times.known(at), code, after, limit));
        return statements
                .read(IN_FORCE, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RuleRepository::rule)
                        .toList());
    }

    /** The latest version of a code, 0 where there is none; whoever asks at the same moment waits for the other's commit. */
    Uni<Integer> lockLatest(Tx tx, UUID districtId, String code) {
        return tx.session()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0))", Object.class)
                .setParameter("name", "points-rule " + districtId + " " + code)
                .getSingleResultOrNull()
                .chain(() -> tx.session()
                        .createNativeQuery("""
                                select coalesce(max(version), 0) from points_rule
                                where district_id in (:district, :shipped) and code = :code""", Integer.class)
                        .setParameter("district", districtId)
                        .setParameter("shipped", SHIPPED)
                        .setParameter("code", code)
                        .getSingleResult());
    }

    /** The kinds of activity that other rules pay check-ins of; whoever asks at the same moment waits for the other's commit. */
    Uni<List<String>> lockCovered(Tx tx, UUID districtId, String code) {
        return tx.session()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:name, 0))", Object.class)
                .setParameter("name", "points-rules " + districtId)
                .getSingleResultOrNull()
                .chain(() -> tx.session()
                        .createNativeQuery("""
                                select distinct unnest(r.activity_kinds) from (
                                    select distinct on (code) * from points_rule
                                    where district_id in (:district, :shipped) order by code, version desc) r
                                where r.active and r.source = 'CHECK_IN' and r.code <> :code""", String.class)
                        .setParameter("district", districtId)
                        .setParameter("shipped", SHIPPED)
                        .setParameter("code", code)
                        .getResultList());
    }

    Uni<Void> insert(Tx tx, UUID districtId, String code, int version, PointsRuleInput rule, Instant from) {
        return tx.session()
                .createNativeQuery("""
                        insert into points_rule (district_id, code, version, name, text, category, tenths, day_cap, month_cap, year_cap,
                            source, activity_kinds, exemptions, approver_role, photos_needed, active, in_force_from)
                        values (:district, :code, :version, :name, :text, :category, :tenths, cast(:day as integer),
                            cast(:month as integer), cast(:year as integer), :source, :kinds, :exempt, cast(:approver as text), :photos,
                            :active, :from)""")
                .setParameter("district", districtId)
                .setParameter("code", code)
                .setParameter("version", version)
                .setParameter("name", rule.name())
                .setParameter("text", rule.text())
                .setParameter("category", rule.category())
                .setParameter("tenths", rule.tenths())
                .setParameter("day", rule.dayCap())
                .setParameter("month", rule.monthCap())
                .setParameter("year", rule.yearCap())
                .setParameter("source", rule.source())
                .setParameter("kinds", rule.kinds().toArray(String[]::new))
                .setParameter("exempt", rule.exempt().toArray(String[]::new))
                .setParameter("approver", rule.approverRole())
                .setParameter("photos", rule.photosNeeded() == null ? 0 : rule.photosNeeded())
                .setParameter("active", rule.active() == null || rule.active())
                .setParameter("from", from)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static PointsRuleView rule(Row row) {
        return new PointsRuleView(
                row.getString("code"),
                row.getInteger("version"),
                row.getString("name"),
                row.getString("text"),
                row.getString("category"),
                row.getInteger("tenths"),
                new Caps(row.getInteger("day_cap"), row.getInteger("month_cap"), row.getInteger("year_cap")),
                row.getString("source"),
                List.of(row.getArrayOfStrings("activity_kinds")),
                List.of(row.getArrayOfStrings("exemptions")),
                row.getString("approver_role"),
                row.getInteger("photos_needed"),
                row.getBoolean("active"),
                Times.known(row.getOffsetDateTime("in_force_from").toInstant()));
    }
}
