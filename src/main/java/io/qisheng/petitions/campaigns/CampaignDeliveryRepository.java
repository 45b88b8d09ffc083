package io.qisheng.petitions.campaigns;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that keep what is still to be carried out of one petition or another. */
@ApplicationScoped
class CampaignDeliveryRepository {

    /** Locks the next of all, or of one campaign, that no other replica is at and before which nothing waits for the same petition. */
    Uni<@Nullable CampaignDelivery> lockNext(Tx tx, @Nullable UUID campaignId, Collection<UUID> butThose) {
        return tx.session()
                .createNativeQuery("""
                        select d.district_id, d.campaign_id, d.seq, d.petition_id, e.kind, e.text, e.actor_id, e.actor_name, e.actor_role,
                            e.notice_id, c.title, c.outcome, c.area_path, c.lead_department_id, c.lead_department_name,
                            c.lead_department_path
                        from campaign_delivery d
                        join campaign c on c.district_id = d.district_id and c.id = d.campaign_id
                        join campaign_entry e on e.district_id = d.district_id and e.campaign_id = d.campaign_id and e.seq = d.seq
                        where d.state = 'PENDING' and d.petition_id <> all (cast(:those as uuid[]))
                          and d.campaign_id = coalesce(cast(:campaign as uuid), d.campaign_id)
                          and not exists (select from campaign_delivery x where x.district_id = d.district_id
                            and x.petition_id = d.petition_id and x.campaign_id = d.campaign_id and x.seq < d.seq and x.state = 'PENDING')
                        order by d.district_id, d.campaign_id, d.seq, d.petition_id limit 1 for update of d skip locked""", Tuple.class)
                .setParameter("those", butThose.toArray(UUID[]::new))
                .setParameter("campaign", campaignId)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : delivery(row));
    }

    Uni<Void> settle(Tx tx, CampaignDelivery delivery, @Nullable String left, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        update campaign_delivery set state = :state, reason = cast(:reason as text), settled_at = :now
                        where district_id = :district and campaign_id = :campaign and seq = :seq and petition_id = :petition""")
                .setParameter("state", left == null ? "DONE" : "LEFT")
                .setParameter("reason", left)
                .setParameter("now", now)
                .setParameter("district", delivery.districtId())
                .setParameter("campaign", delivery.campaignId())
                .setParameter("seq", delivery.seq())
                .setParameter("petition", delivery.petitionId())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static CampaignDelivery delivery(Tuple row) {
        UUID campaign = row.get("campaign_id", UUID.class);
        return new CampaignDelivery(
                row.get("district_id", UUID.class),
                campaign,
                row.get("seq", Integer.class),
                row.get("petition_id", UUID.class),
                CampaignDelivery.Kind.valueOf(row.get("kind", String.class)),
                row.get("title", String.class),
                new Department(
                        row.get("lead_department_id", UUID.class),
                        row.get("lead_department_name", String.class),
                        row.get("lead_department_path", String.class)),
                row.get("area_path", String.class),
                row.get("text", String.class),
                row.get("outcome", String.class),
                Actor.charged(
                        row.get("actor_id", UUID.class),
                        row.get("actor_name", String.class),
                        campaign,
                        Actor.Role.valueOf(row.get("actor_role", String.class))),
                row.get("notice_id", UUID.class));
    }
}
