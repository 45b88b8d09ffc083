package io.qisheng.organisations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as secretaries and staff see one.
 *
 * @param phone masked
 */
public record MemberView(
        UUID id,
        String name,
        @Nullable String phone,
        Ref affiliation,
        List<Ref> participations,
        @JsonIgnore long version) {

    /** An organisation by id and name. */
    public record Ref(UUID id, String name) {}
}
