package io.qisheng.policies;

import io.qisheng.platform.Grant;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Statements;
import io.qisheng.platform.tx.Tx;
import io.qisheng.policies.PolicyView.Ref;
import io.qisheng.policies.ReceiptsView.Reach;
import io.qisheng.policies.ReceiptsView.Receipt;
import io.qisheng.policies.domain.EnterpriseFacts;
import io.qisheng.policies.domain.Match.Fit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What enterprises are shown, what they have read, and how far that reaches. */
@ApplicationScoped
class FeedRepository {

    /** Those that fit first, then the newest. */
    static final String FEED = "select " + PolicyRows.COLUMNS + ", f.fit from policy p cross join lateral (select "
            + "policy_fit(p.industries, p.sizes, p.alliance_ids, p.area_paths, $4, $5, $6, $7, $8) as fit) f "
            + PolicyRows.LATEST + """
             left join policy_reading r on r.district_id = p.district_id and r.policy_id = p.id and r.version = p.published
                and r.enterprise_id = $9
            where p.district_id = $1 and p.status = 'PUBLISHED' and p.home_path = any ($2::text[])
              and (p.valid_to is null or p.valid_to >= $3)
              and (cardinality($10::int[]) = 0 or f.fit = any ($10))
              and ($11::int is null or (f.fit, p.id) < ($11, $12::uuid))
            order by f.fit desc, p.id desc limit $13""";

    private static final String SHOWN = "select " + PolicyRows.COLUMNS + " from policy p " + PolicyRows.LATEST + """
             left join policy_reading r on r.district_id = p.district_id and r.policy_id = p.id and r.version = p.published
                and r.enterprise_id = $4
            where p.district_id = $1 and p.status = 'PUBLISHED' and p.home_path = any ($2::text[]) and p.id = $3""";

    private static final String READ = """
            insert into policy_reading (district_id, policy_id, version, enterprise_id, user_id, read_at)
            select p.district_id, p.id, $4, $5, $6, $7 from policy p
            where p.district_id = $1 and p.status = 'PUBLISHED' and p.home_path = any ($2::text[]) and p.id = $3 and $4 <= p.published
            on conflict (district_id, policy_id, version, enterprise_id) do nothing""";

    static final String RECEIPTS = """
            select o.id, o.name, r.read_at from policy p
            join policy_addressee t on t.district_id = p.district_id and t.policy_id = p.id and t.version = p.published
            join organisation o on o.district_id = t.district_id and o.id = t.enterprise_id
            left join policy_reading r on r.district_id = t.district_id and r.policy_id = t.policy_id and r.version = t.version
                and r.enterprise_id = t.enterprise_id
            where p.district_id = $1 and p.id = $2 and ($3::uuid is null or t.enterprise_id > $3)
              and ($4::boolean is null or (r.read_at is not null) = $4)
            order by t.enterprise_id limit $5""";

    /** Enterprises that the latest version was addressed to, some at a time. */
    static final String ADDRESSED = """
            select t.enterprise_id from policy p
            join policy_addressee t on t.district_id = p.district_id and t.policy_id = p.id and t.version = p.published
            where p.district_id = :district and p.id = :id
              and t.enterprise_id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
            order by t.enterprise_id limit :limit""";

    static final String REACH = """
            select
                (select count(*) from policy_addressee t where t.district_id = p.district_id and t.policy_id = p.id
                    and t.version = p.published) as told,
                (select count(*) from policy_reading r where r.district_id = p.district_id and r.policy_id = p.id
                    and r.version = p.published) as readers,
                (select count(*) from policy_reading r join policy_addressee t on t.district_id = r.district_id
                    and t.policy_id = r.policy_id and t.version = r.version and t.enterprise_id = r.enterprise_id
                    where r.district_id = p.district_id and r.policy_id = p.id and r.version = p.published) as reached
            from policy p where p.district_id = $1 and p.id = $2""";

    private final Statements statements;

    FeedRepository(Statements statements) {
        this.statements = statements;
    }

    /** Where a page of the feed begins. */
    record After(Fit fit, UUID id) {}

    Uni<List<StoredPolicy>> feed(
            UUID districtId, Enterprise enterprise, LocalDate today, List<Fit> fits, @Nullable After after, int limit) {
        EnterpriseFacts facts = enterprise.facts();
        var size = facts.size();
        var alliances = facts.alliances();
        Tuple values = Tuple.from(Arrays.asList(
                districtId,
                line(enterprise),
                today,
                facts.industry(),
                size == null ? null : size.name(),
                alliances == null ? null : alliances.toArray(UUID[]::new),
                facts.place(),
                facts.placeKnown(),
                enterprise.id(),
                fits.stream().map(Fit::ordinal).toArray(Integer[]::new),
                after == null ? null : after.fit().ordinal(),
                after == null ? null : after.id(),
                limit));
        return statements
                .read(FEED, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> PolicyRows.policy(row::getValue))
                        .toList());
    }

    /** A policy that is published above an enterprise, with when that has read it. */
    Uni<@Nullable StoredPolicy> shown(UUID districtId, Enterprise enterprise, UUID id) {
        return statements
                .read(SHOWN, Tuple.of(districtId, line(enterprise), id, enterprise.id()))
                .map(rows -> rows.size() == 0
                        ? null
                        : PolicyRows.policy(rows.iterator().next()::getValue));
    }

    /** Keeps that an enterprise has read a version, if it may and for the first time. */
    Uni<Void> read(UUID districtId, Enterprise enterprise, UUID userId, UUID id, int version, Instant now) {
        Tuple values = Tuple.from(
                Arrays.asList(districtId, line(enterprise), id, version, enterprise.id(), userId, Times.known(now)));
        return statements.write(READ, values).replaceWithVoid();
    }

    Uni<List<Receipt>> receipts(UUID districtId, UUID id, @Nullable Boolean read, @Nullable UUID after, int limit) {
        return statements
                .read(RECEIPTS, Tuple.from(Arrays.asList(districtId, id, after, read, limit)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(FeedRepository::receipt)
                        .toList());
    }

    Uni<Reach> reach(UUID districtId, UUID id) {
        return statements
                .read(REACH, Tuple.of(districtId, id))
                .map(rows -> reach(rows.iterator().next()));
    }

    private static Reach reach(Row row) {
        long reached = row.getLong("reached");
        return new Reach(reached, row.getLong("told"), row.getLong("readers") - reached);
    }

    private static Receipt receipt(Row row) {
        return new Receipt(
                new Ref(row.getUUID("id"), row.getString("name")), PolicyRows.local(row.getOffsetDateTime("read_at")));
    }

    private static String[] line(Enterprise enterprise) {
        return Grant.lineOf(enterprise.path()).toArray(String[]::new);
    }

    /** The enterprises that a version was addressed to by this transaction, from one on, in the order of their ids. */
    Uni<List<UUID>> addressed(Tx tx, UUID districtId, UUID id, @Nullable UUID after, int limit) {
        return tx.session()
                .createNativeQuery(ADDRESSED, UUID.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList();
    }
}
