package io.qisheng.petitions.clocks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The next version of a policy as an administrator writes it.
 *
 * @param validFrom the day with which it begins to hold; at once where none is named
 */
public record SlaPolicyInput(
        SlaPolicyView.Days days,
        @Nullable LocalDate validFrom,
        @Nullable Boolean active) {

    boolean isActive() {
        return active == null || active;
    }
}
