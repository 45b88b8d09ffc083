package io.qisheng.points.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a rule shall pay.
 *
 * @param branchId the branch of the member's affiliation
 * @param occurredAt when the fact was; decides the rule's version and the day, month and year of the caps
 * @param label the fact in words, such as an activity's title
 * @param approver who approved it, where somebody had to
 */
public record Earning(
        UUID districtId,
        UUID memberId,
        UUID branchId,
        String ruleCode,
        SourceType sourceType,
        UUID sourceId,
        String label,
        @Nullable String approver,
        Instant occurredAt) {

    /** The kinds of fact that are paid. */
    public enum SourceType {
        CHECK_IN,
        CLAIM
    }
}
