package io.qisheng.policies;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which version was read, and for which of the caller's enterprises. */
record ReadPolicyRequest(int version, @Nullable UUID enterpriseId) {}
