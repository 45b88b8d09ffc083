package io.qisheng.points.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as far as the rules look at it: who may do what with it, and when.
 *
 * <p>The statement that decides a claim says in SQL when it may; a test holds the two together.
 */
public record Claim(
        ClaimStatus status,
        UUID memberId,
        @Nullable Instant declinedAt,
        @Nullable UUID declinedBy) {

    /** How long a decline can be appealed against. */
    public static final Duration APPEAL = Duration.ofDays(15);

    /**
     * Who wants to do something with it.
     *
     * @param memberId the member that the user is
     * @param approves whether the user holds the rule's approving role over the claimant's branch
     * @param supervises whether the user is a supervisor over it, or an administrator, who may decide in a supervisor's place
     */
    public record Person(UUID userId, @Nullable UUID memberId, boolean approves, boolean supervises) {}

    /** Why this person cannot decide it; null when the person can. */
    public @Nullable PointsProblem whyNotDecide(Person person) {
        if (memberId.equals(person.memberId())) {
            return PointsProblem.POINTS_CLAIM_OWN;
        }
        return switch (status) {
            case PENDING -> person.approves() ? null : PointsProblem.POINTS_CLAIM_NOT_APPROVER;
            case APPEALED ->
                person.supervises() && !person.userId().equals(declinedBy)
                        ? null
                        : PointsProblem.POINTS_CLAIM_NOT_APPROVER;
            case APPROVED, DECLINED, UPHELD, REVERSED ->
                person.approves() || person.supervises()
                        ? PointsProblem.POINTS_CLAIM_DECIDED
                        : PointsProblem.POINTS_CLAIM_NOT_APPROVER;
        };
    }

    /** Why it cannot be appealed now; null when it can. Only the claimant asks. */
    public @Nullable PointsProblem whyNotAppeal(Instant now) {
        if (status != ClaimStatus.DECLINED || declinedAt == null) {
            return PointsProblem.POINTS_APPEAL_NOT_POSSIBLE;
        }
        return now.isAfter(declinedAt.plus(APPEAL)) ? PointsProblem.POINTS_APPEAL_TOO_LATE : null;
    }

    /** Until when a decline can be appealed against; null in every other state. */
    public @Nullable Instant appealUntil() {
        return status == ClaimStatus.DECLINED && declinedAt != null ? declinedAt.plus(APPEAL) : null;
    }
}
