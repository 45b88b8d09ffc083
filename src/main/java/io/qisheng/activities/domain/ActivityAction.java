package io.qisheng.activities.domain;

/** What an organiser does with an activity as a whole. */
public enum ActivityAction {
    SCHEDULE,
    PUBLISH,
    OPEN,
    CLOSE,
    CANCEL
}
