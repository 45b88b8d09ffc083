package io.qisheng.platform;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user may do, granted on one organisation and reaching that organisation's subtree. */
public enum Role {
    MEMBER,
    SECRETARY,
    OWNER,
    INSTRUCTOR,
    DESK,
    HANDLER,
    DEPARTMENT_LEAD,
    SUPERVISOR,
    ASSESSOR,
    ADMIN,
    AUDITOR;

    /** Whether it is an office of the township or of a department, which instructors, who go out to enterprises, do not hold. */
    public boolean isStaff() {
        return switch (this) {
            case DESK, HANDLER, DEPARTMENT_LEAD, SUPERVISOR, ASSESSOR, ADMIN, AUDITOR -> true;
            case MEMBER, SECRETARY, OWNER, INSTRUCTOR -> false;
        };
    }

    /** The offices of staff and one more. */
    public static Set<Role> staffAnd(Role other) {
        return Stream.concat(Arrays.stream(values()).filter(Role::isStaff), Stream.of(other))
                .collect(Collectors.toUnmodifiableSet());
    }
}
