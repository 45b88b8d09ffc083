package io.qisheng.activities.store;

import io.qisheng.platform.Caller;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who may see an activity and who may organise it; the one place where that is asked. */
@ApplicationScoped
public class ActivityAccess {

    private final ActivityRepository activities;
    private final RosterRepository rosters;
    private final ActivityOpener opener;
    private final Clock clock;

    ActivityAccess(ActivityRepository activities, RosterRepository rosters, ActivityOpener opener, Clock clock) {
        this.activities = activities;
        this.rosters = rosters;
        this.opener = opener;
        this.clock = clock;
    }

    /** The activity for whoever may see it; fails with {@code not-found}. */
    public Uni<ActivityFacts> see(Caller caller, UUID id) {
        return activities
                .read(caller.districtId(), id)
                .map(Found::orMissing)
                .call(activity -> mustSee(caller, activity));
    }

    /** The activity for whoever looks on by office; fails with {@code not-found}, and with {@code forbidden} for a member who sees it. */
    public Uni<ActivityFacts> lookOn(Caller caller, UUID id) {
        return see(caller, id).invoke(activity -> {
            if (!ActivityScope.of(caller).looksOn(activity)) {
                throw ProblemException.of(PlatformProblem.FORBIDDEN);
            }
        });
    }

    /** The activity for whoever organises it; fails with {@code not-found} and {@code forbidden}. */
    public Uni<ActivityFacts> organise(Caller caller, UUID id) {
        return see(caller, id).invoke(activity -> mustOrganise(caller, activity));
    }

    /** The same in a transaction, the row locked. What is due by then has opened. */
    public Uni<ActivityFacts> lock(Tx tx, Caller caller, UUID id) {
        return lock(tx, caller, id, activity -> {});
    }

    /**
     * The same, of the version that the caller has seen. Fails with {@code precondition-required} without a version and with
     * {@code precondition-failed} for an old one.
     */
    public Uni<ActivityFacts> lockSeen(Tx tx, Caller caller, UUID id, @Nullable String ifMatch) {
        return lock(tx, caller, id, activity -> mustMatch(activity, ifMatch));
    }

    private Uni<ActivityFacts> lock(Tx tx, Caller caller, UUID id, Consumer<ActivityFacts> check) {
        return activities
                .lock(tx, caller.districtId(), id)
                .map(Found::orMissing)
                .invoke(activity -> mustOrganiseSeen(caller, activity))
                .invoke(check)
                .chain(activity -> opened(tx, caller, activity));
    }

    /** That it has opened by itself is so from its time on, and not only when a job has come by. */
    private Uni<ActivityFacts> opened(Tx tx, Caller caller, ActivityFacts activity) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return activity.life().opensByItself(now)
                ? opener.open(tx, caller.districtId(), activity, now)
                : Uni.createFrom().item(activity);
    }

    private static void mustOrganiseSeen(Caller caller, ActivityFacts activity) {
        ActivityScope scope = ActivityScope.of(caller);
        if (!scope.looksOn(activity) && !scope.isNear(activity)) {
            throw Found.missing();
        }
        mustOrganise(caller, activity);
    }

    private static void mustMatch(ActivityFacts activity, @Nullable String ifMatch) {
        Precondition.mustMatch(ifMatch, activity.etag());
    }

    private static void mustOrganise(Caller caller, ActivityFacts activity) {
        if (!ActivityScope.of(caller).organises(activity.organiserPath())) {
            throw ProblemException.of(PlatformProblem.FORBIDDEN);
        }
    }

    private Uni<Void> mustSee(Caller caller, ActivityFacts activity) {
        ActivityScope scope = ActivityScope.of(caller);
        if (scope.looksOn(activity) || scope.isNear(activity)) {
            return Uni.createFrom().voidItem();
        }
        UUID memberId = caller.memberId();
        if (memberId == null || activity.publishedAt() == null) {
            return Uni.createFrom().failure(Found.missing());
        }
        return rosters.concerns(caller.districtId(), activity.id(), memberId)
                .invoke(concerned -> {
                    if (!concerned) {
                        throw Found.missing();
                    }
                })
                .replaceWithVoid();
    }
}
