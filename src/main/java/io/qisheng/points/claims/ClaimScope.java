package io.qisheng.points.claims;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Role;
import io.qisheng.points.domain.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a caller has to do with claims. An administrator above a branch may decide in place of a rule's approver, so that a secretary's
 * own claim finds somebody, and in place of a supervisor, so that an appeal does where the only supervisor has declined.
 *
 * @param secretary the paths over which the caller is secretary; the others alike
 * @param readers the paths over which the caller may read claims
 */
record ClaimScope(
        UUID userId,
        @Nullable UUID memberId,
        List<String> secretary,
        List<String> supervisor,
        List<String> admin,
        List<String> readers) {

    private static final Set<Role> READERS =
            Set.of(Role.SECRETARY, Role.SUPERVISOR, Role.ADMIN, Role.ASSESSOR, Role.AUDITOR);

    static ClaimScope of(Caller caller) {
        return new ClaimScope(
                caller.userId(),
                caller.memberId(),
                caller.paths(Role.SECRETARY),
                caller.paths(Role.SUPERVISOR),
                caller.paths(Role.ADMIN),
                READERS.stream()
                        .flatMap(role -> caller.paths(role).stream())
                        .distinct()
                        .toList());
    }

    boolean sees(ClaimFacts facts) {
        return facts.memberId().equals(memberId) || any(readers, facts);
    }

    /** The caller in the words of the rules. */
    Claim.Person person(ClaimFacts facts) {
        boolean approves = switch (facts.approverRole()) {
            case "SECRETARY" -> any(secretary, facts);
            case "SUPERVISOR" -> any(supervisor, facts);
            default -> false;
        };
        return new Claim.Person(userId, memberId, approves || any(admin, facts), any(appellate(), facts));
    }

    /** The paths over which the caller may decide appeals. */
    List<String> appellate() {
        return Stream.concat(supervisor.stream(), admin.stream()).distinct().toList();
    }

    /** What the caller may do with a claim now, as the contract names it. */
    List<String> allowed(ClaimFacts facts, Instant now) {
        Claim claim = facts.rules();
        Stream<String> decide = claim.whyNotDecide(person(facts)) == null ? Stream.of("decide") : Stream.of();
        boolean own = facts.memberId().equals(memberId);
        Stream<String> appeal = own && claim.whyNotAppeal(now) == null ? Stream.of("appeal") : Stream.of();
        return Stream.concat(decide, appeal).toList();
    }

    private static boolean any(List<String> paths, ClaimFacts facts) {
        return facts.scopePaths().stream().anyMatch(paths::contains);
    }
}
