package io.qisheng.activities;

import io.qisheng.activities.ActivityTale.CheckIn;
import io.qisheng.activities.ActivityTale.Leave;
import io.qisheng.activities.ActivityTale.Minutes;
import io.qisheng.activities.ActivityTale.Organisation;
import io.qisheng.activities.ActivityTale.Person;
import io.qisheng.activities.ActivityTale.Plan;
import io.qisheng.activities.ActivityTale.Step;
import io.qisheng.activities.domain.CheckInReason;
import io.qisheng.activities.domain.CheckInRules;
import io.qisheng.activities.domain.CheckInRules.Result;
import io.qisheng.activities.domain.Scan.Way;
import io.qisheng.local.CopyRows;
import io.qisheng.platform.Grant;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes activities that were told by the rules into a database. It shares the service's package to be read beside what the service
 * itself writes, and is on the test class path only.
 */
public final class ActivitySeed {

    private static final int SECRET = 32;

    private final SecureRandom random = new SecureRandom();
    private final Connection connection;
    private final CopyRows activities = new CopyRows("""
            activity (district_id, id, kind, title, status, version, organiser_id, organiser_name, organiser_path, host_ids,
                host_names, host_paths, scope_paths, roster_paths, starts_at, ends_at, venue_name, venue_latitude, venue_longitude,
                venue_radius, agenda, published_at, opened_at, code_secret, minutes, minutes_at, minutes_by, created_at,
                created_by)""");
    private final CopyRows steps = new CopyRows(
            "activity_step (district_id, activity_id, seq, action, from_status, to_status, actor_id, actor_name, at)");
    private final CopyRows rosters = new CopyRows(
            "roster_entry (district_id, activity_id, member_id, member_name, organisation_id, organisation_name)");
    private final CopyRows leaves = new CopyRows("""
            leave_request (district_id, id, activity_id, member_id, member_name, reason, status, requested_at, decided_at,
                decided_by)""");
    private final CopyRows checkIns = new CopyRows("""
            check_in (district_id, id, activity_id, member_id, attempt, member_name, organisation_id, organisation_name, way,
                result, late, review_paths, guest, reasons, scanned_at, received_at, nonce, inside, distance, recorded_by, recorded_by_name)""");
    private final CopyRows rulings =
            new CopyRows("check_in_ruling (district_id, check_in_id, seq, ruling, reason, by_id, by_name, at)");

    public ActivitySeed(Connection connection) {
        this.connection = connection;
    }

    public void add(ActivityTale tale) {
        addPlan(tale);
        int seq = 0;
        for (Step step : tale.steps()) {
            seq++;
            addStep(tale, step, seq);
        }
        tale.roster()
                .forEach(member -> rosters.add(
                        tale.districtId(),
                        tale.plan().id(),
                        member.id(),
                        member.person().name(),
                        member.branch().id(),
                        member.branch().name()));
        tale.leaves().forEach(leave -> addLeave(tale, leave));
        tale.checkIns().forEach(checkIn -> addCheckIn(tale, checkIn));
    }

    private void addPlan(ActivityTale tale) {
        Plan plan = tale.plan();
        Minutes minutes = tale.minutes();
        List<Organisation> all = parties(plan);
        byte[] secret = new byte[SECRET];
        random.nextBytes(secret);
        activities.add(
                tale.districtId(),
                plan.id(),
                plan.kind(),
                plan.title(),
                tale.status(),
                tale.steps().size(),
                plan.organiser().id(),
                plan.organiser().name(),
                plan.organiser().path(),
                plan.hosts().stream().map(host -> host.id().toString()).toArray(String[]::new),
                plan.hosts().stream().map(Organisation::name).toArray(String[]::new),
                plan.hosts().stream().map(Organisation::path).toArray(String[]::new),
                scopePaths(plan),
                all.stream().map(Organisation::path).toArray(String[]::new),
                plan.startsAt(),
                plan.endsAt(),
                plan.venue(),
                plan.point().latitude(),
                plan.point().longitude(),
                ActivityTale.RADIUS,
                plan.agenda(),
                tale.publishedAt(),
                tale.openedAt(),
                secret,
                minutes == null ? null : minutes.text(),
                minutes == null ? null : minutes.at(),
                minutes == null ? null : tale.organiser().name(),
                tale.steps().getFirst().at(),
                tale.organiser().userId());
    }

    private static List<Organisation> parties(Plan plan) {
        return Stream.concat(Stream.of(plan.organiser()), plan.hosts().stream()).toList();
    }

    private static String[] scopePaths(Plan plan) {
        return parties(plan).stream()
                .flatMap(one -> Grant.lineOf(one.path()).stream())
                .distinct()
                .toArray(String[]::new);
    }

    private void addStep(ActivityTale tale, Step step, int seq) {
        @Nullable Person by = step.by();
        steps.add(
                tale.districtId(),
                tale.plan().id(),
                seq,
                step.action(),
                step.from(),
                step.to(),
                by == null ? null : by.userId(),
                by == null ? "系统" : by.name(),
                step.at());
    }

    private void addLeave(ActivityTale tale, Leave leave) {
        leaves.add(
                tale.districtId(),
                leave.id(),
                tale.plan().id(),
                leave.member().id(),
                leave.member().person().name(),
                leave.reason(),
                "GRANTED",
                leave.askedAt(),
                leave.grantedAt(),
                tale.organiser().name());
    }

    private void addCheckIn(ActivityTale tale, CheckIn checkIn) {
        Integer metres = checkIn.metres();
        boolean own = checkIn.way() == Way.CODE || checkIn.way() == Way.SCENE;
        Person by = own ? checkIn.member().person() : tale.organiser();
        checkIns.add(
                tale.districtId(),
                checkIn.id(),
                tale.plan().id(),
                checkIn.member().id(),
                0,
                checkIn.member().person().name(),
                checkIn.member().branch().id(),
                checkIn.member().branch().name(),
                checkIn.way(),
                checkIn.result(),
                checkIn.result() == Result.LATE
                        || checkIn.at().isAfter(tale.plan().startsAt().plus(CheckInRules.ON_TIME)),
                checkIn.result() == Result.REVIEW ? scopePaths(tale.plan()) : null,
                checkIn.guest(),
                checkIn.reasons().stream().map(CheckInReason::code).toArray(String[]::new),
                checkIn.at(),
                checkIn.at(),
                checkIn.id(),
                metres == null ? null : metres <= ActivityTale.RADIUS,
                metres,
                by.userId(),
                by.name());
        if (checkIn.confirmedAt() != null) {
            rulings.add(
                    tale.districtId(),
                    checkIn.id(),
                    1,
                    "CONFIRM",
                    "本人在场，已当面核实。",
                    tale.organiser().userId(),
                    tale.organiser().name(),
                    checkIn.confirmedAt());
        }
    }

    /** Writes all that was added since the last time. */
    public void write() throws SQLException {
        for (CopyRows rows : List.of(activities, steps, rosters, leaves, checkIns, rulings)) {
            rows.write(connection);
        }
    }
}
