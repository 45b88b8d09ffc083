package io.qisheng.policies;

import io.qisheng.notifications.Addressee;
import io.qisheng.notifications.Audience;
import io.qisheng.notifications.Notice;
import io.qisheng.notifications.Notifications;
import io.qisheng.notifications.Telling;
import io.qisheng.platform.Ids;
import io.qisheng.platform.Role;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the owners of the enterprises that a policy fits of each version, once. */
@ApplicationScoped
class PolicyNotices {

    /** Enterprises told by one statement. */
    private static final int AT_ONCE = 1_000;

    private final FeedRepository repository;
    private final Notifications notifications;

    PolicyNotices(FeedRepository repository, Notifications notifications) {
        this.repository = repository;
        this.notifications = notifications;
    }

    /** Within the transaction that has addressed the version: whoever sees it in the feed has the notice too. */
    Uni<Void> tell(Tx tx, UUID districtId, UUID id, int version, PolicyContent content) {
        return tell(tx, districtId, id, notice(id, version, content), Ids.next(), null);
    }

    /** All parts are one notice: whoever owns enterprises in several of them reads it once. */
    private Uni<Void> tell(Tx tx, UUID districtId, UUID id, Notice notice, UUID noticeId, @Nullable UUID after) {
        return repository.addressed(tx, districtId, id, after, AT_ONCE).chain(enterprises -> {
            if (enterprises.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            List<Addressee> owners = enterprises.stream()
                    .map(enterprise -> Addressee.office(Role.OWNER, enterprise))
                    .toList();
            Audience audience = new Audience(owners, List.of(), List.of(), List.of());
            return notifications
                    .tell(tx, districtId, List.of(new Telling(notice, audience, null, null, noticeId)))
                    .chain(() -> tell(tx, districtId, id, notice, noticeId, enterprises.getLast()));
        });
    }

    private static Notice notice(UUID id, int version, PolicyContent content) {
        LocalDate end = content.validTo();
        String until =
                end == null ? "" : "，%d年%d月%d日前有效".formatted(end.getYear(), end.getMonthValue(), end.getDayOfMonth());
        return new Notice(
                version == 1 ? "policy-published" : "policy-changed",
                version == 1 ? "有一项政策适合贵企业" : "适合贵企业的政策有更新",
                "《%s》%s。点开看条件和办法，不清楚的可以直接问。".formatted(content.title(), until),
                Notice.SubjectType.POLICY,
                id);
    }
}
