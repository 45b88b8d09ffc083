package io.qisheng.platform;

import java.util.ArrayList;
import java.util.List;
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

    /** A path and those of all organisations above it, the longest first. */
    public static List<String> lineOf(String path) {
        List<String> line = new ArrayList<>();
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            line.add(path.substring(0, end));
        }
        return line;
    }
}
