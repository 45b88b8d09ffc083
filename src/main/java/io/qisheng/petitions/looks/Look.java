package io.qisheng.petitions.looks;

import io.qisheng.platform.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * One look.
 *
 * @param role the office by which the viewer may look, on that organisation
 */
public record Look(UUID viewerId, String viewerName, Role role, UUID organisationId, Instant at) {}
