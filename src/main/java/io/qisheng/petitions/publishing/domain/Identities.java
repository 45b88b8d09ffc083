package io.qisheng.petitions.publishing.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a petition, as far as the case knows it.
 *
 * @param contact whom to call
 * @param phone at which number, as it was typed
 * @param people everybody else whom the case names
 */
public record Identities(
        String enterprise,
        @Nullable String contact,
        @Nullable String phone,
        List<String> people) {

    public Identities {
        people = List.copyOf(people);
    }
}
