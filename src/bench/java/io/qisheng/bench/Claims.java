package io.qisheng.bench;

import io.qisheng.local.demo.DemoNames;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.points.ClaimTale;
import io.qisheng.points.ClaimTale.Claimant;
import io.qisheng.points.ClaimTale.Deed;
import io.qisheng.points.PointsSeed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Claims that wait for the secretaries of the branches that meet, by their numbers. */
final class Claims {

    static final int COUNT = 300_000;

    private static final Numbered IDS = new Numbered("points-claim");
    private static final int BATCH = 10_000;
    private static final int DAYS = 25;

    private static final List<String> RULES = List.of(
            "volunteer-service", "policy-explained", "care-visit", "enterprise-suggestion-adopted", "pledge-fulfilled");

    private Claims() {}

    static UUID id(long claim) {
        return IDS.id(claim);
    }

    /** The number of the branch whose secretary decides it. */
    static int branch(long claim) {
        return Meetings.FIRST_BRANCH + (int) (claim % Meetings.BRANCHES);
    }

    /** The same in pgbench's words: sets the variable {@code branch} by {@code n}. */
    static String script() {
        return "\\set branch %d + :n %% %d\n".formatted(Meetings.FIRST_BRANCH, Meetings.BRANCHES);
    }

    static String idSql() {
        return IDS.sql("n");
    }

    static void load(Connection owner, Instant today) throws SQLException {
        List<ClaimTale.Rule> rules =
                RULES.stream().map(PointsSeed.claimRules(owner)::get).toList();
        try (PointsSeed seed = new PointsSeed(owner)) {
            for (int claim = 0; claim < COUNT; claim++) {
                seed.add(
                        tale(claim, rules.get(claim / (Meetings.BRANCHES * Meetings.SEATS) % rules.size()), today),
                        IDS.id(0));
                if ((claim + 1) % BATCH == 0) {
                    seed.write();
                }
            }
        }
    }

    private static ClaimTale tale(int claim, ClaimTale.Rule rule, Instant today) {
        int member = Meetings.memberAt(branch(claim), claim / Meetings.BRANCHES % Meetings.SEATS);
        var branch = Township.branch(branch(claim));
        Claimant claimant = new Claimant(
                Township.USERS.id(member),
                Township.MEMBER_IDS.id(member),
                DemoNames.person(member),
                branch.id(),
                branch.name(),
                branch.path());
        LocalDate day = BusinessZone.dateOf(today).minusDays(claim % DAYS);
        Deed deed = new Deed("做了该做的事，见附件。", day, rule.photosNeeded());
        return ClaimTale.claimed(id(claim), Township.DISTRICT, claimant, rule, deed, today.minus(Duration.ofHours(1)));
    }
}
