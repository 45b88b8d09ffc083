package io.qisheng.policies;

import io.qisheng.policies.domain.EnterpriseFacts;
import java.util.UUID;

/** An enterprise with what is known of it. */
record Enterprise(UUID id, String name, String path, EnterpriseFacts facts) {}
