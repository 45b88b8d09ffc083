package io.qisheng.activities.store;

import io.qisheng.activities.domain.ActivityLife;
import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Opens an activity whose time has come, with all that is told of it. */
@ApplicationScoped
public class ActivityOpener {

    private final ActivityRepository activities;
    private final ActivityJournal journal;

    ActivityOpener(ActivityRepository activities, ActivityJournal journal) {
        this.activities = activities;
        this.journal = journal;
    }

    /** The activity after it has opened by itself; its row is locked. */
    public Uni<ActivityFacts> open(Tx tx, UUID districtId, ActivityFacts due, Instant now) {
        Instant since = due.startsAt().minus(ActivityLife.OPENS_BEFORE);
        return activities
                .move(tx, districtId, due, ActivityStatus.OPEN, null, since)
                .chain(() -> activities.find(tx, districtId, due.id()))
                .map(Found::orMissing)
                .call(after -> journal.openedByItself(tx, districtId, after, now));
    }
}
