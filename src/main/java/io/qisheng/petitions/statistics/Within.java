package io.qisheng.petitions.statistics;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the statistics a caller reaches: what comes from enterprises below an office that oversees, what a department of the
 * caller's leads, and nothing that is hidden from where the caller sits, by whichever office.
 *
 * @param overseen paths of the offices that oversee
 * @param departments paths of the offices in departments
 * @param seated the paths at which the caller sits, with all above them; null where it is told to many, and nothing that is hidden from anybody
 */
public record Within(
        List<String> overseen,
        List<String> departments,
        @Nullable List<String> seated) {

    private static final Set<Role> OVERSEERS = EnumSet.of(Role.DESK, Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR);
    private static final Set<Role> COUNTERS =
            EnumSet.of(Role.DESK, Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR, Role.ASSESSOR);
    private static final Set<Role> DEPARTMENT_STAFF = EnumSet.of(Role.HANDLER, Role.DEPARTMENT_LEAD);
    private static final Set<Role> OFFICES = Role.staffAnd(Role.INSTRUCTOR);

    /** Of numbers. */
    public static Within numbers(Caller caller) {
        return of(caller, COUNTERS);
    }

    /** Of what comes from below an office and is hidden from nobody. */
    public static Within told(String office) {
        return new Within(List.of(office), List.of(), null);
    }

    /** Of petitions themselves: an assessor is told numbers and not whose they are. */
    public static Within petitions(Caller caller) {
        return of(caller, OVERSEERS);
    }

    private static Within of(Caller caller, Set<Role> overseers) {
        return new Within(
                paths(caller, overseers),
                paths(caller, DEPARTMENT_STAFF),
                caller.grants().stream()
                        .filter(grant -> OFFICES.contains(grant.role()))
                        .flatMap(grant -> Grant.lineOf(grant.path()).stream())
                        .distinct()
                        .toList());
    }

    private static List<String> paths(Caller caller, Set<Role> roles) {
        return caller.grants().stream()
                .filter(grant -> roles.contains(grant.role()))
                .map(Grant::path)
                .distinct()
                .toList();
    }

    String[] overseenArray() {
        return below(overseen);
    }

    String[] departmentArray() {
        return below(departments);
    }

    String @Nullable [] seatedArray() {
        return seated == null ? null : seated.toArray(String[]::new);
    }

    /** With the stroke that ends the name, so that one name is not taken for the beginning of another. */
    private static String[] below(List<String> paths) {
        return paths.stream().map(path -> path + "/").toArray(String[]::new);
    }
}
