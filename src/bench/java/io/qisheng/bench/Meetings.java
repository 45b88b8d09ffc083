package io.qisheng.bench;

import io.qisheng.activities.ActivitySeed;
import io.qisheng.activities.ActivityTale;
import io.qisheng.activities.domain.ActivityKind;
import io.qisheng.activities.domain.ActivityLife;
import io.qisheng.activities.domain.Point;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Activities at which the members of many branches are expected. A chair is one member's place at one of them: on each there is one first
 * check-in. Chairs are numbered so that the next fifty numbers belong to fifty branches, as on a day when all of them meet.
 */
final class Meetings {

    /** The branches that meet, from this one on. */
    static final int FIRST_BRANCH = 1_001;

    static final int BRANCHES = 250;
    static final int SEATS = 20;
    static final int CHAIRS = 400_000;

    static final Point VENUE = new Point(30.25, 120.15);

    private static final int AT_ONCE = 50;
    private static final int BLOCK = AT_ONCE * SEATS;
    private static final int COUNT = CHAIRS / SEATS;
    private static final Numbered IDS = new Numbered("activity");
    private static final Duration LENGTH = Duration.ofHours(3);
    private static final int BATCH = 1_000;

    private static final List<ActivityKind> KINDS = List.of(
            ActivityKind.THEME_PARTY_DAY,
            ActivityKind.BRANCH_MEETING,
            ActivityKind.GROUP_MEETING,
            ActivityKind.PARTY_LECTURE,
            ActivityKind.DEMOCRATIC_REVIEW);

    private Meetings() {}

    /** A member's place at an activity. */
    record Chair(long number) {

        UUID activity() {
            return IDS.id(meeting());
        }

        /** The number of the member in the township. */
        int member() {
            return memberAt(branchOf(meeting()), seat());
        }

        /** The place of the member among those who meet. */
        int person() {
            return Meetings.person(branchOf(meeting()), seat());
        }

        private int meeting() {
            return (int) (number / BLOCK * AT_ONCE + number % AT_ONCE);
        }

        private int seat() {
            return (int) (number % BLOCK / AT_ONCE);
        }
    }

    /** The same in pgbench's words: sets the variables of {@link #activitySql} and {@code member} by {@code n}. */
    static String script() {
        return """
                \\set meeting :n / %1$d * %2$d + :n %% %2$d
                \\set member %3$d + :meeting %% %4$d + %5$d * (1 + :n %% %1$d / %2$d)
                """.formatted(BLOCK, AT_ONCE, FIRST_BRANCH, BRANCHES, Township.BRANCHES);
    }

    static String activitySql() {
        return IDS.sql("meeting");
    }

    private static int branchOf(int meeting) {
        return FIRST_BRANCH + meeting % BRANCHES;
    }

    /** The number in the township of the member who sits there when the branch meets. */
    static int memberAt(int branch, int seat) {
        return branch + Township.BRANCHES * (1 + seat);
    }

    /** Counts those who meet, from 0. */
    static int person(int branch, int seat) {
        return (branch - FIRST_BRANCH) * SEATS + seat;
    }

    static void load(Connection owner, Instant today) throws SQLException {
        ActivitySeed seed = new ActivitySeed(owner);
        for (int meeting = 0; meeting < COUNT; meeting++) {
            seed.add(tale(meeting, today));
            if ((meeting + 1) % BATCH == 0) {
                seed.write();
            }
        }
    }

    private static ActivityTale tale(int meeting, Instant today) {
        ActivityTale.Organisation branch = Township.branch(branchOf(meeting));
        ActivityTale.Person secretary = Township.secretary(branchOf(meeting));
        ActivityKind kind = KINDS.get(meeting / BRANCHES % KINDS.size());
        ActivityTale.Plan plan = new ActivityTale.Plan(
                IDS.id(meeting),
                kind,
                "学习会第" + (meeting / BRANCHES + 1) + "场",
                branch,
                List.of(),
                today,
                today.plus(LENGTH),
                "望潮镇党群服务中心",
                VENUE,
                "集中学习，交流讨论。");
        List<ActivityTale.Member> roster = IntStream.range(0, SEATS)
                .mapToObj(seat -> Township.member(memberAt(branchOf(meeting), seat), branch))
                .toList();
        return ActivityTale.planned(Township.DISTRICT, plan, roster, secretary, today.minus(Duration.ofDays(2)))
                .published(today.minus(Duration.ofDays(1)))
                .openedByItself();
    }

    /** Seeded as of a fixed day, they are moved so that their check-in has begun ten minutes ago, the meetings themselves not yet. */
    static void moveToNow(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            long opens = ActivityLife.OPENS_BEFORE.toMinutes();
            statement.execute("""
                    update activity set opened_at = now() - interval '10 minutes', starts_at = now() + interval '%d minutes',
                        ends_at = now() + interval '%d minutes'
                    where district_id = '%s' and id between '%s' and '%s'""".formatted(
                    opens - 10, opens - 10 + LENGTH.toMinutes(), Township.DISTRICT, IDS.id(0), IDS.id(COUNT - 1)));
            statement.execute("vacuum (analyze) activity");
        }
    }
}
