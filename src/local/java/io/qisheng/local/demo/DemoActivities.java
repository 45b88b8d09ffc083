package io.qisheng.local.demo;

import io.qisheng.activities.ActivitySeed;
import io.qisheng.activities.ActivityTale;
import io.qisheng.activities.ActivityTale.CheckIn;
import io.qisheng.activities.ActivityTale.Minutes;
import io.qisheng.activities.domain.ActivityKind;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.evidence.domain.Purpose;
import io.qisheng.local.demo.DemoStudio.Photographer;
import io.qisheng.local.demo.DemoStudio.Subject;
import io.qisheng.points.PointsSeed;
import io.qisheng.points.ledger.Earning;
import io.qisheng.points.ledger.Earning.SourceType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Twelve activities of the past year, one a month, with who came and what it was paid; and two that are to come. */
final class DemoActivities implements DemoPart {

    /** Pictures that no petition and no claim shows. */
    private static final int FIRST_SCENE = 5_000;

    @Override
    public String name() {
        return "activities";
    }

    @Override
    public void load(Connection owner, DemoContext context) throws SQLException {
        DemoParty party = new DemoParty(new DemoCast(DemoCatalogue.read(owner).organisations()));
        List<ActivityTale> tales = new DemoYear(party).tell(context.firstStart());
        ActivitySeed seed = new ActivitySeed(owner);
        tales.forEach(seed::add);
        seed.write();
        pay(owner, tales);
        photograph(owner, context, tales);
    }

    /** In the order in which it came to count, as the ledger was written. */
    private static void pay(Connection owner, List<ActivityTale> tales) throws SQLException {
        try (PointsSeed points = new PointsSeed(owner)) {
            for (ActivityTale tale : tales) {
                List<CheckIn> counting = tale.checkIns().stream()
                        .filter(checkIn -> checkIn.countsSince() != null)
                        .sorted(Comparator.comparing(checkIn -> Objects.requireNonNull(checkIn.countsSince())))
                        .toList();
                for (CheckIn checkIn : counting) {
                    pay(points, tale, checkIn);
                }
            }
        }
    }

    private static void pay(PointsSeed points, ActivityTale tale, CheckIn checkIn) throws SQLException {
        Instant since = Objects.requireNonNull(checkIn.countsSince());
        UUID entry = DemoIds.at(since, "entry of " + checkIn.id());
        Earning earning = new Earning(
                DemoTownship.DISTRICT,
                checkIn.member().id(),
                checkIn.member().branch().id(),
                rule(tale.plan().kind()),
                SourceType.CHECK_IN,
                checkIn.id(),
                tale.plan().title(),
                checkIn.confirmedAt() == null ? null : tale.organiser().name(),
                checkIn.at());
        points.pay(entry, earning, since);
    }

    private static String rule(ActivityKind kind) {
        return switch (kind) {
            case THEME_PARTY_DAY -> "party-day-attendance";
            case BRANCH_MEETING -> "branch-meeting-attendance";
            case COMMITTEE_MEETING, GROUP_MEETING -> "group-meeting-attendance";
            case PARTY_LECTURE -> "party-lecture-attendance";
            case DEMOCRATIC_REVIEW -> "democratic-review-attendance";
        };
    }

    private static void photograph(Connection owner, DemoContext context, List<ActivityTale> tales)
            throws SQLException {
        try (DemoStudio studio = new DemoStudio(owner, context.environment())) {
            int scene = FIRST_SCENE;
            for (ActivityTale tale : tales) {
                Minutes minutes = tale.minutes();
                if (minutes != null) {
                    UUID id = tale.plan().id();
                    scene += 7;
                    studio.take(
                            DemoIds.of("photo of " + id),
                            scene,
                            new Photographer(
                                    tale.organiser().userId(), tale.organiser().name()),
                            new Subject(
                                    Purpose.ACTIVITY,
                                    FactRef.of(FactType.ACTIVITY, id),
                                    tale.plan().title(),
                                    minutes.at()),
                            0);
                }
            }
            studio.write();
        }
    }
}
