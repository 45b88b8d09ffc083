package io.qisheng.policies.domain;

/** Where a policy stands; that it has expired is told by its dates. */
public enum PolicyStatus {
    /** Written, and never published yet. */
    DRAFT,
    PUBLISHED,
    /** Taken back; what was read stays known. */
    WITHDRAWN
}
