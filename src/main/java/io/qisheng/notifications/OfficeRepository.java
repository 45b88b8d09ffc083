package io.qisheng.notifications;

import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which offices read what is meant for the secretary of an organisation: the secretary's, or where that is vacant, or it is the
 * secretary's own matter, those of the nearest above who may do a secretary's work.
 */
@ApplicationScoped
class OfficeRepository {

    private static final String OFFICES =
            """
            select distinct o.addressee from unnest(cast(:organisations as uuid[])) u (id)
            cross join lateral (%s) o""".formatted(secretaries("cast(:district as uuid)", "u.id", "cast(:member as uuid)"));

    /** The text of a query for the offices of one organisation. */
    static String secretaries(String district, String organisation, String member) {
        return """
                with recursive line as (
                    select o.id, o.parent_id, 0 as far from organisation o where o.district_id = %1$s and o.id = %2$s
                    union all
                    select up.id, up.parent_id, line.far + 1 from line
                    join organisation up on up.district_id = %1$s and up.id = line.parent_id),
                held as (
                    select distinct g.role, g.organisation_id, line.far from line
                    join user_grant g on g.district_id = %1$s and g.organisation_id = line.id and g.role in ('SECRETARY', 'ADMIN')
                    join app_user p on p.district_id = g.district_id and p.id = g.user_id
                    where p.active and p.member_id is distinct from %3$s)
                select 'office:' || h.role || ':' || h.organisation_id as addressee from held h
                where h.far = (select min(near.far) from held near)""".formatted(district, organisation, member);
    }

    Uni<List<Addressee>> secretaries(Tx tx, UUID districtId, Collection<UUID> organisations, @Nullable UUID memberId) {
        return tx.session()
                .createNativeQuery(OFFICES, String.class)
                .setParameter("organisations", organisations.toArray(UUID[]::new))
                .setParameter("district", districtId)
                .setParameter("member", memberId)
                .getResultList()
                .map(offices -> offices.stream().map(Addressee::new).toList());
    }
}
