package io.qisheng.platform;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling and how far the caller's grants reach. It is read from the access token alone, so no request pays a look-up;
 * a changed grant revokes the tokens that carry the old ones.
 *
 * @param memberId the member record of this user, when there is one
 */
public record Caller(
        UUID userId,
        String name,
        UUID districtId,
        List<Grant> grants,
        @Nullable UUID memberId) {

    public Caller {
        grants = List.copyOf(grants);
    }

    /** Whether some grant of {@code role} covers the organisation at {@code path}. */
    public boolean reaches(Role role, String path) {
        return grants(role).anyMatch(grant -> grant.reaches(path));
    }

    /** Whether the caller holds {@code role} on exactly this organisation. */
    public boolean holds(Role role, UUID organisationId) {
        return grants(role).anyMatch(grant -> grant.organisationId().equals(organisationId));
    }

    /** Whether the caller holds {@code role} anywhere. */
    public boolean has(Role role) {
        return grants(role).findAny().isPresent();
    }

    /** The paths on which the caller holds {@code role}. */
    public List<String> paths(Role role) {
        return grants(role).map(Grant::path).toList();
    }

    /** The organisations on which the caller holds {@code role}. */
    public List<UUID> organisations(Role role) {
        return grants(role).map(Grant::organisationId).toList();
    }

    private Stream<Grant> grants(Role role) {
        return grants.stream().filter(grant -> grant.role() == role);
    }
}
