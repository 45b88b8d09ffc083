package io.qisheng.activities;

import io.qisheng.activities.checkin.Codes;
import io.qisheng.activities.domain.ActivityKind;
import io.qisheng.activities.domain.ActivityProblem;
import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.activities.domain.RotatingCode;
import io.qisheng.activities.store.ActivityAccess;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.ActivityFilter;
import io.qisheng.activities.store.ActivityRepository;
import io.qisheng.activities.store.ActivityScope;
import io.qisheng.activities.store.Ref;
import io.qisheng.activities.store.RosterRepository;
import io.qisheng.activities.store.Views.ActivityDetail;
import io.qisheng.activities.store.Views.ActivityRow;
import io.qisheng.activities.store.Views.CodeView;
import io.qisheng.activities.store.Views.RosterRow;
import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads activities for whoever may see them. */
@ApplicationScoped
class ActivityQueries {

    /** Names no organisation: a path of one that the caller asked for and that is not there. */
    private static final String NOWHERE = "";

    private final Transactions transactions;
    private final Organisations organisations;
    private final ActivityAccess access;
    private final ActivityRepository activities;
    private final RosterRepository rosters;
    private final ActivityShow show;
    private final Cursors cursors;
    private final Clock clock;

    ActivityQueries(
            Transactions transactions,
            Organisations organisations,
            ActivityAccess access,
            ActivityRepository activities,
            RosterRepository rosters,
            ActivityShow show,
            Cursors cursors,
            Clock clock) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.access = access;
        this.activities = activities;
        this.rosters = rosters;
        this.show = show;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** What a list was asked for. */
    record Wish(
            List<ActivityStatus> statuses,
            List<ActivityKind> kinds,
            @Nullable UUID organisationId,
            boolean mine) {}

    /** A page of what the caller sees, the latest first; fails with {@code cursor-invalid}. */
    Uni<Page<ActivityRow>> list(Caller caller, Wish wish, int limit, @Nullable String cursor) {
        String bound = "activities " + caller.userId() + " " + wish;
        List<String> keys = cursor == null ? List.of() : cursors.decode(bound, cursor);
        Instant before = keys.isEmpty() ? null : Instant.parse(keys.get(0));
        UUID id = keys.isEmpty() ? null : UUID.fromString(keys.get(1));
        return filter(caller, wish)
                .chain(filter ->
                        activities.page(caller.districtId(), ActivityScope.of(caller), filter, before, id, limit + 1))
                .map(rows -> cursors.page(
                        bound,
                        rows,
                        limit,
                        row -> List.of(row.startsAt().toString(), row.id().toString())))
                .map(page -> new Page<>(page.items().stream().map(show::row).toList(), page.nextCursor()));
    }

    private Uni<ActivityFilter> filter(Caller caller, Wish wish) {
        UUID organisationId = wish.organisationId();
        if (organisationId == null) {
            return Uni.createFrom().item(new ActivityFilter(wish.statuses(), wish.kinds(), null, wish.mine()));
        }
        return transactions
                .read(tx -> organisations.find(tx, caller.districtId(), organisationId))
                .map(found -> new ActivityFilter(wish.statuses(), wish.kinds(), path(found), wish.mine()));
    }

    private static String path(@Nullable OrganisationView organisation) {
        return organisation == null ? NOWHERE : organisation.path();
    }

    /** One activity; fails with {@code not-found}. */
    Uni<ActivityDetail> get(Caller caller, UUID id) {
        return access.see(caller, id).chain(activity -> show.detail(caller, activity));
    }

    /** A page of the roster, for whoever looks on by office. */
    Uni<Page<RosterRow>> roster(
            Caller caller, UUID id, @Nullable String standing, @Nullable String q, int limit, @Nullable String cursor) {
        String bound = "roster " + id + " " + standing + " " + q;
        Ref after = cursor == null ? null : after(cursors.decode(bound, cursor));
        return access.lookOn(caller, id)
                .chain(activity -> rosters.page(caller.districtId(), id, standing, q, after, limit + 1))
                .map(rows -> cursors.page(
                        bound,
                        rows,
                        limit,
                        row -> List.of(row.member().name(), row.member().id().toString())));
    }

    private static Ref after(List<String> keys) {
        return new Ref(UUID.fromString(keys.get(1)), keys.get(0));
    }

    /** The code of this moment, for whoever organises; fails with {@code check-in-activity-not-open}. */
    Uni<CodeView> code(Caller caller, UUID id) {
        return access.organise(caller, id).map(this::code);
    }

    private CodeView code(ActivityFacts activity) {
        Instant now = clock.instant();
        if (!activity.checkInOpen(now)) {
            throw ProblemException.of(ActivityProblem.CHECK_IN_ACTIVITY_NOT_OPEN);
        }
        RotatingCode rotating = Codes.rotating(activity);
        String code = rotating.at(now);
        return new CodeView(
                code,
                Times.known(rotating.until(now)),
                "/m/#/pages/activity/check-in?a=" + activity.id() + "&c=" + code,
                Codes.scene(activity));
    }
}
