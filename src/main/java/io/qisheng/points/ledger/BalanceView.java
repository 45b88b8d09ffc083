package io.qisheng.points.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's points in a period.
 *
 * @param rank within the branch of the affiliation; null without entries
 * @param entries how many entries make the sum
 */
record BalanceView(
        UUID memberId,
        String period,
        String points,
        @Nullable Integer rank,
        int entries) {}
