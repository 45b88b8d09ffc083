package io.qisheng.identity;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user with everything that the token and {@code /me} tell of one. */
record UserView(
        UUID districtId,
        UUID id,
        String name,
        boolean bound,
        boolean active,
        List<GrantView> grants,
        @Nullable Membership member) {

    /** A grant with the names that people read. */
    record GrantView(Role role, UUID organisationId, String organisationCode, String organisationName, String path) {}

    /** The member record of a user and the branch of its affiliation. */
    record Membership(UUID id, UUID branchId) {}

    Caller toCaller() {
        List<Grant> reach = grants.stream()
                .map(grant -> new Grant(grant.role(), grant.organisationId(), grant.path()))
                .toList();
        return new Caller(id, name, districtId, reach, member == null ? null : member.id());
    }
}
