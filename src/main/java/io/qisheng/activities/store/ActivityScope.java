package io.qisheng.activities.store;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a caller reaches with activities.
 *
 * @param organisers the paths for which, and below which, the caller organises
 * @param readers the paths over which the caller looks on
 * @param lines the own branches as a member, with all organisations above them
 * @param branches the organisations of which the caller is secretary
 */
public record ActivityScope(
        UUID userId,
        @Nullable UUID memberId,
        List<String> organisers,
        List<String> readers,
        List<String> lines,
        List<UUID> branches) {

    private static final Set<Role> ORGANISERS = Set.of(Role.SECRETARY, Role.ADMIN);
    private static final Set<Role> READERS = Role.staffAnd(Role.SECRETARY);

    public static ActivityScope of(Caller caller) {
        return new ActivityScope(
                caller.userId(),
                caller.memberId(),
                paths(caller, ORGANISERS),
                paths(caller, READERS),
                caller.paths(Role.MEMBER).stream()
                        .flatMap(path -> Grant.lineOf(path).stream())
                        .distinct()
                        .toList(),
                caller.organisations(Role.SECRETARY));
    }

    /** Whether the caller organises for the organisation at this path. */
    public boolean organises(String path) {
        return Grant.lineOf(path).stream().anyMatch(organisers::contains);
    }

    /** Whether the caller's office lets look at the activity, drafts too. */
    public boolean looksOn(ActivityFacts activity) {
        return activity.scopePaths().stream().anyMatch(readers::contains);
    }

    /** Whether the caller sees it as a member of an expected or a host branch; whoever is on the roster by name sees it too. */
    public boolean isNear(ActivityFacts activity) {
        return activity.publishedAt() != null
                && Stream.concat(activity.rosterPaths().stream(), activity.hostPaths().stream())
                        .anyMatch(lines::contains);
    }

    /** The paths whose members the caller may put on this activity's roster. */
    public List<String> rosterable(ActivityFacts activity) {
        return Stream.of(organisers.stream(), activity.hostPaths().stream(), Stream.of(activity.organiserPath()))
                .flatMap(paths -> paths)
                .distinct()
                .toList();
    }

    private static List<String> paths(Caller caller, Set<Role> roles) {
        Stream<String> paths = roles.stream().flatMap(role -> caller.paths(role).stream());
        return paths.distinct().toList();
    }
}
