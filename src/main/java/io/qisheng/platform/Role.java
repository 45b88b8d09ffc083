package io.qisheng.platform;

/** What a user may do, granted on one organisation and reaching that organisation's subtree. */
public enum Role {
    MEMBER,
    SECRETARY,
    OWNER,
    INSTRUCTOR,
    DESK,
    HANDLER,
    DEPARTMENT_LEAD,
    SUPERVISOR,
    ASSESSOR,
    ADMIN,
    AUDITOR
}
