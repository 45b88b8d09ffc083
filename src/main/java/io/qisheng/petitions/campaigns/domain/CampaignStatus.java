package io.qisheng.petitions.campaigns.domain;

/** Where a campaign stands. */
public enum CampaignStatus {
    /** Petitions join it, and the work goes on. */
    OPEN,
    /** Its petitions were answered; what is left of the work goes on. */
    ANSWERED,
    CLOSED
}
