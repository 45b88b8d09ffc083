package io.qisheng.activities;

import io.qisheng.activities.Requests.CreateActivity;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.ActivityPlan;
import io.qisheng.activities.store.ActivityScope;
import io.qisheng.activities.store.RosterRepository;
import io.qisheng.organisations.OrganisationKind;
import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at what organisers send, and finds everything that is wrong with it at once. */
@ApplicationScoped
class ActivityInputs {

    private static final Duration LONGEST = Duration.ofDays(7);

    /** What takes no part in organisation life. */
    private static final Set<OrganisationKind> NO_MEMBERS = Set.of(OrganisationKind.DEPARTMENT);

    /** What others may invite to be a host. */
    private static final Set<OrganisationKind> BRANCHES =
            Set.of(OrganisationKind.BRANCH, OrganisationKind.GENERAL_BRANCH);

    private final Organisations organisations;

    ActivityInputs(Organisations organisations) {
        this.organisations = organisations;
    }

    /** The plan; fails with {@code validation-failed}, and {@code forbidden} where the caller does not organise for the organiser. */
    Uni<ActivityPlan> plan(Tx tx, Caller caller, CreateActivity wish, Instant now) {
        Set<UUID> ids = new HashSet<>(wish.hosts());
        ids.add(wish.organiserId());
        ids.addAll(wish.rosterOrganisations());
        return organisations
                .findAll(tx, caller.districtId(), ids)
                .map(found -> found.stream().collect(Collectors.toMap(OrganisationView::id, Function.identity())))
                .map(known -> plan(caller, wish, known, now));
    }

    private static ActivityPlan plan(
            Caller caller, CreateActivity wish, Map<UUID, OrganisationView> known, Instant now) {
        ActivityScope scope = ActivityScope.of(caller);
        Instant startsAt = moment(wish.startsAt());
        Instant endsAt = moment(wish.endsAt());
        List<Violation> faults = new ArrayList<>(times(startsAt, endsAt, now));
        OrganisationView organiser = known.get(wish.organiserId());
        if (organiser == null || NO_MEMBERS.contains(organiser.kind())) {
            faults.add(missing("/organiserId"));
        }
        faults.addAll(missing(known, wish.hosts(), "/hostIds/"));
        faults.addAll(missing(known, wish.rosterOrganisations(), "/rosterOrganisationIds/"));
        mustHold(faults);
        OrganisationView own = Objects.requireNonNull(organiser);
        if (!scope.organises(own.path())) {
            throw ProblemException.of(PlatformProblem.FORBIDDEN);
        }
        List<OrganisationView> hosts = wish.hosts().stream().map(known::get).toList();
        List<Violation> strangers = new ArrayList<>(notHosts(scope, own, hosts));
        strangers.addAll(beyond(scope, own, hosts, known, wish.rosterOrganisations()));
        mustHold(strangers);
        List<OrganisationView> roster = wish.rosterOrganisations().isEmpty()
                ? Stream.concat(Stream.of(own), hosts.stream()).distinct().toList()
                : wish.rosterOrganisations().stream().map(known::get).toList();
        return new ActivityPlan(
                Ids.next(),
                wish.kind(),
                wish.title(),
                own,
                hosts,
                roster,
                startsAt,
                endsAt,
                wish.venue().venue(),
                wish.agenda());
    }

    /** Beside what the caller organises for, other branches may be hosts; nothing that stands above the organiser. */
    private static List<Violation> notHosts(
            ActivityScope scope, OrganisationView organiser, List<OrganisationView> hosts) {
        List<Violation> faults = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            OrganisationView host = hosts.get(i);
            boolean above = organiser.path().startsWith(host.path() + "/");
            if (!scope.organises(host.path()) && (above || !BRANCHES.contains(host.kind()))) {
                faults.add(new Violation("/hostIds/" + i, "not-allowed", "只能请其他支部一起办，不能选择上级组织。"));
            }
        }
        return faults;
    }

    /** Nobody is put on a roster by a branch that neither organises, hosts nor stands above. */
    private static List<Violation> beyond(
            ActivityScope scope,
            OrganisationView organiser,
            List<OrganisationView> hosts,
            Map<UUID, OrganisationView> known,
            List<UUID> roster) {
        List<Violation> faults = new ArrayList<>();
        for (int i = 0; i < roster.size(); i++) {
            OrganisationView wanted = Objects.requireNonNull(known.get(roster.get(i)));
            boolean takesPart = wanted.equals(organiser) || hosts.contains(wanted) || scope.organises(wanted.path());
            if (!takesPart) {
                faults.add(new Violation("/rosterOrganisationIds/" + i, "not-allowed", "只能选择主办、协办的组织，请先把它加为协办。"));
            }
        }
        return faults;
    }

    /** What is wrong with the times of an activity or a session. */
    static List<Violation> times(Instant startsAt, Instant endsAt, Instant now) {
        List<Violation> faults = new ArrayList<>();
        if (!endsAt.isAfter(startsAt)) {
            faults.add(new Violation("/endsAt", "too-small", "结束时间要晚于开始时间。"));
        } else if (endsAt.isAfter(startsAt.plus(LONGEST))) {
            faults.add(new Violation("/endsAt", "too-large", "一次活动最长七天，请核对结束时间。"));
        } else if (!endsAt.isAfter(now)) {
            faults.add(new Violation("/endsAt", "in-the-past", "结束时间已经过去，请重新选择时间。"));
        }
        return faults;
    }

    /** A time as it is stored. */
    static Instant moment(OffsetDateTime time) {
        return time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Fails with {@code validation-failed} for a roster of which nobody could keep track. */
    static void mustBeManageable(int expected) {
        if (expected > RosterRepository.MOST) {
            throw ProblemException.invalid(
                    List.of(new Violation("/rosterOrganisationIds", "too-large", "应到名单最多两万人，请分到各支部举办。")));
        }
    }

    /** Whether all these members belong to whom the caller organises for, to the organiser or a host; fails with {@code validation-failed}. */
    Uni<Void> mustBelong(Tx tx, Caller caller, ActivityFacts activity, List<UUID> members) {
        return organisations
                .membersWithin(
                        tx,
                        caller.districtId(),
                        members,
                        ActivityScope.of(caller).rosterable(activity))
                .invoke(known -> mustHold(unknown(members, known, "/add/")))
                .replaceWithVoid();
    }

    static void mustHold(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    private static List<Violation> missing(Map<UUID, OrganisationView> known, List<UUID> ids, String pointer) {
        List<Violation> faults = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            @Nullable OrganisationView organisation = known.get(ids.get(i));
            if (organisation == null || NO_MEMBERS.contains(organisation.kind())) {
                faults.add(missing(pointer + i));
            }
        }
        return faults;
    }

    private static Violation missing(String pointer) {
        return new Violation(pointer, "not-found", "没有找到这个组织，请重新选择。");
    }

    private static List<Violation> unknown(List<UUID> ids, Collection<UUID> known, String pointer) {
        List<Violation> faults = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                faults.add(new Violation(pointer + i, "not-found", "没有找到这位党员，请重新选择。"));
            }
        }
        return faults;
    }
}
