package io.qisheng.petitions.desk;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where a caller's queues begin: each branch is a stretch of an index with the paths of the office that gives it.
 *
 * @param seated the paths at which the caller sits with all above them: what is hidden from one of them is in no queue
 */
public record Reach(UUID districtId, UUID userId, List<String> seated, Caller caller) {

    private static final Set<Role> OVERSEERS = EnumSet.of(Role.DESK, Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR);
    private static final Set<Role> OFFICES = Role.staffAnd(Role.INSTRUCTOR);
    private static final Set<Role> DEPARTMENT_STAFF = EnumSet.of(Role.HANDLER, Role.DEPARTMENT_LEAD);

    enum Source {
        /** Petitions of the enterprises below the paths. */
        OVERSEEN,
        /** Petitions that a department at or below the paths leads. */
        LED,
        /** Petitions of which the caller holds the ball in person, in a department below the paths. */
        OWN
    }

    record Branch(Source source, List<String> paths, List<Place> places) {}

    public static Reach of(Caller caller) {
        return new Reach(
                caller.districtId(),
                caller.userId(),
                caller.grants().stream()
                        .filter(grant -> OFFICES.contains(grant.role()))
                        .flatMap(grant -> Grant.lineOf(grant.path()).stream())
                        .distinct()
                        .toList(),
                caller);
    }

    /** The branches of a queue, without those that hold nothing for this caller. */
    List<Branch> branches(QueueFilter filter) {
        return all(filter.queue())
                .map(branch -> new Branch(
                        branch.source(),
                        branch.paths(),
                        branch.places().stream().filter(filter::takes).toList()))
                .filter(branch -> !branch.paths().isEmpty() && !branch.places().isEmpty())
                .toList();
    }

    private Stream<Branch> all(Queue queue) {
        return switch (queue) {
            case MINE ->
                Stream.of(Queue.DESK, Queue.DEPARTMENT, Queue.HANDLER, Queue.RULING, Queue.EXTENSION, Queue.REVIEW)
                        .flatMap(this::all);
            case DESK -> overseen(EnumSet.of(Role.DESK), Place.DESK);
            case RULING -> overseen(EnumSet.of(Role.SUPERVISOR), Place.RULING);
            case EXTENSION -> overseen(EnumSet.of(Role.SUPERVISOR), Place.EXTENSION);
            case REVIEW -> overseen(EnumSet.of(Role.SUPERVISOR), Place.REVIEW);
            case DEPARTMENT -> led(DEPARTMENT_STAFF, Place.DEPARTMENT);
            case TEAM -> led(EnumSet.of(Role.DEPARTMENT_LEAD), Place.TEAM);
            case HANDLER -> Stream.of(new Branch(Source.OWN, staffPaths(), Place.TEAM));
            case OVERDUE -> office(Place.STAFF);
            case ALL -> office(Place.ALL);
        };
    }

    private Stream<Branch> office(List<Place> places) {
        return Stream.concat(overseen(OVERSEERS, places), led(DEPARTMENT_STAFF, places));
    }

    private Stream<Branch> overseen(Set<Role> roles, List<Place> places) {
        return Stream.of(new Branch(Source.OVERSEEN, paths(roles), places));
    }

    private Stream<Branch> led(Set<Role> roles, List<Place> places) {
        return Stream.of(new Branch(Source.LED, paths(roles), places));
    }

    private List<String> staffPaths() {
        List<String> paths = new ArrayList<>(paths(OVERSEERS));
        paths.addAll(paths(DEPARTMENT_STAFF));
        return paths;
    }

    private List<String> paths(Set<Role> roles) {
        return caller.grants().stream()
                .filter(grant -> roles.contains(grant.role()))
                .map(Grant::path)
                .distinct()
                .toList();
    }
}
