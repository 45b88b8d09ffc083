package io.qisheng.notifications;

import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other features do with the inbox: tell somebody something, in the transaction of what happened. */
@ApplicationScoped
public class Notifications {

    private final NotificationRepository repository;
    private final OfficeRepository offices;

    Notifications(NotificationRepository repository, OfficeRepository offices) {
        this.repository = repository;
        this.offices = offices;
    }

    /** Puts one notice into the inbox of each addressee. */
    public Uni<Void> tell(Tx tx, UUID districtId, Notice notice, Collection<Addressee> to) {
        Audience audience = new Audience(List.copyOf(to), List.of(), List.of(), List.of());
        return tell(tx, districtId, List.of(new Telling(notice, audience, null, null)));
    }

    /** Puts notices into the inboxes of their audiences, all in one statement. */
    public Uni<Void> tell(Tx tx, UUID districtId, List<Telling> tellings) {
        return tellings.isEmpty() ? Uni.createFrom().voidItem() : repository.insert(tx, districtId, tellings);
    }

    /**
     * Puts one notice into the inboxes of the secretaries of some organisations; where an office is vacant, or it is the secretary's own
     * matter, into those of the nearest above who may do a secretary's work.
     *
     * @param memberId whose own matter it is
     */
    public Uni<Void> tellSecretaries(
            Tx tx, UUID districtId, Notice notice, Collection<UUID> organisations, @Nullable UUID memberId) {
        return offices.secretaries(tx, districtId, organisations, memberId)
                .chain(to -> tell(tx, districtId, notice, to));
    }

    /**
     * The text of a query for those offices of one organisation, {@code (addressee text)}, for hot statements.
     *
     * @param district how the statement names the district; the others alike
     * @param member the id of the member whose own matter it is
     */
    public static String secretaries(String district, String organisation, String member) {
        return OfficeRepository.secretaries(district, organisation, member);
    }

    /**
     * The part of a hot statement that puts notices into inboxes: a common table expression that reads a relation
     * {@code notices(addressee text, kind text, title text, text text, subject_type text, subject_id uuid)}.
     */
    public static String telling() {
        return """
                notified as (
                    insert into notification (district_id, id, addressee, kind, title, text, subject_type, subject_id, created_at)
                    select asked.district_id, uuidv7(), n.addressee, n.kind, n.title, n.text, n.subject_type, n.subject_id, asked.at
                    from notices n, asked)""";
    }
}
