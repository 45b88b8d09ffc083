package io.qisheng.points;

import io.qisheng.platform.Role;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.points.domain.Claim;
import io.qisheng.points.domain.ClaimStatus;
import io.qisheng.points.domain.PointsProblem;
import io.qisheng.points.ledger.Earning;
import io.qisheng.points.ledger.Earning.SourceType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One claim lived through in the past by the rules themselves; what they refuse is a fault of the tale. */
public final class ClaimTale {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

    private final UUID id;
    private final UUID districtId;
    private final Claimant claimant;
    private final Rule rule;
    private final Deed deed;
    private final List<Step> steps = new ArrayList<>();
    private Claim claim;

    /** Whoever claims, and the branch of the affiliation. */
    public record Claimant(
            UUID userId, UUID memberId, String name, UUID branchId, String branchName, String branchPath) {}

    /** The rule that is claimed by, as it stands. */
    public record Rule(String code, int version, String name, String approverRole, int photosNeeded) {}

    /** What was done, in the claimant's words, and with how many photos. */
    public record Deed(String text, LocalDate day, int photos) {}

    /** Whoever decides, by the role that lets them. */
    public record Officer(UUID userId, @Nullable UUID memberId, String name, Role role) {

        Claim.Person person(Rule rule) {
            boolean approves = role == Role.ADMIN || role.name().equals(rule.approverRole());
            return new Claim.Person(userId, memberId, approves, role == Role.SUPERVISOR || role == Role.ADMIN);
        }
    }

    /** What happened to it. */
    public record Step(
            int seq,
            String action,
            UUID actorId,
            String actorName,
            Instant at,
            @Nullable String reason) {}

    private ClaimTale(UUID id, UUID districtId, Claimant claimant, Rule rule, Deed deed) {
        this.id = id;
        this.districtId = districtId;
        this.claimant = claimant;
        this.rule = rule;
        this.deed = deed;
        this.claim = new Claim(ClaimStatus.PENDING, claimant.memberId(), null, null);
    }

    /** A member claims. */
    public static ClaimTale claimed(UUID id, UUID districtId, Claimant claimant, Rule rule, Deed deed, Instant at) {
        if (deed.photos() < rule.photosNeeded() || deed.day().isAfter(BusinessZone.dateOf(at))) {
            throw new IllegalStateException("the tale breaks the rules: " + deed + " by " + rule);
        }
        ClaimTale tale = new ClaimTale(id, districtId, claimant, rule, deed);
        tale.step("claim", claimant.userId(), claimant.name(), at, null);
        return tale;
    }

    /** An approver, or after an appeal a supervisor, lets it pass. */
    public ClaimTale approved(Officer officer, Instant at) {
        boolean appealed = claim.status() == ClaimStatus.APPEALED;
        must(claim.whyNotDecide(officer.person(rule)));
        become(appealed ? ClaimStatus.REVERSED : ClaimStatus.APPROVED);
        return step(appealed ? "reverse" : "approve", officer.userId(), officer.name(), at, null);
    }

    /** An approver, or after an appeal a supervisor, does not. */
    public ClaimTale declined(Officer officer, String reason, Instant at) {
        boolean appealed = claim.status() == ClaimStatus.APPEALED;
        must(claim.whyNotDecide(officer.person(rule)));
        if (appealed) {
            become(ClaimStatus.UPHELD);
        } else {
            claim = new Claim(ClaimStatus.DECLINED, claimant.memberId(), at, officer.userId());
        }
        return step(appealed ? "uphold" : "decline", officer.userId(), officer.name(), at, reason);
    }

    /** The member objects. */
    public ClaimTale appealed(String reason, Instant at) {
        must(claim.whyNotAppeal(at));
        become(ClaimStatus.APPEALED);
        return step("appeal", claimant.userId(), claimant.name(), at, reason);
    }

    private void become(ClaimStatus status) {
        claim = new Claim(status, claim.memberId(), claim.declinedAt(), claim.declinedBy());
    }

    private static void must(@Nullable PointsProblem why) {
        if (why != null) {
            throw new IllegalStateException("the tale breaks the rules: " + why);
        }
    }

    private ClaimTale step(String action, UUID actorId, String actorName, Instant at, @Nullable String reason) {
        if (!steps.isEmpty() && at.isBefore(now())) {
            throw new IllegalStateException("the tale runs backwards: " + action + " at " + at);
        }
        steps.add(new Step(steps.size() + 1, action, actorId, actorName, at, reason));
        return this;
    }

    public UUID id() {
        return id;
    }

    public Claimant claimant() {
        return claimant;
    }

    public Rule rule() {
        return rule;
    }

    public Deed deed() {
        return deed;
    }

    /** When it was made. */
    public Instant madeAt() {
        return steps.getFirst().at();
    }

    /** When the latest step was made. */
    public Instant now() {
        return steps.getLast().at();
    }

    public ClaimStatus status() {
        return claim.status();
    }

    /** Whether it came to be paid, be it with nothing because of a cap. */
    public boolean isPaid() {
        return status() == ClaimStatus.APPROVED || status() == ClaimStatus.REVERSED;
    }

    UUID districtId() {
        return districtId;
    }

    Claim claim() {
        return claim;
    }

    List<Step> steps() {
        return steps;
    }

    /** The fact as the rule pays it. */
    Earning earning() {
        return new Earning(
                districtId,
                claimant.memberId(),
                claimant.branchId(),
                rule.code(),
                SourceType.CLAIM,
                id,
                rule.name() + "，" + DAY.format(deed.day()),
                steps.getLast().actorName(),
                BusinessZone.instantOf(deed.day().atTime(LocalTime.NOON)));
    }
}
