package io.qisheng.local.demo;

import io.qisheng.platform.time.BusinessZone;
import io.qisheng.points.ClaimTale;
import io.qisheng.points.ClaimTale.Claimant;
import io.qisheng.points.ClaimTale.Deed;
import io.qisheng.points.ClaimTale.Officer;
import io.qisheng.points.ClaimTale.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/**
 * Tells a year of claims of points, each lived through by the rules. All that is paid is of the twelve months before the current one,
 * so that caps are free; what still waits is of the last days. The same seed tells the same.
 */
final class DemoClaims {

    private static final long SEED = 20_250_701;
    private static final int MONTHS = 12;

    /** Of a hundred members, how many claim in a month, and of a hundred claims, how many do not pass. */
    private static final int CLAIMING = 35;

    private static final int DECLINED = 10;

    /** Every so many members claims more in a month than the rule's cap lets through. */
    private static final int EAGER = 25;

    /** The last day of a month that is claimed for, so that all is decided before the month ends. */
    private static final int LAST_DAY = 24;

    /** Rules that need no photo, the frequent ones more than once. */
    private static final List<String> EVERYDAY = List.of(
            "care-visit",
            "care-visit",
            "petition-helped",
            "petition-helped",
            "pledge-fulfilled",
            "enterprise-suggestion-adopted");

    private final DemoCast cast;
    private final Map<String, Rule> rules;
    private final LocalDate today;
    private final YearMonth lastMonth;
    private final Random random = new Random(SEED);
    private final List<ClaimTale> tales = new ArrayList<>();

    DemoClaims(DemoCast cast, Map<String, Rule> rules, Instant firstStart) {
        this.cast = cast;
        this.rules = rules;
        this.today = BusinessZone.dateOf(firstStart);
        this.lastMonth = YearMonth.from(today).minusMonths(1);
    }

    /** All claims as they stand at the first start, in the order of their latest steps. */
    List<ClaimTale> tell() {
        for (int ago = MONTHS; ago >= 1; ago--) {
            everyday(YearMonth.from(today).minusMonths(ago));
        }
        capped();
        endedByAppeal();
        approvedByTheSupervisor();
        waiting();
        return tales.stream().sorted(Comparator.comparing(ClaimTale::now)).toList();
    }

    private void everyday(YearMonth month) {
        List<Claimant> all = cast.all();
        for (int i = 0; i < all.size(); i++) {
            if (i % EAGER == EAGER - 1) {
                for (int time = 0; time < 3; time++) {
                    decided(all.get(i), "petition-helped", anyDay(month));
                }
            } else if (random.nextInt(100) < CLAIMING) {
                decided(all.get(i), EVERYDAY.get(random.nextInt(EVERYDAY.size())), anyDay(month));
            }
        }
    }

    private LocalDate anyDay(YearMonth month) {
        return month.atDay(1 + random.nextInt(LAST_DAY));
    }

    private void decided(Claimant by, String rule, LocalDate day) {
        ClaimTale tale = claimed(by, rule, day, 0);
        Officer officer = approver(tale);
        Instant at = inOfficeHours(day.plusDays(1 + random.nextInt(4)));
        if (random.nextInt(100) < DECLINED) {
            tale.declined(officer, DemoDeeds.REASONS.get(random.nextInt(DemoDeeds.REASONS.size())), at);
        } else {
            tale.approved(officer, at);
        }
    }

    /** Three times of volunteer service in a month, of which the cap lets two through. */
    private void capped() {
        for (int day : List.of(6, 13, 20)) {
            approved(claimed(cast.member(1), "volunteer-service", lastMonth.atDay(day), 1));
        }
        approved(claimed(cast.member(16), "volunteer-service", lastMonth.atDay(13), 1));
    }

    private void endedByAppeal() {
        appealed(claimed(cast.member(136), "care-visit", lastMonth.atDay(2), 0), 2, 4)
                .declined(cast.supervisor(), "经核实，当天走访的是同一户，维持原决定。", inOfficeHours(lastMonth.atDay(12)));
        appealed(claimed(cast.member(151), "care-visit", lastMonth.atDay(3), 0), 2, 4)
                .approved(cast.supervisor(), inOfficeHours(lastMonth.atDay(13)));
    }

    private void approvedByTheSupervisor() {
        approved(claimed(
                cast.member(196), "county-honour", lastMonth.minusMonths(2).atDay(10), 1));
    }

    private void waiting() {
        claimed(cast.member(31), "volunteer-service", today.minusDays(2), 1);
        claimed(cast.member(46), "care-visit", today.minusDays(1), 0);
        claimed(cast.member(61), "petition-helped", today.minusDays(3), 0);
        claimed(cast.member(2), "care-visit", today.minusDays(2), 0);
        claimed(cast.member(76), "technical-breakthrough", today.minusDays(4), 1);
        ClaimTale declined = claimed(cast.member(1), "care-visit", today.minusDays(6), 0);
        declined.declined(approver(declined), DemoDeeds.REASONS.getFirst(), inOfficeHours(today.minusDays(3)));
        appealed(claimed(cast.member(106), "care-visit", today.minusDays(8), 0), 3, 3);
        appealed(claimed(cast.member(121), "pledge-fulfilled", today.minusDays(9), 0), 3, 4);
    }

    private ClaimTale claimed(Claimant by, String code, LocalDate day, int photos) {
        Rule rule = Objects.requireNonNull(rules.get(code), code);
        Instant at = BusinessZone.instantOf(day.atTime(19, 0).plusMinutes(random.nextInt(120)));
        UUID id = DemoIds.at(at, "claim " + tales.size());
        Deed deed = new Deed(DemoDeeds.text(code, random.nextInt(100)), day, photos);
        ClaimTale tale = ClaimTale.claimed(id, DemoTownship.DISTRICT, by, rule, deed, at);
        tales.add(tale);
        return tale;
    }

    private void approved(ClaimTale tale) {
        tale.approved(approver(tale), inOfficeHours(tale.deed().day().plusDays(2)));
    }

    /** Declined so many days after it was made, and so many days later objected to. */
    private ClaimTale appealed(ClaimTale tale, int declinedAfter, int appealedAfter) {
        LocalDate declined = tale.deed().day().plusDays(declinedAfter);
        return tale.declined(approver(tale), DemoDeeds.REASONS.getLast(), inOfficeHours(declined))
                .appealed("当天去的是另一户，有两位同志可以作证。", inOfficeHours(declined.plusDays(appealedAfter)));
    }

    private Officer approver(ClaimTale tale) {
        return cast.approver(tale.rule(), tale.claimant());
    }

    private Instant inOfficeHours(LocalDate day) {
        return BusinessZone.instantOf(day.atTime(9, 0).plusMinutes(random.nextInt(480)));
    }
}
