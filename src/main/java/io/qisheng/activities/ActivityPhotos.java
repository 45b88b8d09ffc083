package io.qisheng.activities;

import io.qisheng.activities.store.ActivityRepository;
import io.qisheng.activities.store.ActivityScope;
import io.qisheng.evidence.FactAudience;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.platform.Caller;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may see the photos of minutes: whoever sees the activity by office or branch. */
@ApplicationScoped
class ActivityPhotos implements FactAudience {

    private final ActivityRepository activities;

    ActivityPhotos(ActivityRepository activities) {
        this.activities = activities;
    }

    @Override
    public FactType type() {
        return FactType.ACTIVITY;
    }

    @Override
    public Uni<Boolean> maySee(Tx tx, Caller caller, FactRef fact) {
        ActivityScope scope = ActivityScope.of(caller);
        return activities
                .find(tx, caller.districtId(), fact.id())
                .map(activity -> activity != null && (scope.looksOn(activity) || scope.isNear(activity)));
    }
}
