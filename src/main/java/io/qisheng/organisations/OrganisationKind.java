package io.qisheng.organisations;

/** What a node of the tree is. */
public enum OrganisationKind {
    DISTRICT,
    TOWNSHIP,
    COMMITTEE,
    GENERAL_BRANCH,
    BRANCH,
    DEPARTMENT,
    ENTERPRISE,
    ALLIANCE,
    VILLAGE
}
