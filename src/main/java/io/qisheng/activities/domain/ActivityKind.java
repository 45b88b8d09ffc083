package io.qisheng.activities.domain;

/** The kinds of organisation life. */
public enum ActivityKind {
    THEME_PARTY_DAY,
    BRANCH_MEETING,
    COMMITTEE_MEETING,
    GROUP_MEETING,
    PARTY_LECTURE,
    DEMOCRATIC_REVIEW
}
