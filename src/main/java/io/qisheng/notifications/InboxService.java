package io.qisheng.notifications;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.platform.Caller;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller's inbox: what is addressed to the user, to the member that the user is, and to the offices that the user holds. */
@ApplicationScoped
class InboxService {

    private final Idempotency idempotency;
    private final NotificationRepository repository;
    private final Cursors cursors;
    private final ObjectMapper json;
    private final Clock clock;

    InboxService(
            Idempotency idempotency,
            NotificationRepository repository,
            Cursors cursors,
            ObjectMapper json,
            Clock clock) {
        this.idempotency = idempotency;
        this.repository = repository;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
    }

    /** A page of the inbox; fails with {@code cursor-invalid}. */
    Uni<NotificationPage> list(Caller caller, boolean unread, int limit, @Nullable String cursor) {
        String bound = "notifications " + caller.userId() + " " + unread;
        UUID after = cursor == null
                ? null
                : UUID.fromString(cursors.decode(bound, cursor).getFirst());
        Reader reader = Reader.of(caller);
        return repository
                .page(caller.districtId(), reader, unread, after, limit + 1)
                .map(rows ->
                        cursors.page(bound, rows, limit, row -> List.of(row.id().toString())))
                .chain(page -> repository.unread(caller.districtId(), reader).map(count -> page(page, count)));
    }

    private static NotificationPage page(Page<NotificationView> page, int unread) {
        return new NotificationPage(page.items(), page.nextCursor(), unread);
    }

    /**
     * Marks one as read; fails with {@code not-found} for one that is not the caller's. Reading twice is as reading once, so nothing is
     * kept under the request's key but that it came: whoever lost the office reads no more, with the old key neither.
     */
    Uni<Answer> read(Caller caller, UUID id) {
        return repository
                .read(caller.districtId(), Reader.of(caller), id, clock.instant())
                .map(Found::orMissing)
                .chain(read -> idempotency
                        .once(caller, tx -> Uni.createFrom().item(new Answer(200, null, null, null, false)))
                        .map(kept -> new Answer(200, null, null, json.valueToTree(read), kept.replayed())));
    }
}
