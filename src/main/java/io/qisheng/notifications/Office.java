package io.qisheng.notifications;

import io.qisheng.platform.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everybody whose role reaches an organisation: whoever holds it there or anywhere above.
 *
 * @param path the organisation's place in the tree
 * @param holder only this person, as long as the person holds it
 */
public record Office(Role role, String path, @Nullable UUID holder) {

    public static Office of(Role role, String path) {
        return new Office(role, path, null);
    }

    /** Whoever works in a department: its head and its cadres. */
    public static List<Office> staffOf(String path) {
        return List.of(of(Role.DEPARTMENT_LEAD, path), of(Role.HANDLER, path));
    }
}
