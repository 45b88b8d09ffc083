package io.qisheng.petitions;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that keep who looked at a contact. */
@ApplicationScoped
class ContactViewRepository {

    /** A look with its place in the list. */
    record Entry(UUID id, ContactViewItem item) {}

    Uni<Void> append(Tx tx, Caller caller, PetitionRecord.Key petition, String role, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        insert into petition_contact_view (district_id, petition_id, id, user_id, user_name, role, at)
                        values (:district, :petition, :id, :user, :name, :role, :now)""")
                .setParameter("district", petition.districtId())
                .setParameter("petition", petition.id())
                .setParameter("id", Ids.next())
                .setParameter("user", caller.userId())
                .setParameter("name", caller.name())
                .setParameter("role", role)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Whether the caller looked since. */
    Uni<Boolean> sawSince(Tx tx, Caller caller, PetitionRecord.Key petition, Instant since) {
        return tx.session()
                .createNativeQuery(
                        "select exists (select 1 from petition_contact_view where district_id = :district"
                                + " and petition_id = :petition and user_id = :user and at >= :since)",
                        Boolean.class)
                .setParameter("district", petition.districtId())
                .setParameter("petition", petition.id())
                .setParameter("user", caller.userId())
                .setParameter("since", since)
                .getSingleResult();
    }

    /** Looks before one, the newest first. */
    Uni<List<Entry>> list(Tx tx, PetitionRecord.Key petition, @Nullable UUID before, int limit) {
        return tx.session()
                .createNativeQuery(
                        "select id, user_id, user_name, role, at from petition_contact_view where district_id = :district"
                                + " and petition_id = :petition"
                                + " and (cast(:before as uuid) is null or id < cast(:before as uuid)) order by id desc limit :limit",
                        Tuple.class)
                .setParameter("district", petition.districtId())
                .setParameter("petition", petition.id())
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList()
                .map(rows -> rows.stream().map(ContactViewRepository::entry).toList());
    }

    private static Entry entry(Tuple row) {
        ContactViewItem.By by = new ContactViewItem.By(
                row.get("user_id", UUID.class), row.get("user_name", String.class), row.get("role", String.class));
        OffsetDateTime at = row.get("at", OffsetDateTime.class);
        return new Entry(row.get("id", UUID.class), new ContactViewItem(by, Times.known(at.toInstant())));
    }
}
