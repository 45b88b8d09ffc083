package io.qisheng.activities;

import io.qisheng.activities.domain.ActivityLife;
import io.qisheng.activities.store.ActivityOpener;
import io.qisheng.activities.store.ActivityRepository;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Opens what is due half an hour before its start. Each is a transaction of its own; the row lock, which others skip, keeps replicas
 * out of each other's way. A check-in needs not wait for it: whether it is in time is told by the times alone.
 */
@ApplicationScoped
class ActivityOpening {

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final ActivityRepository activities;
    private final ActivityOpener opener;
    private final Clock clock;

    ActivityOpening(Transactions transactions, ActivityRepository activities, ActivityOpener opener, Clock clock) {
        this.transactions = transactions;
        this.activities = activities;
        this.opener = opener;
        this.clock = clock;
    }

    @Scheduled(every = "10s", identity = "activities-opening", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> openDue() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.write(this::openOne))
                .whilst(opened -> opened)
                .select()
                .first(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there was one. */
    private Uni<Boolean> openOne(Tx tx) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return activities
                .lockDue(tx, now.plus(ActivityLife.OPENS_BEFORE))
                .chain(due -> due == null
                        ? Uni.createFrom().item(false)
                        : opener.open(tx, district(due.row()), due, now).replaceWith(true));
    }

    private static UUID district(JsonObject row) {
        return UUID.fromString(row.getString("district_id"));
    }
}
