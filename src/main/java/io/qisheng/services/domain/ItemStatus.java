package io.qisheng.services.domain;

/** Where an item of the menu stands. */
public enum ItemStatus {
    /** Written, and never published yet. */
    DRAFT,
    /** On the menu. */
    PUBLISHED,
    /** Taken off the menu; what was ordered stays. */
    RETIRED
}
