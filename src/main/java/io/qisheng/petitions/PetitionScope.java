package io.qisheng.petitions;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Actor.Role;
import io.qisheng.petitions.domain.Actor.Seat;
import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a caller sees petitions, in the shape in which rows and events can be held against it: an office reaches what has the
 * office's path among its own path and those above it.
 *
 * @param enterprises the enterprises that the caller owns
 * @param overseen paths of the offices that see all petitions of the enterprises below them
 * @param departments paths of the offices in departments
 * @param seated the paths at which the caller sits, with all above them
 */
record PetitionScope(
        UUID userId, List<UUID> enterprises, List<String> overseen, List<String> departments, List<String> seated) {

    private static final Set<Role> OVERSEERS = EnumSet.of(Role.DESK, Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR);
    private static final Set<Role> DEPARTMENT_STAFF = EnumSet.of(Role.HANDLER, Role.DEPARTMENT_LEAD);
    private static final Set<String> KNOWN_ROLES =
            Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet());

    static PetitionScope of(Caller caller) {
        Actor actor = actor(caller);
        List<Seat> offices =
                actor.seats().stream().filter(seat -> seat.role() != Role.OWNER).toList();
        return new PetitionScope(
                caller.userId(),
                actor.seats().stream()
                        .filter(seat -> seat.role() == Role.OWNER)
                        .map(Seat::organisationId)
                        .distinct()
                        .toList(),
                paths(offices, OVERSEERS),
                paths(offices, DEPARTMENT_STAFF),
                offices.stream()
                        .flatMap(seat -> Grant.lineOf(seat.path()).stream())
                        .distinct()
                        .toList());
    }

    /** Paths of the offices by which the caller supervises. */
    static List<String> supervised(Caller caller) {
        return paths(List.copyOf(actor(caller).seats()), EnumSet.of(Role.SUPERVISOR));
    }

    /** The caller in the words of the rules. Roles that have no part in petitions fall away. */
    static Actor actor(Caller caller) {
        Set<Seat> seats = caller.grants().stream()
                .filter(grant -> KNOWN_ROLES.contains(grant.role().name()))
                .map(PetitionScope::seat)
                .collect(Collectors.toUnmodifiableSet());
        return new Actor(caller.userId(), caller.name(), seats);
    }

    /** Whether some office of the caller lets see what has these paths; what is hidden from a seat of the caller it does not. */
    boolean reaches(List<String> scopePaths, List<String> departmentPaths, List<String> hiddenPaths) {
        return !anyOf(hiddenPaths, seated) && (anyOf(scopePaths, overseen) || anyOf(departmentPaths, departments));
    }

    /** Whether a petition that was filed is on the caller's own side: of an enterprise of the caller's, and not another's alone. */
    boolean isOwnSide(UUID enterprise, @Nullable UUID filer, @Nullable String visibility) {
        return enterprises.contains(enterprise)
                && (filer == null
                        || filer.equals(userId)
                        || !Visibility.PRIVATE.name().equals(visibility));
    }

    private static boolean anyOf(List<String> some, List<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    private static Seat seat(Grant grant) {
        return new Seat(Role.valueOf(grant.role().name()), grant.organisationId(), grant.path());
    }

    private static List<String> paths(List<Seat> offices, Set<Role> roles) {
        return offices.stream()
                .filter(seat -> roles.contains(seat.role()))
                .map(Seat::path)
                .distinct()
                .toList();
    }
}
