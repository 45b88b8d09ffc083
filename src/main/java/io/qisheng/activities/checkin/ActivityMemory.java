package io.qisheng.activities.checkin;

import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.ActivityRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Activities as they were a moment ago, for check-ins, of which a whole branch sends one within a minute. Nothing is written by what is
 * remembered: the statement that writes looks whether the version still holds, and has it read anew where it does not.
 */
@ApplicationScoped
class ActivityMemory {

    private static final Duration REMEMBERED = Duration.ofSeconds(3);
    private static final int MANY = 5_000;

    private final ActivityRepository activities;
    private final Clock clock;
    private final Map<UUID, Kept> memory = new ConcurrentHashMap<>();

    ActivityMemory(ActivityRepository activities, Clock clock) {
        this.activities = activities;
        this.clock = clock;
    }

    private record Kept(UUID districtId, ActivityFacts activity, Instant until) {}

    /**
     * An activity, or null where there is none.
     *
     * @param remembered whether it is as it was a moment ago, so that whoever refuses by it has to look again
     */
    record Recalled(@Nullable ActivityFacts activity, boolean remembered) {}

    Uni<Recalled> get(UUID districtId, UUID id) {
        Kept kept = memory.get(id);
        if (kept != null
                && kept.districtId().equals(districtId)
                && clock.instant().isBefore(kept.until())) {
            return Uni.createFrom().item(new Recalled(kept.activity(), true));
        }
        return activities
                .read(districtId, id)
                .invoke(read -> remember(districtId, read))
                .map(read -> new Recalled(read, false));
    }

    void forget(UUID id) {
        memory.remove(id);
    }

    /** Nobody checks in at what was not published yet. */
    private void remember(UUID districtId, @Nullable ActivityFacts activity) {
        if (activity == null || activity.publishedAt() == null) {
            return;
        }
        Instant now = clock.instant();
        if (memory.size() > MANY) {
            memory.values().removeIf(kept -> now.isAfter(kept.until()));
        }
        memory.put(activity.id(), new Kept(districtId, activity, now.plus(REMEMBERED)));
    }
}
