package io.qisheng.petitions;

import io.qisheng.petitions.campaigns.CampaignReader.Signature;
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

/** Reads the petitions of a campaign and those of its kind, as far as a member of staff sees them. */
@ApplicationScoped
class CampaignPetitionRepository {

    private final Statements statements;

    CampaignPetitionRepository(Statements statements) {
        this.statements = statements;
    }

    /**
     * A petition of a campaign.
     *
     * @param left why what was decided for all could not be done of it
     */
    record Member(PetitionRow row, @Nullable String left) {}

    /** A row with when it was filed. */
    record Case(PetitionRow row, OffsetDateTime filedAt) {}

    /** Where a page of them begins: after this row. */
    record Place(OffsetDateTime filedAt, UUID id) {}

    /** How many of the campaign's kind were filed in one of the weeks from a day on. */
    record Week(int nth, int cases) {}

    /** A statement with its values. */
    record Asked(String sql, List<Object> values) {}

    /** Those that belong to it, and those that could not be made to. */
    static Asked members(UUID districtId, PetitionScope scope, UUID campaignId, @Nullable UUID after, int limit) {
        PetitionSight sight = new PetitionSight(districtId, scope);
        String campaign = sight.place("campaign", campaignId, "uuid");
        String onward = after == null ? "" : " and p.id > " + sight.place("after", after, "uuid");
        String sql = "select " + PetitionListStatement.COLUMNS + ", latest.reason from ("
                + "select id from petition where district_id = " + sight.district() + " and campaign_id = " + campaign
                + " union select d.petition_id from campaign_delivery d join campaign_entry e"
                + " on e.district_id = d.district_id and e.campaign_id = d.campaign_id and e.seq = d.seq"
                + " where d.district_id = " + sight.district() + " and d.campaign_id = " + campaign
                // one that has joined since and was taken out again is none
                + " and d.state = 'LEFT' and e.kind = 'LINK' and not exists (select from petition_timeline t"
                + " where t.district_id = d.district_id and t.petition_id = d.petition_id and t.action = 'link'"
                + " and t.at >= d.settled_at and t.data ->> 'campaignId' = d.campaign_id::text)) member"
                + " join petition p on p.district_id = " + sight.district() + " and p.id = member.id"
                // one that was left out first and has joined since is a member as any other
                + " left join lateral (select case when e.kind = 'ANSWER' or p.campaign_id is distinct from " + campaign
                + " then d.reason end as reason from campaign_delivery d join campaign_entry e"
                + " on e.district_id = d.district_id and e.campaign_id = d.campaign_id and e.seq = d.seq"
                + " where d.district_id = p.district_id and d.petition_id = p.id and d.campaign_id = " + campaign
                + " and e.kind in ('LINK', 'ANSWER') order by d.seq desc limit 1) latest on true"
                + " where (" + sight.whole() + ")" + onward
                + " order by p.id limit " + sight.place("limit", limit, "integer");
        return new Asked(sql, sight.values());
    }

    Uni<List<Member>> members(Asked asked) {
        return statements
                .read(asked.sql(), Tuple.from(asked.values()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Member(PetitionListRepository.petition(row), row.getString("reason")))
                        .toList());
    }

    /** How many of its kind were filed week by week. */
    static Asked weeks(
            UUID districtId, PetitionScope scope, Signature kind, OffsetDateTime from, OffsetDateTime until) {
        PetitionSight sight = new PetitionSight(districtId, scope);
        Filed filed = Filed.of(sight, kind);
        String sql = "select floor(extract(epoch from " + filed.at + " - " + sight.place("from", from, "timestamptz")
                + ") / 604800)::integer as nth, count(*)::integer as cases from " + filed.within(sight, from, until)
                + " group by nth order by nth";
        return new Asked(sql, sight.values());
    }

    Uni<List<Week>> weeks(Asked asked) {
        return statements
                .read(asked.sql(), Tuple.from(asked.values()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Week(row.getInteger("nth"), row.getInteger("cases")))
                        .toList());
    }

    /** Those of its kind that were filed in some time, the newest first. */
    static Asked cases(
            UUID districtId,
            PetitionScope scope,
            Signature kind,
            OffsetDateTime from,
            OffsetDateTime until,
            @Nullable Place after,
            int limit) {
        PetitionSight sight = new PetitionSight(districtId, scope);
        Filed filed = Filed.of(sight, kind);
        String onward = after == null
                ? ""
                : " and (%s, %s) < (%s, %s)"
                        .formatted(
                                filed.at,
                                filed.id,
                                sight.place("afterAt", after.filedAt(), "timestamptz"),
                                sight.place("after", after.id(), "uuid"));
        String sql = "select " + PetitionListStatement.COLUMNS + " from " + filed.within(sight, from, until) + onward
                + " order by " + filed.at + " desc, " + filed.id + " desc limit "
                + sight.place("limit", limit, "integer");
        return new Asked(sql, sight.values());
    }

    Uni<List<Case>> cases(Asked asked) {
        return statements
                .read(asked.sql(), Tuple.from(asked.values()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CampaignPetitionRepository::one)
                        .toList());
    }

    private static Case one(Row row) {
        return new Case(PetitionListRepository.petition(row), row.getOffsetDateTime("filed_at"));
    }

    /**
     * Where the petitions of a kind are read as {@code p}: those with a keyword along the campaign's own rows, which the database keeps, those
     * without one along all of their category.
     *
     * @param at the column with the time at which it was filed
     * @param id the column with its id
     */
    private record Filed(String from, String at, String id) {

        static Filed of(PetitionSight sight, Signature kind) {
            if (kind.keyword() != null) {
                return new Filed(
                        "campaign_case k join petition p on p.district_id = k.district_id and p.id = k.petition_id"
                                + " where k.district_id = " + sight.district() + " and k.campaign_id = "
                                + sight.place("campaign", kind.campaignId(), "uuid"),
                        "k.filed_at",
                        "k.petition_id");
            }
            return new Filed(
                    "petition p where p.district_id = " + sight.district()
                            + " and p.number is not null and p.category = "
                            + sight.place("category", kind.category(), "text") + " and p.scope_paths @> array["
                            + sight.place("area", kind.areaPath(), "text") + "]",
                    "p.filed_at",
                    "p.id");
        }

        String within(PetitionSight sight, OffsetDateTime begin, OffsetDateTime end) {
            return "%1$s and %2$s >= %3$s and %2$s < %4$s and (%5$s)"
                    .formatted(
                            from,
                            at,
                            sight.place("from", begin, "timestamptz"),
                            sight.place("until", end, "timestamptz"),
                            sight.whole());
        }
    }
}
