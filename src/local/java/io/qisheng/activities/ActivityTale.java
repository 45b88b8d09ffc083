package io.qisheng.activities;

import io.qisheng.activities.domain.ActivityAction;
import io.qisheng.activities.domain.ActivityKind;
import io.qisheng.activities.domain.ActivityLife;
import io.qisheng.activities.domain.ActivityLife.Decision;
import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.activities.domain.CheckInReason;
import io.qisheng.activities.domain.CheckInRules;
import io.qisheng.activities.domain.CheckInRules.Judgement.Taken;
import io.qisheng.activities.domain.CheckInRules.Result;
import io.qisheng.activities.domain.CheckInRules.Standing;
import io.qisheng.activities.domain.Point;
import io.qisheng.activities.domain.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One activity lived through by the rules themselves: planned, published, attended, written down; what they refuse is a fault of the tale. */
public final class ActivityTale {

    /** How far from the venue a phone may be. */
    static final int RADIUS = 300;

    private final UUID districtId;
    private final Plan plan;
    private final List<Member> roster;
    private final Person organiser;
    private final List<Step> steps = new ArrayList<>();
    private final List<Leave> leaves = new ArrayList<>();
    private final List<CheckIn> checkIns = new ArrayList<>();
    private ActivityStatus status = ActivityStatus.DRAFT;
    private @Nullable Instant publishedAt;
    private @Nullable Instant openedAt;
    private @Nullable Minutes minutes;

    /** Whoever acts. */
    public record Person(UUID userId, String name) {}

    public record Organisation(UUID id, String name, String path) {}

    /** A member with the branch of the affiliation. */
    public record Member(UUID id, Person person, Organisation branch) {}

    /** What is planned. */
    public record Plan(
            UUID id,
            ActivityKind kind,
            String title,
            Organisation organiser,
            List<Organisation> hosts,
            Instant startsAt,
            Instant endsAt,
            String venue,
            Point point,
            String agenda) {}

    /** What happened to it; its number is the version that it made. */
    public record Step(
            String action,
            ActivityStatus from,
            ActivityStatus to,
            @Nullable Person by,
            Instant at) {}

    /** Leave that was asked for and granted. */
    public record Leave(UUID id, Member member, String reason, Instant askedAt, Instant grantedAt) {}

    /** What was written down afterwards. */
    public record Minutes(String text, Instant at) {}

    /**
     * A scan as it was judged.
     *
     * @param metres to the venue, null where there was no place
     * @param confirmedAt when a secretary let it count; null where that was not needed, or has not been done
     */
    public record CheckIn(
            UUID id,
            Member member,
            Scan.Way way,
            Result result,
            boolean guest,
            List<CheckInReason> reasons,
            Instant at,
            @Nullable Integer metres,
            @Nullable Instant confirmedAt) {

        /** When it came to count; null while it waits. */
        public @Nullable Instant countsSince() {
            return result == Result.REVIEW ? confirmedAt : at;
        }
    }

    private ActivityTale(UUID districtId, Plan plan, List<Member> roster, Person organiser) {
        this.districtId = districtId;
        this.plan = plan;
        this.roster = List.copyOf(roster);
        this.organiser = organiser;
    }

    /** It is planned, and the roster made. */
    public static ActivityTale planned(UUID districtId, Plan plan, List<Member> roster, Person organiser, Instant at) {
        ActivityTale tale = new ActivityTale(districtId, plan, roster, organiser);
        tale.steps.add(new Step("create", ActivityStatus.DRAFT, ActivityStatus.DRAFT, organiser, at));
        return tale;
    }

    public ActivityTale published(Instant at) {
        publishedAt = at;
        return move(ActivityAction.PUBLISH, organiser, at);
    }

    /** Half an hour before its start. */
    public ActivityTale openedByItself() {
        openedAt = plan.startsAt().minus(ActivityLife.OPENS_BEFORE);
        return move(ActivityAction.OPEN, null, openedAt);
    }

    public ActivityTale granted(UUID id, Member member, String reason, Instant askedAt, Instant grantedAt) {
        must(life().isAhead(askedAt) && roster.contains(member), "leave of " + member);
        leaves.add(new Leave(id, member, reason, askedAt, grantedAt));
        return this;
    }

    /** A member scans on the spot, or the secretary does it for the member. */
    public ActivityTale scanned(UUID id, Member member, Scan.Way way, Instant at, @Nullable Integer metres) {
        Double beyond = metres == null ? null : (double) metres - RADIUS;
        Scan scan = new Scan(way, at, null, at, moment -> true, beyond);
        boolean expected = roster.contains(member);
        if (!(CheckInRules.judge(scan, life(), status) instanceof Taken taken)) {
            throw new IllegalStateException("the tale breaks the rules: " + scan);
        }
        Standing standing = expected ? Standing.EXPECTED : Standing.GUEST;
        Result result = Objects.requireNonNull(CheckInRules.result(taken, standing, false));
        checkIns.add(new CheckIn(id, member, way, result, !expected, taken.reasons(), at, metres, null));
        return this;
    }

    /** The secretary lets the latest scan count. */
    public ActivityTale confirmed(Instant at) {
        CheckIn last = checkIns.removeLast();
        must(last.result() == Result.REVIEW, "confirmation of " + last);
        checkIns.add(new CheckIn(
                last.id(),
                last.member(),
                last.way(),
                last.result(),
                last.guest(),
                last.reasons(),
                last.at(),
                last.metres(),
                at));
        return this;
    }

    public ActivityTale writtenDown(String text, Instant at) {
        must(life().takesMinutes(), "minutes");
        minutes = new Minutes(text, at);
        steps.add(new Step("write-minutes", status, status, organiser, at));
        return this;
    }

    public ActivityTale closed(Instant at) {
        return move(ActivityAction.CLOSE, organiser, at);
    }

    private ActivityTale move(ActivityAction action, @Nullable Person by, Instant at) {
        if (!(life().decide(action) instanceof Decision.Applied applied)) {
            throw new IllegalStateException("the tale breaks the rules: " + action + " when " + status);
        }
        must(!at.isBefore(steps.getLast().at()), action + " before what came before it");
        steps.add(new Step(action.name().toLowerCase(Locale.ROOT), status, applied.next(), by, at));
        status = applied.next();
        return this;
    }

    private static void must(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("the tale breaks the rules: " + what);
        }
    }

    private ActivityLife life() {
        return new ActivityLife(status, plan.startsAt(), plan.endsAt(), openedAt, minutes != null, roster.size());
    }

    public Plan plan() {
        return plan;
    }

    public ActivityStatus status() {
        return status;
    }

    public List<Member> roster() {
        return roster;
    }

    public List<Leave> leaves() {
        return leaves;
    }

    public List<CheckIn> checkIns() {
        return checkIns;
    }

    /** Whoever organises it. */
    public Person organiser() {
        return organiser;
    }

    public @Nullable Minutes minutes() {
        return minutes;
    }

    /** When the latest step was made. */
    public Instant now() {
        return steps.getLast().at();
    }

    UUID districtId() {
        return districtId;
    }

    List<Step> steps() {
        return steps;
    }

    @Nullable
    Instant publishedAt() {
        return publishedAt;
    }

    @Nullable
    Instant openedAt() {
        return openedAt;
    }
}
