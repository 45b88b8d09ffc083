package io.qisheng.petitions.campaigns.domain;

/** What somebody is to a campaign. */
public enum CampaignStanding {
    /** Desk or supervisor of the area for which it was opened. */
    OVERSEER,
    /** Staff of the department that leads it. */
    LEAD,
    /** Staff of a department that has a task in it. */
    TASKED
}
