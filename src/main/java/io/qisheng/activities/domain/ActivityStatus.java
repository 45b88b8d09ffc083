package io.qisheng.activities.domain;

/** Where an activity stands. */
public enum ActivityStatus {
    DRAFT,
    SCHEDULED,
    PUBLISHED,
    OPEN,
    CLOSED,
    CANCELLED
}
