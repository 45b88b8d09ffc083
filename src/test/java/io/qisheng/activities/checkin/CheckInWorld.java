package io.qisheng.activities.checkin;

import io.qisheng.activities.domain.ActivityLife;
import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.activities.domain.CheckInRules.Standing;
import io.qisheng.platform.Ids;
import io.qisheng.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A district of a test's own, years ahead: branch A invites to activities, people of every standing come to them. Nobody else sees it,
 * and no job of the service touches it.
 */
final class CheckInWorld {

    static final Instant START = Instant.parse("2031-03-05T06:30:00Z");
    static final Instant END = START.plus(Duration.ofHours(3));
    static final int RADIUS = 300;
    static final double LATITUDE = 30.25;
    static final double LONGITUDE = 120.15;
    static final byte[] SECRET = new byte[32];
    static final String ORGANISER_PATH = "/d/a";

    final UUID district = Ids.next();
    final UUID organiser = Ids.next();
    final Map<UUID, Standing> people = new HashMap<>();
    final List<Activity> activities = new ArrayList<>();

    /** How an activity stands, as the test keeps it beside the database. */
    static final class Activity {

        final UUID id = Ids.next();
        ActivityStatus status;
        long version = 1;

        @Nullable
        Instant openedAt;

        Instant until = END;

        private Activity(ActivityStatus status, @Nullable Instant openedAt) {
            this.status = status;
            this.openedAt = openedAt;
        }

        ActivityLife life() {
            return new ActivityLife(status, START, until, openedAt, true, 1);
        }
    }

    private CheckInWorld() {}

    static CheckInWorld made() throws SQLException {
        CheckInWorld world = new CheckInWorld();
        try (Connection owner = Database.owner()) {
            world.make(owner);
        }
        return world;
    }

    private void make(Connection owner) throws SQLException {
        UUID root = Ids.next();
        UUID other = Ids.next();
        UUID third = Ids.next();
        organisation(owner, root, "d", "DISTRICT", null, "/d");
        organisation(owner, organiser, "a", "BRANCH", root, ORGANISER_PATH);
        organisation(owner, other, "b", "BRANCH", root, "/d/b");
        organisation(owner, third, "c", "BRANCH", root, "/d/c");
        UUID expected = member(owner, organiser, Standing.EXPECTED);
        UUID expectedToo = member(owner, organiser, Standing.EXPECTED);
        UUID byName = member(owner, other, Standing.EXPECTED);
        member(owner, organiser, Standing.NONE);
        participation(owner, member(owner, organiser, Standing.GUEST), other);
        participation(owner, member(owner, other, Standing.GUEST), organiser);
        participation(owner, member(owner, other, Standing.NONE), third);
        member(owner, other, Standing.NONE);
        activities.add(new Activity(ActivityStatus.PUBLISHED, null));
        activities.add(new Activity(ActivityStatus.OPEN, START.minus(Duration.ofHours(2))));
        activities.add(new Activity(ActivityStatus.OPEN, START.minus(Duration.ofMinutes(10))));
        for (Activity activity : activities) {
            insert(owner, activity);
            for (UUID id : List.of(expected, expectedToo, byName)) {
                run(owner, """
                        insert into roster_entry (district_id, activity_id, member_id, member_name, organisation_id, organisation_name)
                        values (?, ?, ?, '应到', ?, '甲支部')""", district, activity.id, id, organiser);
            }
            run(owner, """
                    insert into leave_request (district_id, id, activity_id, member_id, member_name, reason, status, requested_at,
                        decided_at, decided_by)
                    values (?, ?, ?, ?, '请假人', '出差', 'GRANTED', now(), now(), '书记')""", district, Ids.next(), activity.id, expectedToo);
        }
    }

    /** Moves an activity on behind the service's back, as another replica would. */
    void move(Connection owner, Activity activity, ActivityStatus to, Instant at) throws SQLException {
        activity.version++;
        activity.status = to;
        activity.openedAt = activity.openedAt == null ? START.minus(ActivityLife.OPENS_BEFORE) : activity.openedAt;
        run(
                owner,
                """
                update activity set status = ?, version = ?, opened_at = ?, minutes = '记录',
                    cancel_reason = case when ? = 'CANCELLED' then '停电' end
                where district_id = ? and id = ?""",
                to.name(),
                activity.version,
                activity.openedAt.atOffset(ZoneOffset.UTC),
                to.name(),
                district,
                activity.id);
        if (to == ActivityStatus.CLOSED) {
            activity.until = at.isBefore(activity.until) ? at : activity.until;
            run(owner, """
                    insert into activity_step (district_id, activity_id, seq, action, from_status, to_status, actor_name, at)
                    values (?, ?, ?, 'close', 'OPEN', 'CLOSED', '书记', ?)""", district, activity.id, activity.version, at.atOffset(ZoneOffset.UTC));
        }
    }

    /** Has a secretary void a check-in. */
    void voided(Connection owner, UUID checkIn) throws SQLException {
        run(owner, """
                insert into check_in_ruling (district_id, check_in_id, seq, ruling, reason, by_id, by_name, at)
                values (?, ?, 1, 'VOID', '误扫', ?, '书记', now())""", district, checkIn, Ids.next());
    }

    private void insert(Connection owner, Activity activity) throws SQLException {
        @Nullable Instant opened = activity.openedAt;
        run(
                owner,
                """
                insert into activity (district_id, id, kind, title, status, version, organiser_id, organiser_name, organiser_path,
                    host_ids, host_names, scope_paths, roster_paths, starts_at, ends_at, venue_name, venue_latitude,
                    venue_longitude, venue_radius, published_at, opened_at, code_secret, created_at, created_by)
                values (?, ?, 'THEME_PARTY_DAY', '学习会', ?, 1, ?, '甲支部', '/d/a', '{}', '{}', '{/d/a,/d}', '{/d/a}', ?, ?, '会场', ?,
                    ?, ?, now(), ?, ?, now(), ?)""",
                district,
                activity.id,
                activity.status.name(),
                organiser,
                START.atOffset(ZoneOffset.UTC),
                END.atOffset(ZoneOffset.UTC),
                LATITUDE,
                LONGITUDE,
                RADIUS,
                opened == null ? null : opened.atOffset(ZoneOffset.UTC),
                SECRET,
                Ids.next());
    }

    private void organisation(Connection owner, UUID id, String code, String kind, @Nullable UUID parent, String path)
            throws SQLException {
        run(
                owner,
                "insert into organisation (district_id, id, code, name, kind, parent_id, path) values (?, ?, ?, ?, ?, ?, ?)",
                district,
                id,
                code,
                code + "支部",
                kind,
                parent,
                path);
    }

    private UUID member(Connection owner, UUID branch, Standing standing) throws SQLException {
        UUID id = Ids.next();
        run(
                owner,
                "insert into member (district_id, id, name, branch_id) values (?, ?, '某同志', ?)",
                district,
                id,
                branch);
        people.put(id, standing);
        return id;
    }

    private void participation(Connection owner, UUID member, UUID organisation) throws SQLException {
        run(
                owner,
                "insert into participation (district_id, member_id, organisation_id, since) values (?, ?, ?, date '2030-01-01')",
                district,
                member,
                organisation);
    }

    private static void run(Connection owner, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
