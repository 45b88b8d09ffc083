package io.qisheng.notifications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice with its audience.
 *
 * @param once told under the same words before, to the same address, it is not told again; nothing where the cause happens once anyway
 * @param id of the notice, where it is told in several parts and whoever is of several reads it once; otherwise it gets one of its own
 * @param card what it says to those of the audience who let us send them a message; nothing where the inbox is enough
 */
public record Telling(
        Notice notice,
        Audience audience,
        @Nullable String once,
        @Nullable Card card,
        @Nullable UUID id) {

    public Telling(Notice notice, Audience audience, @Nullable String once, @Nullable Card card) {
        this(notice, audience, once, card, null);
    }
}
