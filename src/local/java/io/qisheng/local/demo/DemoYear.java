package io.qisheng.local.demo;

import io.qisheng.activities.ActivityTale;
import io.qisheng.activities.ActivityTale.Member;
import io.qisheng.activities.domain.Scan.Way;
import io.qisheng.local.demo.DemoAgenda.Event;
import io.qisheng.platform.time.BusinessZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Tells a year of activities: one in each month before the current one, and what is to come. */
record DemoYear(DemoParty party) {

    private static final LocalTime USUAL_TIME = LocalTime.of(14, 30);
    private static final Duration LENGTH = Duration.ofHours(2);
    private static final int GUESTS = 3;

    /** All activities as they stand on the day of the first start, whichever day that is. */
    List<ActivityTale> tell(Instant firstStart) {
        List<ActivityTale> tales = new ArrayList<>();
        YearMonth month = YearMonth.from(BusinessZone.localOf(firstStart));
        for (int ago = DemoAgenda.PAST.size(); ago >= 1; ago--) {
            int day = 8 + ago % 14;
            Instant startsAt =
                    BusinessZone.instantOf(month.minusMonths(ago).atDay(day).atTime(USUAL_TIME));
            tales.add(past(ago, DemoAgenda.PAST.get(ago - 1), startsAt));
        }
        for (int n = 1; n <= DemoAgenda.TO_COME.size(); n++) {
            Instant startsAt = BusinessZone.instantOf(
                    BusinessZone.dateOf(firstStart).plusDays(4L + 7 * (n - 1)).atTime(USUAL_TIME));
            tales.add(planned("activity-to-come-" + n, DemoAgenda.TO_COME.get(n - 1), startsAt, firstStart)
                    .published(firstStart));
        }
        return tales;
    }

    private ActivityTale planned(String key, Event event, Instant startsAt, Instant at) {
        ActivityTale.Plan plan = new ActivityTale.Plan(
                DemoIds.of(key),
                event.kind(),
                event.title(),
                party.branch(event.organiser()),
                event.hosts().stream().map(party::branch).toList(),
                startsAt,
                startsAt.plus(LENGTH),
                event.venue(),
                DemoAgenda.POINT,
                event.agenda());
        List<Member> roster = new ArrayList<>(party.membersOf(event.organiser()));
        event.hosts().forEach(host -> roster.addAll(party.membersOf(host)));
        return ActivityTale.planned(DemoTownship.DISTRICT, plan, roster, party.organiserOf(event.organiser()), at);
    }

    /** One that took place; the latest of branch 1 has a scan that still waits for the secretary. */
    private ActivityTale past(int ago, Event event, Instant startsAt) {
        String key = "activity-" + ago;
        ActivityTale tale = planned(key, event, startsAt, startsAt.minus(Duration.ofDays(8)))
                .published(startsAt.minus(Duration.ofDays(6)));
        List<Member> expected = tale.roster();
        for (int i = 0; i < expected.size(); i++) {
            if (place(i, ago) == 1) {
                Instant asked = startsAt.minus(Duration.ofHours(30 + i));
                tale.granted(
                        DemoIds.of(key + "-leave-" + i),
                        expected.get(i),
                        DemoAgenda.excuse(i + ago),
                        asked,
                        asked.plus(Duration.ofHours(3)));
            }
        }
        tale.openedByItself();
        for (int i = 0; i < expected.size(); i++) {
            attend(tale, key, ago, i, expected.get(i));
        }
        if (event.organiser() == 1 && event.hosts().isEmpty()) {
            List<Member> floating = party.floating();
            for (int i = 0; i < GUESTS; i++) {
                Member guest = floating.get((ago + i) % floating.size());
                Instant at = startsAt.minus(Duration.ofSeconds(200 + 40L * i));
                tale.scanned(DemoIds.at(at, key + "-guest-" + i), guest, Way.CODE, at, 60 + i);
            }
        }
        Instant end = tale.plan().endsAt();
        return tale.writtenDown(event.minutes(), end.plus(Duration.ofMinutes(40)))
                .closed(end.plus(Duration.ofMinutes(50)));
    }

    /** One in ten stays away, one has leave, one comes late, one is told by hand, one has no place; the others scan on the spot. */
    private static void attend(ActivityTale tale, String key, int ago, int i, Member member) {
        Instant start = tale.plan().startsAt();
        Instant early = start.minus(Duration.ofSeconds(60 + 20L * i));
        Instant late = start.plus(Duration.ofSeconds(1_000 + 31L * i));
        switch (place(i, ago)) {
            case 0, 1 -> {}
            case 2 -> tale.scanned(DemoIds.at(late, key + "-" + i), member, Way.CODE, late, 20 + i);
            case 3 -> tale.scanned(DemoIds.at(early, key + "-" + i), member, Way.HAND, early, null);
            case 4 -> {
                tale.scanned(DemoIds.at(early, key + "-" + i), member, Way.CODE, early, null);
                if (ago > 1 || i > 10) {
                    tale.confirmed(start.plus(Duration.ofHours(1)));
                }
            }
            default -> tale.scanned(DemoIds.at(early, key + "-" + i), member, Way.CODE, early, 15 + 3 * i);
        }
    }

    private static int place(int i, int ago) {
        return (i + 3 * ago) % 10;
    }
}
