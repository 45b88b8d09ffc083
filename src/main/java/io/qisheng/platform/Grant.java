package io.qisheng.platform;

import java.util.UUID;

/**
 * A role on one organisation.
 *
 * @param path the organisation's place in the tree, codes from the root joined by {@code /}, as {@code /township/dept-industry}
 */
public record Grant(Role role, UUID organisationId, String path) {

    /** Whether {@code other} is this grant's organisation or lies below it. */
    public boolean reaches(String other) {
        return other.equals(path) || (other.startsWith(path) && other.charAt(path.length()) == '/');
    }

    /** The code of the organisation: the last part of its path. */
    public String organisationCode() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
